import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = ['dist/renderer/index.html', 'dist/shell/main.js', 'dist/backend/backend-process.js'];
const SOURCES = ['shared', 'db', 'electron', 'renderer', 'resources', 'package.json', 'package-lock.json'];

/** Whether what is built is newer than everything it is built from. */
export function buildIsCurrent(project: string): boolean {
  const built = BUILT.map((file) => join(project, file));
  if (!built.every((file) => existsSync(file))) return false;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return SOURCES.every((source) => newestIn(join(project, source)) <= oldest);
}

function newestIn(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
