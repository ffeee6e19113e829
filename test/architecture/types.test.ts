import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '..', '..');

function compile(tsconfig: string): { status: number | null; output: string } {
  const tsc = join(PROJECT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', tsconfig], { cwd: PROJECT, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

it.each(['shared', 'db', 'electron', 'renderer', 'test'])('%s compiles', (runtime) => {
  const { status, output } = compile(join(PROJECT, runtime));
  expect(output).toBe('');
  expect(status).toBe(0);
});

interface Planted {
  readonly refused: readonly string[];
  readonly own: readonly string[];
}

describe.each<[string, Planted]>([
  [
    'shared',
    {
      refused: ['process.cwd()', "Buffer.from('a')", 'document.title', "fetch('https://example.org')", 'setTimeout(() => undefined, 1)'],
      own: ['[1, 2].at(-1)'],
    },
  ],
  ['db', { refused: ['document.title'], own: ["Buffer.from('a')"] }],
  ['electron', { refused: ['window.location.href'], own: ['process.cwd()'] }],
  ['renderer', { refused: ['process.cwd()', "Buffer.from('a')"], own: ['document.title'] }],
])('%s', (runtime, { refused, own }) => {
  // Inside node_modules, so that the packages of types are found as they are from the runtime's own folder.
  const cache = join(PROJECT, 'node_modules', '.cache');
  let folder = '';
  let output = '';
  const lines = [...refused, ...own];

  beforeAll(() => {
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, `planted-${runtime}-`));
    const files = lines.map((code, at) => {
      writeFileSync(join(folder, `planted-${at}.ts`), `export const planted = ${code};\n`);
      return `planted-${at}.ts`;
    });
    const extended = join(PROJECT, runtime, 'tsconfig.json');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: extended, include: [], files }));
    ({ output } = compile(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const errorsOf = (code: string): string[] => output.split('\n').filter((line) => line.includes(`planted-${lines.indexOf(code)}.ts`));

  it.each(refused)('does not compile %s, a global of another runtime', (code) => {
    expect(errorsOf(code).join('\n')).toMatch(/error TS(2304|2580|2584|2591|2552|2503|2867|2868)/);
  });

  it.each(own)('compiles %s', (code) => {
    expect(errorsOf(code)).toEqual([]);
  });
});
