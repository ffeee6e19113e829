import { randomBytes } from 'node:crypto';

/** A fresh nonce per page: the only style elements the page may add are the interface's own. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/** What the page may do: its own scripts, styles, fonts and calls; nothing inline, nothing remote. */
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
