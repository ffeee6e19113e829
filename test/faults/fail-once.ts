import { cpSync, rmSync } from 'node:fs';
import type { ErrorCode } from '../../shared/errors/error-params.ts';
import { type DiskFault, onFailingDisk } from './failing-disk.ts';
import { judge, type Outcome } from './kill-once.ts';
import type { Reference } from './reference.ts';
import { startChild } from './start-child.ts';

/** What a user may be told of a disk that fails: what happened, and what to do. */
const SAID: Record<Exclude<DiskFault, 'slow'>, readonly (ErrorCode | 'TOLD_ON_SCREEN')[]> = {
  full: ['DISK_FULL', 'BACKUP_NO_SPACE', 'TOLD_ON_SCREEN'],
  gone: [
    'COMPANY_FILE_UNREACHABLE',
    'COMPANY_FILE_UNWRITABLE',
    'COMPANY_FILE_MOVED',
    'OUTPUT_UNWRITABLE',
    'FILE_UNREADABLE',
    'BACKUP_PLACE_GONE',
    'TOLD_ON_SCREEN',
  ],
};

/**
 * Lets the program work on a disk that fails from a random write on, until something is refused; the disk is then whole again, and
 * what is there is held against what was confirmed. A refusal without its sentence counts as a partial write.
 */
export async function failOnce(
  reference: Reference,
  folder: string,
  { library, fault, random }: { library: string; fault: 'full' | 'gone'; random: () => number },
): Promise<Outcome> {
  cpSync(reference.base, folder, { recursive: true });
  // Early writes fail as often as late ones: a long import has many more of the latter.
  const after = Math.floor(Math.exp(random() * Math.log(900)));
  const child = startChild(reference.work, folder, onFailingDisk(library, fault, folder, after));
  let confirmed = 0;
  let refusal: string | null = null;
  for (;;) {
    const line = await child.next();
    if (line === 'ready') child.order('go');
    else if (line.startsWith('done')) confirmed += 1;
    else if (line === 'end') break;
    else refusal = line;
  }
  child.order('bye');
  await child.exited;
  // A company opens although its place in the list of known ones cannot be kept.
  const isList = (line: string) => line.startsWith('known:');
  const outcome = {
    ...(await judge(reference, folder, confirmed, isList)),
    operation: reference.work.operations[confirmed]?.name ?? 'opening',
  };
  const code = refusal?.split(' ')[2];
  if (refusal !== null && !SAID[fault].some((each) => each === code)) outcome.partial.push(`told by the wrong sentence: ${refusal}`);
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}
