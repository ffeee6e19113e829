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

describe('a global of another runtime does not compile', () => {
  // Inside node_modules, so that the packages of types are found as they are from the runtime's own folder.
  let folder = '';
  beforeAll(() => {
    mkdirSync(join(PROJECT, 'node_modules', '.cache'), { recursive: true });
    folder = mkdtempSync(join(PROJECT, 'node_modules', '.cache', 'planted-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function compileIn(runtime: string, code: string): { status: number | null; output: string } {
    const project = mkdtempSync(join(folder, `${runtime}-`));
    writeFileSync(join(project, 'planted.ts'), `export const planted = ${code};\n`);
    const extended = join(PROJECT, runtime, 'tsconfig.json');
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ extends: extended, include: [], files: ['planted.ts'] }));
    return compile(project);
  }

  it.each([
    ['shared', 'process.cwd()'],
    ['shared', "Buffer.from('a')"],
    ['shared', 'document.title'],
    ['shared', "fetch('https://example.org')"],
    ['shared', 'setTimeout(() => undefined, 1)'],
    ['db', 'document.title'],
    ['electron', 'window.location.href'],
    ['renderer', 'process.cwd()'],
    ['renderer', "Buffer.from('a')"],
  ])('%s: %s', (runtime, code) => {
    const { status, output } = compileIn(runtime, code);
    expect(output).toMatch(/error TS(2304|2580|2584|2591|2552|2503|2867|2868)/);
    expect(status).not.toBe(0);
  });

  it.each([
    ['shared', '[1, 2].at(-1)'],
    ['electron', 'process.cwd()'],
    ['db', "Buffer.from('a')"],
    ['renderer', 'document.title'],
  ])('but its own does: %s: %s', (runtime, code) => {
    expect(compileIn(runtime, code)).toEqual({ status: 0, output: '' });
  });
});
