import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const NAME = /^quittance-(\d+)-/;

/** A folder for the files of one start, which nobody else can open: its name bears the process, so that a later start knows whose it was. */
export function makeTemporaryFolder(within: string = tmpdir()): string {
  removeLeftFolders(within);
  return mkdtempSync(join(within, `quittance-${process.pid}-`));
}

/** Removes what a process that was killed left there: files that were handed over, letters, copies that were looked at. */
export function removeLeftFolders(within: string = tmpdir()): void {
  for (const name of readdirSync(within)) {
    const process = NAME.exec(name)?.[1];
    if (process === undefined || isAlive(Number(process)) || !isOurs(join(within, name))) continue;
    try {
      rmSync(join(within, name), { recursive: true, force: true });
    } catch {
      // A file that another program holds open: the next start tries again.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A folder of this user, not a link to one: what others put beside ours is theirs. */
function isOurs(path: string): boolean {
  try {
    const status = lstatSync(path);
    return status.isDirectory() && (process.platform === 'win32' || status.uid === userInfo().uid);
  } catch {
    return false;
  }
}
