import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeInvoicesCsv, writeInvoicesWorkbook } from './sample-files.ts';

/** Measures of speed and memory, as ratios to a floor of the same run: `npm run bench`. Needs the `sqlite3` command for the first floor. */
interface Measure {
  milliseconds: number;
  megabytes: number;
  rows: number;
}

const HERE = import.meta.dirname;
const directory = mkdtempSync(join(tmpdir(), 'quittance-bench-'));
const results: Record<string, string>[] = [];

function child(script: string, ...parameters: string[]): Measure {
  const output = execFileSync(process.execPath, [...process.execArgv, join(HERE, script), ...parameters], { encoding: 'utf8' });
  return JSON.parse(output) as Measure;
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

const million = join(directory, 'million.csv');
const tenth = join(directory, 'tenth.csv');
const workbook = join(directory, 'workbook.xlsx');
writeInvoicesCsv(million, 1_000_000);
writeInvoicesCsv(tenth, 100_000);
writeInvoicesWorkbook(workbook, 100_000);

const small = importOnce(tenth, 'imports.commit');
const large = importOnce(million, 'imports.commit');
const floor = sqliteImport(million);
console.log(
  `1 000 000 rows: ${large.milliseconds.toFixed(0)} ms; 100 000 rows: ${small.milliseconds.toFixed(0)} ms; floor: ${floor?.toFixed(0) ?? 'no sqlite3'} ms`,
);
if (floor !== null) report('CSV of 1 000 000 rows / sqlite3 .import', large.milliseconds / floor, '×', 2);
report('CSV of 1 000 000 rows, peak memory', large.megabytes, 'MB', 700);
report('time of 1 000 000 rows / 100 000 rows', large.milliseconds / small.milliseconds, '×', 11);

const bare = child('read-bare-workbook.ts', workbook);
const book = importOnce(workbook, 'imports.commit');
console.log(`xlsx of 100 000 rows: ${book.milliseconds.toFixed(0)} ms; bare read: ${bare.milliseconds.toFixed(0)} ms`);
report('xlsx of 100 000 × 12 / bare read', book.milliseconds / bare.milliseconds, '×', 1.5);

const conversion = libreOfficeConversion(workbook);
if (conversion === null) console.log('xlsx against LibreOffice: not measured, there is no soffice here');
else report('xlsx of 100 000 × 12 / LibreOffice to CSV', book.milliseconds / conversion, '×', 1.1);

for (const [name, file] of [
  ['CSV', million],
  ['workbook', workbook],
] as const) {
  report(`preview of first rows, ${name}`, importOnce(file, 'imports.preview', '{"headRows":200}').milliseconds, 'ms', 1500);
  console.log(`whole preview of the ${name}: ${importOnce(file, 'imports.preview').milliseconds.toFixed(0)} ms`);
}

interface DashboardMeasure {
  refreshed: number;
  recorded: number;
  months: { month: string; milliseconds: number; duckMilliseconds: number }[];
}
const dashboard = JSON.parse(
  execFileSync(process.execPath, [...process.execArgv, join(HERE, 'dashboard-once.ts'), directory], { encoding: 'utf8' }),
) as DashboardMeasure;
console.log(
  `sums of 1 000 000 invoices and as many payments made from nothing: ${dashboard.refreshed.toFixed(0)} ms; after one payment: ${dashboard.recorded.toFixed(0)} ms`,
);
for (const { month, milliseconds, duckMilliseconds } of dashboard.months) {
  console.log(`dashboard of ${month}: ${milliseconds.toFixed(0)} ms; DuckDB: ${duckMilliseconds.toFixed(0)} ms`);
  report(`dashboard of ${month} / DuckDB`, milliseconds / duckMilliseconds, '×', 0.5);
}

const start = performance.now();
execFileSync(process.execPath, [...process.execArgv, join(HERE, '..', '..', 'electron', 'headless', 'api.ts'), '--list'], {
  stdio: 'ignore',
});
report('one call of the command line', performance.now() - start, 'ms', 1500);

console.table(results);
rmSync(directory, { recursive: true, force: true });
