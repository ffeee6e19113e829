import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeInvoicesCsv, writeInvoicesWorkbook } from './sample-files.ts';

/**
 * Measures of speed and memory, as ratios to a floor of the same run: `npm run bench`, or some of them: `npm run bench -- dashboard screens`.
 * Needs the `sqlite3` command for the first floor.
 */
const SECTIONS = { csv, workbook, previews, dashboard, screens, agenda, pack, portfolio, 'command-line': commandLine } as const;

interface Measure {
  milliseconds: number;
  megabytes: number;
  rows: number;
}

const HERE = import.meta.dirname;
const directory = mkdtempSync(join(tmpdir(), 'quittance-bench-'));
const results: Record<string, string>[] = [];

function child<T = Measure>(script: string, ...parameters: string[]): T {
  return childWith<T>([], script, ...parameters);
}

/** `options` come after those that this process was started with. */
function childWith<T>(options: readonly string[], script: string, ...parameters: string[]): T {
  const output = execFileSync(process.execPath, [...process.execArgv, ...options, join(HERE, script), ...parameters], { encoding: 'utf8' });
  return JSON.parse(output) as T;
}

const importOnce = (file: string, verb: string, input = '{}') => child('import-once.ts', directory, file, verb, input);

/** LibreOffice's conversion of a workbook to CSV, its first start in this folder aside; null where there is no LibreOffice. */
function libreOfficeConversion(file: string): number | null {
  const profile = `-env:UserInstallation=file://${join(directory, 'libreoffice')}`;
  const convert = () => spawnSync('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', directory, file]).status === 0;
  if (!convert()) return null;
  const start = performance.now();
  return convert() ? performance.now() - start : null;
}

/** `sqlite3 .import` into a table of the file's columns, with the indexes that invoices have, journalled as a company's file is. */
function sqliteImport(file: string): number | null {
  const script = [
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;',
    'CREATE TABLE invoices (number TEXT NOT NULL, client TEXT NOT NULL, code TEXT NOT NULL, issued_on TEXT NOT NULL, due_on TEXT NOT NULL, amount TEXT NOT NULL) STRICT;',
    'CREATE INDEX invoices_customer ON invoices (code, number); CREATE INDEX invoices_number ON invoices (number); CREATE INDEX invoices_issued ON invoices (issued_on);',
    '.mode csv',
    '.separator ;',
    `.import --skip 1 "${file}" invoices`,
  ].join('\n');
  const path = join(directory, 'floor.db');
  rmSync(path, { force: true });
  const start = performance.now();
  const { status } = spawnSync('sqlite3', [path], { input: script });
  return status === 0 ? performance.now() - start : null;
}

function report(measure: string, value: number, unit: string, target: number): void {
  const met = value <= target ? 'yes' : 'NO';
  results.push({ measure, value: `${value.toFixed(unit === '×' ? 2 : 0)} ${unit}`, target: `≤ ${target} ${unit}`, met });
}

/** A file of invoices, written when a section first asks for it. */
function file(name: string, rows: number): string {
  const path = join(directory, name);
  if (existsSync(path)) return path;
  if (name.endsWith('.csv')) writeInvoicesCsv(path, rows);
  else writeInvoicesWorkbook(path, rows);
  return path;
}
const million = () => file('million.csv', 1_000_000);
const workbookFile = () => file('workbook.xlsx', 100_000);

function csv(): void {
  const small = importOnce(file('tenth.csv', 100_000), 'imports.commit');
  const large = importOnce(million(), 'imports.commit');
  const floor = sqliteImport(million());
  console.log(
    `1 000 000 rows: ${large.milliseconds.toFixed(0)} ms; 100 000 rows: ${small.milliseconds.toFixed(0)} ms; floor: ${floor?.toFixed(0) ?? 'no sqlite3'} ms`,
  );
  if (floor !== null) report('CSV of 1 000 000 rows / sqlite3 .import', large.milliseconds / floor, '×', 2);
  report('CSV of 1 000 000 rows, peak memory', large.megabytes, 'MB', 700);
  report('time of 1 000 000 rows / 100 000 rows', large.milliseconds / small.milliseconds, '×', 11);
}

function workbook(): void {
  const bare = child('read-bare-workbook.ts', workbookFile());
  const book = importOnce(workbookFile(), 'imports.commit');
  console.log(`xlsx of 100 000 rows: ${book.milliseconds.toFixed(0)} ms; bare read: ${bare.milliseconds.toFixed(0)} ms`);
  report('xlsx of 100 000 × 12 / bare read', book.milliseconds / bare.milliseconds, '×', 1.5);
  const conversion = libreOfficeConversion(workbookFile());
  if (conversion === null) console.log('xlsx against LibreOffice: not measured, there is no soffice here');
  else report('xlsx of 100 000 × 12 / LibreOffice to CSV', book.milliseconds / conversion, '×', 1.1);
}

function previews(): void {
  for (const [name, path] of [
    ['CSV', million()],
    ['workbook', workbookFile()],
  ] as const) {
    report(`preview of first rows, ${name}`, importOnce(path, 'imports.preview', '{"headRows":200}').milliseconds, 'ms', 1500);
    console.log(`whole preview of the ${name}: ${importOnce(path, 'imports.preview').milliseconds.toFixed(0)} ms`);
  }
}

interface Times {
  milliseconds: number;
  processor: number;
}

const told = ({ milliseconds, processor }: Times) => `${milliseconds.toFixed(0)} ms (processor ${processor.toFixed(0)} ms)`;

interface DashboardMeasure {
  refreshed: number;
  recorded: number;
  months: { month: string; ours: Times; afterAWrite: Times; duck: Times }[];
}

