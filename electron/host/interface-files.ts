import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** What a host answers to a request for a file of the interface. */
export interface InterfaceFile {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * What a page of the interface may load: its own files, and style elements that carry the nonce of this very response. No inline
 * script, no remote address, no frame, no form. `data:` and `blob:` images are the interface's own (icons, letter previews).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Serves the built interface from one folder and nothing outside it, whatever the address looks like. In a page, the
 * placeholders `__CSP_NONCE__` and `__TOKEN__` become a nonce made for this response and the host's token ('' where it has none).
 */
export async function interfaceFile(folder: string, pathname: string, token: string): Promise<InterfaceFile> {
  const path = await pathInside(folder, pathname === '/' ? '/index.html' : pathname);
  const type = path === undefined ? undefined : CONTENT_TYPES[extname(path)];
  const bytes = path === undefined || type === undefined ? undefined : await readFile(path).catch(() => undefined);
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  if (bytes === undefined || type === undefined) {
    return { status: 404, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: encoded('Introuvable') };
  }
  if (!type.startsWith('text/html')) {
    // Names of built files carry a hash of their content.
    return {
      status: 200,
      headers: { ...headers, 'content-type': type, 'cache-control': 'max-age=31536000, immutable' },
      body: new Uint8Array(bytes),
    };
  }
  const page = bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce).replaceAll('__TOKEN__', token);
  return { status: 200, headers: { ...headers, 'content-type': type, 'cache-control': 'no-store' }, body: encoded(page) };
}

/** The file that a path of an address names, links followed; undefined when there is none or it lies outside the folder. */
async function pathInside(folder: string, pathname: string): Promise<string | undefined> {
  try {
    const decoded = decodeURIComponent(pathname);
    // A backslash, a colon or a NUL has no place in the name of a built file; on Windows they would mean something else.
    if (/[\\:\0]/.test(decoded) || decoded.split('/').includes('..')) return undefined;
    const root = await realpath(folder);
    const path = await realpath(join(root, decoded));
    return path.startsWith(root + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
