import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileLog } from '../../electron/host/file-log.ts';
import { aDirectory } from '../builders/company.ts';
import { everyWork } from './every-work.ts';
import { compileFailingDisk, onFailingDisk } from './failing-disk.ts';
import { judge } from './kill-once.ts';
import { observe } from './observe.ts';
import { makeReference, type Reference } from './reference.ts';
import { startChild } from './start-child.ts';

const library = mkdtempSync(join(tmpdir(), 'quittance-'));
const disk = compileFailingDisk(library);
afterAll(() => rmSync(library, { recursive: true }));
if (disk.library === null) console.warn(`tests of a failing disk are passed over: ${disk.reason}`);

describe.runIf(disk.library !== null)('a disk that fails while the program runs', () => {
  let reference: Reference;
  beforeAll(async () => {
    const work = everyWork().find(({ name }) => name === 'import');
    if (!work) throw new Error('no such work');
    reference = await makeReference({ ...work, operations: work.operations.slice(0, 1) }, library);
  });

  test.each([
    ['full', 'DISK_FULL'],
    ['gone', 'COMPANY_FILE_UNREACHABLE'],
  ] as const)('%s: what is asked for is refused as %s, and done when asked for again on the mended disk', async (fault, code) => {
    if (disk.library === null) throw new Error('nothing to fail');
    const root = aDirectory();
    const folder = join(root, 'panne');
    cpSync(reference.base, folder, { recursive: true });
    const mended = join(root, 'repare');
    const child = startChild(reference.work, folder, {
      ...onFailingDisk(disk.library, fault, folder, 25, { DISK_MENDED: mended }),
      FAULTS_AGAIN: '1',
    });
    await child.until('ready');
    child.order('one');
    expect(await child.next()).toContain(`refused 0 ${code}`);
    writeFileSync(mended, '');
    child.order('one');
    expect(await child.next()).toContain('done 0');
    child.process.kill('SIGKILL');
    await child.exited;
    expect(await judge(reference, folder, 1)).toMatchObject({ losses: [], partial: [], unreadable: [] });
  });

  test('slow: an import under way says how far it is and can be given up; nothing of it is there', async () => {
    if (disk.library === null) throw new Error('nothing to fail');
    const root = aDirectory();
    const folder = join(root, 'lent');
    cpSync(reference.base, folder, { recursive: true });
    const child = startChild(reference.work, folder, {
      ...onFailingDisk(disk.library, 'slow', folder, 0, { DISK_DELAY: '20000' }),
      FAULTS_CANCEL: '2',
    });
    await child.until('ready');
    child.order('go');
    expect(await child.next()).toContain('refused 0 CANCELLED');
    child.process.kill('SIGKILL');
    await child.exited;
    const { state } = await observe(folder, reference.work);
    expect(state).toEqual(reference.states[0]);
  });
});

test('a log that cannot be written costs nothing but itself', () => {
  const directory = aDirectory();
  writeFileSync(join(directory, 'journal'), '');
  fileLog(join(directory, 'journal')).error('0000', new Error('sans suite'));
  expect(readFileSync(join(directory, 'journal'), 'utf8')).toBe('');
});
