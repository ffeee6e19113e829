import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { WriteDb } from '../../db/database.ts';
import { ReplyError } from '../../shared/contract/client.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { naiveFigures } from '../builders/naive-figures.ts';
import { startPlace } from './start-place.ts';
import { OUTPUTS, type Work } from './work.ts';

/** What a folder holds, as a user would find it at the next start. */
export interface Observed {
  /** What every company's file holds, table by table, and every document, by a hash of it. */
  state: Record<string, string>;
  /** Files that cannot be opened, or whose pages, references or sums are wrong. */
  unreadable: string[];
  /** What an operation cut short has left behind. */
  leftovers: string[];
}

/** Sums that are kept beside the books and made again when they are stale; they are compared with sums made from nothing. */
const KEPT = ['customer_month_blocks', 'credit_customer_months', 'stale_customer_months', 'customer_months_through'];

/** Opens everything again through the real backend. */
export async function observe(folder: string, work: Work): Promise<Observed> {
  const observed: Observed = { state: {}, unreadable: [], leftovers: [] };
  const { backend, client, unexpected } = startPlace(folder, work.today);
  try {
    const known = await client.companies.recent({});
    // As the user sees them: a file taken in is listed from the moment it is in the application's folder, opened there yet or not.
    observed.state.known = JSON.stringify([...new Set(known.map(({ path }) => basename(path)))].sort());
    for (const path of companyFiles(folder)) {
      const name = relative(folder, path);
      try {
        const { companyId: company } = await client.companies.open({ file: path as InputFile });
        const db = backend.companies.databaseOf(company);
        observed.unreadable.push(...wrongIn(db).map((what) => `${name}: ${what}`));
        for (const [table, hash] of Object.entries(contentOf(db))) observed.state[`${name}/${table}`] = hash;
        const month = yearMonth(work.today.slice(0, 7));
        const [figures, naive] = [await client.dashboard.figures({ month }, { company }), naiveFigures(db, month, () => true)];
        for (const [key, value] of Object.entries(naive)) {
          const shown: unknown = figures[key as keyof typeof figures];
          if (!holds(shown, value)) observed.unreadable.push(`${name}: the kept sums of ${key} are wrong`);
        }
        backend.companies.close(company);
      } catch (error) {
        if (!(error instanceof ReplyError)) throw error;
        observed.unreadable.push(`${name}: ${error.code} ${String((unexpected.at(-1) as Error | undefined)?.stack ?? '')}`);
      }
    }
  } finally {
    backend.close();
  }
  for (const path of everyFile(folder)) {
    const name = relative(folder, path);
    if (isDraft(path)) observed.leftovers.push(name);
    else if (isDocument(name)) observed.state[name] = documentHash(path);
    else if (name.endsWith('.json') && !isJson(path)) observed.unreadable.push(name);
  }
  return observed;
}

/** Whether all that is expected is found; there may be more. */
function holds(found: unknown, expected: unknown): boolean {
  if (expected === null || typeof expected !== 'object') return found === expected;
  if (found === null || typeof found !== 'object') return false;
  return Object.entries(expected).every(([key, value]) => holds((found as Record<string, unknown>)[key], value));
}

function wrongIn(db: WriteDb): string[] {
  const integrity = db.prepare<{ integrity_check: string }>('PRAGMA integrity_check').all();
  const dangling = db.prepare('PRAGMA foreign_key_check').all();
  return [
    ...integrity.map((row) => row.integrity_check).filter((found) => found !== 'ok'),
    ...(dangling.length > 0 ? [`${dangling.length} dangling references`] : []),
  ];
}

/** A hash of every table; the company's own identity is drawn at random where it is created. */
function contentOf(db: WriteDb): Record<string, string> {
  const tables = db
    .prepare<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .filter(({ name }) => !KEPT.includes(name));
  return Object.fromEntries(
    tables.map(({ name }) => {
      const rows = db.prepare<Record<string, unknown>>(`SELECT * FROM ${name} ORDER BY 1, 2`).all();
      const hash = createHash('sha256');
      for (const { settled_on: _kept, uuid: _random, ...row } of rows) hash.update(JSON.stringify(row));
      return [name, `${rows.length} ${hash.digest('hex').slice(0, 16)}`];
    }),
  );
}

/** What was written to be kept: documents where the user asked for them, and backups. */
export function isDocument(name: string): boolean {
  return name.startsWith(`${OUTPUTS}/`) || name.startsWith('app/Sauvegardes');
}

function isJson(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Encrypted copies are never twice the same; one that was cut short is shorter. */
function documentHash(path: string): string {
  if (path.endsWith('.age')) return `${statSync(path).size} bytes`;
  // A manifest says when its source was last written, which is the moment of the run.
  if (path.endsWith('.controle.json'))
    return createHash('sha256')
      .update(readFileSync(path, 'utf8').replace(/"sourceState": "[^"]*"/, ''))
      .digest('hex')
      .slice(0, 16);
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
}

/** Hidden files are what is being written; side files are gone once a company was opened and closed. */
function isDraft(path: string): boolean {
  const name = basename(path);
  return path.includes('/.') || /\.(nouveau|en-cours|tmp)$|-(wal|shm|journal)$/.test(name);
}

export function companyFiles(folder: string): string[] {
  return everyFile(folder).filter((path) => path.endsWith('.quittance') && !isDraft(path) && !isDocument(relative(folder, path)));
}

export function everyFile(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort();
}
