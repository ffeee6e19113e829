import { createHash } from 'node:crypto';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** What the first entry is chained to. */
const NOTHING = '0'.repeat(64);

export interface StoredEntry {
  id: number;
  at: string;
  actor: string;
  verb: string;
  customerId: number | null;
  /** The customer's name as it was then. */
  subject: string;
  before: string;
  after: string;
  previousHash: string;
  hash: string;
}

export type NewEntry = Omit<StoredEntry, 'id' | 'previousHash' | 'hash'>;

const COLUMNS = `id, happened_at AS at, actor, action AS verb, customer_id AS customerId, subject, coalesce(before, '{}') AS before,
  coalesce(after, '{}') AS after, previous_hash AS previousHash, hash`;

/** Adds an entry to the chain. Inside the transaction of what it tells of. */
export function appendEntry(db: WriteDb, entry: NewEntry): void {
  const last = db.prepare<{ id: number; hash: string }>('SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1').get();
  const id = (last?.id ?? 0) + 1;
  const previousHash = last?.hash ?? NOTHING;
  const hash = hashOf({ ...entry, id, previousHash });
  db.prepare(
    `INSERT INTO journal (id, happened_at, actor, action, customer_id, subject, before, after, previous_hash, hash)
     VALUES (:id, :at, :actor, :verb, :customerId, :subject, :before, :after, :previousHash, :hash)`,
  ).run({ ...entry, id, previousHash, hash });
  db.prepare(
    'INSERT INTO journal_head (id, entries, hash) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET entries = excluded.entries, hash = excluded.hash',
  ).run(id, hash);
}

/** SHA-256 over the entry as canonical JSON, the hash before it included. */
function hashOf({ id, at, actor, verb, customerId, subject, before, after, previousHash }: Omit<StoredEntry, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalJson({ id, at, actor, verb, customerId, subject, before, after, previousHash }))
    .digest('hex');
}

/**
 * Writes entries anew and the chain of hashes with them, for the one case in which the law wants something out of it. `revise` gives what an
 * entry is to say, or null to leave it. Says how many were changed and the hash that the chain ended with before; entered by the caller.
 */
export function rewriteEntries(
  db: WriteDb,
  revise: (entry: StoredEntry) => Pick<StoredEntry, 'subject' | 'before' | 'after'> | null,
): {
  changed: number;
  headBefore: string;
} {
  const headBefore = db.prepare<{ hash: string }>('SELECT hash FROM journal_head').get()?.hash ?? NOTHING;
  const guard = db
    .prepare<{ sql: string }>("SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = 'journal_is_not_changed'")
    .get();
  if (!guard) throw new Error('the journal is not guarded');
  db.run('DROP TRIGGER journal_is_not_changed');
  const update = db.prepare(
    'UPDATE journal SET subject = :subject, before = :before, after = :after, previous_hash = :previousHash, hash = :hash WHERE id = :id',
  );
  let previousHash = NOTHING;
  let changed = 0;
  for (const entry of db.prepare<StoredEntry>(`SELECT ${COLUMNS} FROM journal ORDER BY id`).all()) {
    const revised = revise(entry);
    if (revised !== null) changed += 1;
    const { subject, before, after } = revised ?? entry;
    const hash = hashOf({ ...entry, subject, before, after, previousHash });
    update.run({ id: entry.id, subject, before, after, previousHash, hash });
    previousHash = hash;
  }
  db.run(guard.sql);
  if (previousHash !== NOTHING) db.prepare('UPDATE journal_head SET hash = ?').run(previousHash);
  return { changed, headBefore };
}

export type ChainBreak = { entryId: number | null; code: 'changed' | 'missing' | 'cut' };

/**
 * Goes through the chain from its beginning: an entry whose hash is not its own was changed; one that does not follow the one before, or
 * whose number is not the next, misses some between; fewer than there were miss some at the end.
 */
export function verifyChain(db: ReadDb): { entries: number; broken: ChainBreak | null } {
  let previousHash = NOTHING;
  let entries = 0;
  for (const entry of db.prepare<StoredEntry>(`SELECT ${COLUMNS} FROM journal ORDER BY id`).iterate()) {
    if (entry.id !== entries + 1 || entry.previousHash !== previousHash) return { entries, broken: { entryId: entry.id, code: 'missing' } };
    if (hashOf(entry) !== entry.hash) return { entries, broken: { entryId: entry.id, code: 'changed' } };
    previousHash = entry.hash;
    entries += 1;
  }
  const head = db.prepare<{ entries: number; hash: string }>('SELECT entries, hash FROM journal_head').get();
  const isWhole = head === undefined ? entries === 0 : head.entries === entries && head.hash === previousHash;
  return { entries, broken: isWhole ? null : { entryId: entries === 0 ? null : entries, code: 'cut' } };
}

export interface EntryFilter {
  verbs?: readonly string[] | undefined;
  customerId?: number | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
  limit: number;
}

/** Entries, latest first; those of a customer include those of the customers that were merged into it. */
export function listEntries(db: ReadDb, { verbs, customerId, from, to, limit }: EntryFilter): { entries: StoredEntry[]; total: number } {
  const where = `WHERE (:verbs IS NULL OR action IN (SELECT value FROM json_each(:verbs)))
      AND (:customerId IS NULL OR customer_id = :customerId
           OR customer_id IN (SELECT merged_id FROM customer_merges WHERE keep_id = :customerId AND undone_on IS NULL))
      AND (:from IS NULL OR substr(happened_at, 1, 10) >= :from) AND (:to IS NULL OR substr(happened_at, 1, 10) <= :to)`;
  const given = { verbs: verbs ? JSON.stringify(verbs) : null, customerId: customerId ?? null, from: from ?? null, to: to ?? null };
  return {
    entries: db.prepare<StoredEntry>(`SELECT ${COLUMNS} FROM journal ${where} ORDER BY id DESC LIMIT :limit`).all({ ...given, limit }),
    total: db.prepare<{ total: number }>(`SELECT count(*) AS total FROM journal ${where}`).get(given)?.total ?? 0,
  };
}
