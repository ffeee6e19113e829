import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createDatabase, openDatabase } from '../../db/company-file.ts';
import { APPLICATION_ID, MIGRATIONS, migrate } from '../../db/migrate.ts';
import { aDirectory } from '../builders/company.ts';

function aFile(): string {
  const path = join(aDirectory(), 'societe.quittance');
  createDatabase(path).close();
  return path;
}

const refused = (code: string) => expect.objectContaining({ code });

describe('a company file', () => {
  test('is in WAL with full synchronisation, foreign keys on and strict tables', () => {
    const path = join(aDirectory(), 'societe.quittance');
    const db = createDatabase(path);
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    expect(() =>
      db.prepare("INSERT INTO charges (charged_on, amount_cents, nature, label) VALUES ('2025-01-01', '12,50', 'fixed', 'x')").run(),
    ).toThrow();
    const loose = db
      .prepare<{ name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
    db.close();
  });

  test('is never created over an existing file', () => {
    const path = join(aDirectory(), 'notes.txt');
    writeFileSync(path, 'à garder');
    expect(() => createDatabase(path)).toThrow(refused('COMPANY_FILE_EXISTS'));
    expect(readFileSync(path, 'utf8')).toBe('à garder');
  });

  test('cannot be created in a folder that does not exist', () => {
    expect(() => createDatabase(join(aDirectory(), 'absent', 'societe.quittance'))).toThrow(refused('COMPANY_FILE_UNWRITABLE'));
  });

  test('opens once: a second opener is told that it is in use, and the first goes on', () => {
    const path = aFile();
    const first = openDatabase(path);
    expect(() => openDatabase(path)).toThrow(refused('COMPANY_FILE_IN_USE'));
    expect(first.prepare<{ n: number }>('SELECT count(*) AS n FROM customers').get()?.n).toBe(0);
    first.close();
    openDatabase(path).close();
  });

  test.each([
    ['an empty file', ''],
    ['a text', 'Bonjour, ceci n’est pas une base de données.'],
  ])('refuses %s and leaves it as it was', (_name, content) => {
    const path = join(aDirectory(), 'autre.quittance');
    writeFileSync(path, content);
    expect(() => openDatabase(path)).toThrow(refused('COMPANY_FILE_FOREIGN'));
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  test('refuses a folder and a missing file', () => {
    const directory = aDirectory();
    expect(() => openDatabase(directory)).toThrow(refused('COMPANY_FILE_FOREIGN'));
    expect(() => openDatabase(join(directory, 'absent.quittance'))).toThrow(refused('COMPANY_FILE_MISSING'));
  });

  test('refuses another program’s SQLite file and changes nothing in it', () => {
    const path = join(aDirectory(), 'autre.sqlite');
    const other = new Database(path);
    other.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
    other.close();
    const before = readFileSync(path);
    expect(() => openDatabase(path)).toThrow(refused('COMPANY_FILE_FOREIGN'));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('refuses a file from a newer version and changes nothing in it', () => {
    const path = aFile();
    const newer = new Database(path);
    newer.pragma('journal_mode = DELETE');
    newer.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    const before = readFileSync(path);
    expect(() => openDatabase(path)).toThrow(
      expect.objectContaining({ code: 'COMPANY_FILE_NEWER', params: expect.objectContaining({ fileVersion: MIGRATIONS.length + 1 }) }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('refuses a damaged file', () => {
    const path = aFile();
    const bytes = readFileSync(path);
    bytes.fill(0x41, 100, 8000);
    writeFileSync(path, bytes);
    expect(() => openDatabase(path)).toThrow(refused('COMPANY_FILE_DAMAGED'));
  });

  test.skipIf(process.getuid?.() === 0)('says that a read-only file cannot be written', () => {
    const path = aFile();
    chmodSync(path, 0o444);
    expect(() => openDatabase(path)).toThrow(refused('COMPANY_FILE_UNWRITABLE'));
  });
});

describe('migrations', () => {
  const ADD_NOTE = "ALTER TABLE company ADD COLUMN motto TEXT NOT NULL DEFAULT ''";

  function upgradable(): { sqlite: Database.Database; path: string } {
    const path = aFile();
    const sqlite = new Database(path);
    sqlite.exec("INSERT INTO customers (id, name, match_name) VALUES (7, 'Durand', 'durand')");
    return { sqlite, path };
  }

  test('bring an older file forward, keep what it held, and keep a copy of it as it was', () => {
    const { sqlite, path } = upgradable();
    migrate(sqlite, path, [...MIGRATIONS, ADD_NOTE]);
    expect(sqlite.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
    expect(sqlite.prepare('SELECT name FROM customers').all()).toEqual([{ name: 'Durand' }]);
    sqlite.close();
    const copy = new Database(`${path}.avant-version-${MIGRATIONS.length + 1}`);
    expect(copy.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(copy.prepare('SELECT name FROM customers').all()).toEqual([{ name: 'Durand' }]);
    copy.close();
  });

  test.each([
    ['fails half-way', `${ADD_NOTE}; SELECT nonsense FROM nowhere;`],
    [
      'would leave a dangling reference',
      "INSERT INTO invoices (customer_id, number, kind, issued_on, due_on, total_cents) VALUES (99, 'F1', 'invoice', '2025-01-01', '2025-01-31', 1)",
    ],
  ])('one that %s changes nothing', (_name, statements) => {
    const { sqlite, path } = upgradable();
    expect(() => migrate(sqlite, path, [...MIGRATIONS, statements])).toThrow();
    expect(sqlite.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(sqlite.prepare("SELECT count(*) AS n FROM pragma_table_info('company') WHERE name = 'motto'").get()).toEqual({ n: 0 });
    expect(sqlite.prepare('SELECT count(*) AS n FROM invoices').get()).toEqual({ n: 0 });
    sqlite.close();
  });

  test('every file bears the mark of this program', () => {
    const sqlite = new Database(aFile());
    expect(sqlite.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    sqlite.close();
  });
});
