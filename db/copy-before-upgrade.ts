import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';

/**
 * Copies a file beside itself as it is before an upgrade, whole or not at all, under `<file>.avant-version-<n>`. A copy that an attempt cut
 * short has left is made again; a finished one of the same content is kept; one of other content keeps its name, and this one takes the next.
 */
export function copyBeforeUpgrade(sqlite: Database.Database, path: string, version: number): void {
  const wanted = `${path}.avant-version-${version}`;
  const draft = `${wanted}.en-cours`;
  try {
    remove(draft);
    sqlite.prepare('VACUUM INTO ?').run(draft);
    flush(draft);
    const place = freePlace(wanted, draft);
    if (place !== null) renameSync(draft, place);
  } finally {
    remove(draft);
  }
}

/** Where the finished copy goes; null when there is one of the same content. */
function freePlace(wanted: string, draft: string): string | null {
  for (let attempt = 1; ; attempt++) {
    const place = attempt === 1 ? wanted : `${wanted} (${attempt})`;
    if (!existsSync(place)) return place;
    if (haveSameContent(place, draft)) return null;
  }
}

function haveSameContent(one: string, other: string): boolean {
  if (statSync(one).size !== statSync(other).size) return false;
  const [a, b] = [Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)];
  const [first, second] = [openSync(one, 'r'), openSync(other, 'r')];
  try {
    for (;;) {
      const [read, alike] = [readSync(first, a), readSync(second, b)];
      if (read !== alike || !a.subarray(0, read).equals(b.subarray(0, alike))) return false;
      if (read === 0) return true;
    }
  } finally {
    closeSync(first);
    closeSync(second);
  }
}

/** A copy that stands for the file has to be on the disk before the file changes. */
function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Ours: no other program gives files such names. */
function remove(draft: string): void {
  rmSync(draft, { force: true });
  rmSync(`${draft}-journal`, { force: true });
}
