import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DraftRegister, NO_DRAFT_REGISTER } from './draft-register.ts';

/** Folders of drafts: hidden, and named after the process that made them. */
const MARK = '.reprise-';

/** A folder of its own for drafts that nobody else shall see, beside the file that they are made for. Its maker removes it. */
export function draftFolder(place: string): string {
  mkdirSync(place, { recursive: true });
  const folder = join(place, `${MARK}${process.pid}-${randomUUID().slice(0, 8)}`);
  const forget = register.note(folder);
  mkdirSync(folder, { mode: 0o700 });
  underWay.set(folder, forget);
  return folder;
}

export function removeDraftFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  underWay.get(folder)?.();
  underWay.delete(folder);
}

/** What remembers drafts between runs: a folder of the user's is not looked into at each start. */
let register: DraftRegister = NO_DRAFT_REGISTER;
const underWay = new Map<string, () => void>();

export function rememberDraftsIn(drafts: DraftRegister): void {
  register = drafts;
}

/** Removes the drafts that a killed program left in a folder; those of a program that still runs stay. */
export function removeAbandonedDrafts(place: string): void {
  let names: string[];
  try {
    names = readdirSync(place);
  } catch {
    return; // no such folder, or not ours to read: then nothing of ours is in it
  }
  for (const name of names) {
    const maker = name.startsWith(MARK) ? Number(/^(\d+)-/.exec(name.slice(MARK.length))?.[1] ?? 0) : null;
    if (maker === null || (maker !== 0 && isRunning(maker))) continue;
    try {
      removeDraftFolder(join(place, name));
    } catch {
      // still in use somewhere: the next start tries again
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
