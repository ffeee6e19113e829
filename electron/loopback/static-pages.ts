import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file of the built interface; undefined for anything outside its folder or not there. */
export async function readPageFile(root: string, urlPath: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  let path: string;
  try {
    path = normalize(join(root, decodeURIComponent(urlPath)));
  } catch {
    return undefined;
  }
  if (!path.startsWith(root + sep) || path.includes('\0')) return undefined;
  try {
    return { type: TYPES[extname(path)] ?? 'application/octet-stream', bytes: await readFile(path) };
  } catch {
    return undefined;
  }
}
