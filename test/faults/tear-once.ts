import { cpSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { judge, type Outcome } from './kill-once.ts';
import type { Reference } from './reference.ts';
import { COMPANY_FILE } from './work.ts';

/**
 * What a power cut leaves of a killed program's files: its side file ends at any byte, or never reached the disk. Only where the file
 * itself was not being written: the system is asked to have the side file on the disk before that begins. Null where there is nothing to tear.
 */
export async function tearOnce(
  reference: Reference,
  killed: string,
  { torn, confirmed, random }: { torn: string; confirmed: number; random: () => number },
): Promise<Outcome | null> {
  const file = statSync(join(killed, COMPANY_FILE), { throwIfNoEntry: false });
  const side = statSync(join(killed, `${COMPANY_FILE}-wal`), { throwIfNoEntry: false });
  if (!file || !side || side.size === 0 || side.mtimeMs <= file.mtimeMs) return null;
  cpSync(killed, torn, { recursive: true });
  const path = join(torn, `${COMPANY_FILE}-wal`);
  if (random() < 0.25) rmSync(path);
  else truncateSync(path, Math.floor(random() * side.size));
  const outcome = await judge(reference, torn, confirmed);
  rmSync(torn, { recursive: true, force: true });
  // Drafts are remembered under the place where they were made, not under that of this copy.
  const partial = outcome.partial.filter((found) => !found.startsWith('left behind'));
  return { ...outcome, partial, operation: 'torn side file' };
}