/** All that the screen asks for against DuckDB: figures, trend, forecast with its back-test, customers. */
function dashboard(): void {
  const { refreshed, recorded, months } = child<DashboardMeasure>('dashboard-once.ts', directory);
  console.log(
    `sums of 1 000 000 invoices and as many payments made from nothing: ${refreshed.toFixed(0)} ms; after one payment: ${recorded.toFixed(0)} ms`,
  );
  for (const { month, ours, afterAWrite, duck } of months) {
    console.log(
      `dashboard of ${month}: ${told(ours)}; the first time after a change of the books: ${told(afterAWrite)}; DuckDB: ${told(duck)}`,
    );
    report(`dashboard of ${month} / DuckDB`, ours.milliseconds / duck.milliseconds, '×', 0.5);
    report(`dashboard of ${month} / DuckDB, processor`, ours.processor / duck.processor, '×', 0.5);
  }
}

/** What screens ask for, by the processor: imperceptible over 10 000 invoices, half a second at most over 100 000. */
function screens(): void {
  for (const [rows, limit] of [
    [10_000, 100],
    [100_000, 500],
  ] as const) {
    for (const { screen, ...times } of child<({ screen: string } & Times)[]>('screens-once.ts', directory, String(rows))) {
      console.log(`${screen}, ${rows} invoices: ${told(times)}`);
      report(`${screen}, ${rows} invoices, processor`, times.processor, 'ms', limit);
    }
  }
}

/** Whom to remind today, over 100 000 open invoices, against the bare SQL that reads those invoices. */
function agenda(): void {
  const rounds = child<{ agenda: Times; sql: Times }[]>('agenda-once.ts', directory);
  for (const each of rounds) console.log(`agenda of 100 000 open invoices: ${told(each.agenda)}; bare SQL: ${told(each.sql)}`);
  // What a user waits; the processor's time is more, with the threads that collect what is no longer used. The best of the rounds: the machine does other things.
  const best = (which: 'agenda' | 'sql') => Math.min(...rounds.map((each) => each[which].milliseconds));
  report('agenda of 100 000 open invoices / bare SQL', best('agenda') / best('sql'), '×', 3);
}

interface PackMeasure {
  milliseconds: number;
  processor: number;
  megabytes: number;
  pages: number;
  onePage: number;
  told: number;
  fileMegabytes: number;
}

/**
 * A posting pack of 500 one-page letters, made from the books and kept, with their file copies and the slip, against Chromium printing the same
 * letters one by one to PDF from HTML, in one page used again; it prints some of them before the pack and after it.
 */
function pack(): void {
  const LETTERS = 500;
  // The nursery of the application's own process: that of imports is smaller.
  const inApplication = () => childWith<PackMeasure>(['--max-semi-space-size=16'], 'pack-once.ts', directory, String(LETTERS));
  const ours = inApplication();
  if (ours.onePage !== LETTERS) throw new Error(`only ${ours.onePage} letters are of one page`);
  const letters = join(directory, 'letters.json');
  const inChromium = () => child<{ milliseconds: number; letters: number }>('print-in-chromium.ts', letters);
  const rounds = [inChromium(), inApplication(), inChromium()] as const;
  const [before, again, after] = rounds;
  const perLetter = (ours.milliseconds + again.milliseconds) / (2 * LETTERS);
  const chromium = (before.milliseconds + after.milliseconds) / (before.letters + after.letters);
  console.log(
    `pack of ${LETTERS} letters, ${ours.pages} pages: ${told(ours)}, then ${told(again)}; ${perLetter.toFixed(1)} ms a letter, Chromium ${chromium.toFixed(1)} ms; told ${ours.told} times how far it is`,
  );
  report('a letter of a posting pack / Chromium', perLetter / chromium, '×', 0.33);
  report(`posting pack of ${LETTERS} letters, peak memory`, Math.max(ours.megabytes, again.megabytes), 'MB', 500);
  report(`posting pack of ${LETTERS} letters, its file`, ours.fileMegabytes, 'MB', 100);
}

interface PortfolioMeasure extends Times {
  megabytes: number;
}

/** Thirty companies of 5 000 invoices, read from cold files, against a script that opens each and adds up; and a move from one to another. */
function portfolio(): void {
  const once = (what: string) => child<PortfolioMeasure>('portfolio-once.ts', directory, what);
  once('make');
  const rounds = Array.from({ length: 3 }, () => ({ bare: once('bare'), ours: once('portfolio') }));
  for (const { bare, ours } of rounds)
    console.log(`thirty companies: ${told(ours)}, ${ours.megabytes.toFixed(0)} MB; bare SQL: ${told(bare)}`);
  // The best of the rounds: the machine does other things.
  const best = (which: 'bare' | 'ours') => Math.min(...rounds.map((round) => round[which].milliseconds));
  report('portfolio of thirty companies / bare SQL over their files', best('ours') / best('bare'), '×', 3);
  report('portfolio of thirty companies, peak memory', Math.max(...rounds.map(({ ours }) => ours.megabytes)), 'MB', 300);
  report('moving to another company, the slowest of thirty', once('switch').milliseconds, 'ms', 500);
}

function commandLine(): void {
  const start = performance.now();
  execFileSync(process.execPath, [...process.execArgv, join(HERE, '..', '..', 'electron', 'headless', 'api.ts'), '--list'], {
    stdio: 'ignore',
  });
  report('one call of the command line', performance.now() - start, 'ms', 1500);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) throw new Error(`No such section: ${unknown.join(', ')}. There are ${Object.keys(SECTIONS).join(', ')}.`);
for (const [name, run] of Object.entries(SECTIONS)) if (asked.length === 0 || asked.includes(name)) run();
console.table(results);
rmSync(directory, { recursive: true, force: true });
