import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Remembers what is being written in the user's folders, so that the next start removes what a killed program has left there. */
export interface DraftRegister {
  /** Notes a draft before it is made; to be called back once it is gone. */
  note(draft: string): () => void;
}

/** Where nothing is kept between runs. */
export const NO_DRAFT_REGISTER: DraftRegister = { note: () => () => {} };

/** This run of the program: its entries are under way, and not left behind. */
const RUN = randomUUID().slice(0, 8);
const DRAFT = /^\.(quittance|reprise-\d+)-[0-9a-f]{8}$/;

/** The name of a draft: hidden, short however long the name of what is written, and told from anything that is not ours. */
export function draftName(): string {
  return `.quittance-${randomUUID().slice(0, 8)}`;
}

/** The register of the application's folder; what runs that ended have left is removed at once. */
export function draftRegister(directory: string): DraftRegister {
  const folder = join(directory, 'en-cours');
  removeLeft(folder);
  return {
    note(draft) {
      const entry = join(folder, `${process.pid}-${RUN}-${randomUUID()}`);
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(entry, draft);
      } catch {
        // A full disk: the document is more important than the trace of its draft, and says itself that there is no room.
      }
      return () => rmSync(entry, { force: true });
    },
  };
}

function removeLeft(folder: string): void {
  let entries: string[];
  try {
    entries = readdirSync(folder);
  } catch {
    return; // nothing was ever noted
  }
  for (const entry of entries) {
    const [pid, run] = entry.split('-');
    if (run === RUN || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    try {
      const draft = readFileSync(join(folder, entry), 'utf8');
      // Only what bears the name of a draft: an entry that is damaged removes nobody's file.
      if (DRAFT.test(basename(draft)))
        for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${part}`, { force: true, recursive: true });
      rmSync(join(folder, entry), { force: true });
    } catch {
      // Not to be reached now (a key that is not plugged in): the next start tries again.
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
