import { statSync } from 'node:fs';

/** How often each file is open in this process, by what tells files apart whatever they are called. */
const open = new Map<string, number>();

/** Notes that a file is open from now on; to be called back when it is closed. */
export function noteOpen(path: string): () => void {
  const identity = identityOf(path);
  if (identity === null) return () => {};
  open.set(identity, (open.get(identity) ?? 0) + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const others = (open.get(identity) ?? 1) - 1;
    if (others === 0) open.delete(identity);
    else open.set(identity, others);
  };
}

/**
 * Whether this process has a file open as a company's, under this or any other name of it. Such a file must not be opened a second time,
 * not even to be read: on POSIX systems, closing any handle on a file releases every lock that the process holds on it, and another
 * program could then write into it at the same time (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function isOpenHere(path: string): boolean {
  const identity = identityOf(path);
  return identity !== null && open.has(identity);
}

function identityOf(path: string): string | null {
  try {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    return status ? `${status.dev}:${status.ino}` : null;
  } catch {
    return null;
  }
}
