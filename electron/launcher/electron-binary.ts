import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How long a start waits for Electron's program to be downloaded before it falls back on the browser. */
const FETCH_LIMIT_MILLISECONDS = 6000;

function electronFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** Electron's program where it is on this machine: npm's package brings its types only, and downloads the program on demand. */
export function presentElectron(): string | undefined {
  const folder = electronFolder();
  if (folder === undefined) return undefined;
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** Tries once per build to download Electron's program; undefined when it does not come within a few seconds. */
export async function fetchElectron(project: string): Promise<string | undefined> {
  const folder = electronFolder();
  const failedBefore = join(project, 'dist', 'electron-not-fetched');
  if (folder === undefined || existsSync(failedBefore)) return undefined;
  const fetched = await new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const limit = setTimeout(() => child.kill(), FETCH_LIMIT_MILLISECONDS);
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
  if (fetched) return presentElectron();
  mkdirSync(dirname(failedBefore), { recursive: true });
  writeFileSync(failedBefore, '');
  return undefined;
}
