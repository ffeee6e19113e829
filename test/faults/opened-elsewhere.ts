import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./second-opener.ts', import.meta.url));
/** The user that owns nothing, where the tests run as the one whom no protection stops. */
const NOBODY = 65_534;

/** What another process is told that opens a file; `asNobody`: without the rights of the system's administrator. */
export function openedElsewhere(path: string, { asNobody = false } = {}): string {
  const rights = asNobody && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, path], {
    ...rights,
    encoding: 'utf8',
  });
  return stdout.trim() || stderr.trim();
}
