import { spawn } from 'node:child_process';
import { copyFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../db/company-file.ts';
import type { ReadDb } from '../../db/database.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { IMPORT_STEPS } from '../../shared/imports/import-questions.fr.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const ROWS = 30_000;

function invoicesFile(company: TestCompany, rows = ROWS): InputFile {
  const lines = ['Facture;Client;Date;Échéance;Montant TTC;Payé'];
  for (let row = 1; row <= rows; row++) lines.push(`F${row};Client ${row % 500};15/01/2025;28/02/2025;${row % 900},5${row % 10};0,00`);
  const path = join(company.directory, 'factures.csv');
  writeFileSync(path, lines.join('\n'));
  return path as InputFile;
}

/** All that an import could have changed. */
function contentOf(db: ReadDb) {
  const count = (table: string) => db.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count;
  return {
    counts: ['imports', 'customers', 'invoices', 'payments', 'allocations', 'import_changes'].map(count),
    schema: db.prepare<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all(),
    integrity: db.prepare('PRAGMA integrity_check').get(),
  };
}

it.each([IMPORT_STEPS.reading, IMPORT_STEPS.comparing, IMPORT_STEPS.writing])(
  'cancelled during « %s », an import leaves the file as it was',
  async (step) => {
    const company = await aCompany();
    const before = contentOf(company.db);
    const controller = new AbortController();
    const reply = await company.backend.call(
      { verb: 'imports.commit', company: company.company, input: { file: invoicesFile(company) } },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.step === step && progress.done > 0) controller.abort();
        },
      },
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(contentOf(company.db)).toEqual(before);
    // And the company goes on: the next import finds nothing in its way.
    const next = await company.client.imports.commit({ file: invoicesFile(company, 10) }, { company: company.company });
    expect(next.counts.new).toBe(10);
  },
);

it('a query during the writing sees the file as it is afterwards, never half of it', async () => {
  const company = await aCompany();
  const schema = contentOf(company.db).schema;
  const seen: Promise<number>[] = [];
  await company.backend.call(
    { verb: 'imports.commit', company: company.company, input: { file: invoicesFile(company) } },
    {
      onProgress: ({ step }) => {
        if (step === IMPORT_STEPS.writing && seen.length < 3)
          seen.push(company.client.imports.history({}, { company: company.company }).then((imports) => imports[0]?.counts.new ?? 0));
      },
    },
  );
  expect(await Promise.all(seen)).toEqual([ROWS, ROWS, ROWS]);
  // Indexes set aside for a large import are back, as they were.
  expect(contentOf(company.db).schema).toEqual(schema);
});

/** Sales of a year in a book of entries: a customer's account, a sale's and the VAT's for each invoice. */
function ledgerFile(company: TestCompany): InputFile {
  const titles =
    'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise';
  const lines = Array.from({ length: 4000 }, (_, index) => {
    const entry = (account: string, customer: string, amounts: string) =>
      `VE|Ventes|${index + 1}|20250115|${account}|Compte|${customer}|F${index + 1}|20250115|Facture|${amounts}|||20250131||`;
    const customer = `C${index % 300}|Client ${index % 300}`;
    return [entry('411000', customer, '120,00|0,00'), entry('706000', '|', '0,00|100,00'), entry('445710', '|', '0,00|20,00')].join('\n');
  });
  return written(company, '732829320FEC20251231.txt', [titles, ...lines].join('\n'));
}

/** Money in, day by day. */
function statementFile(company: TestCompany): InputFile {
  const movements = Array.from(
    { length: 4000 },
    (_, index) =>
      `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>202501${String((index % 28) + 1).padStart(2, '0')}<TRNAMT>${index + 1}.50<FITID>${index}<NAME>VIR CLIENT ${index}</STMTTRN>`,
  );
  const head = '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM>';
  const lines = ['OFXHEADER:100', 'DATA:OFXSGML', 'VERSION:102', '', `${head}<BANKTRANLIST>`, ...movements];
  return written(company, 'releve.ofx', [...lines, '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>'].join('\n'));
}

function written(company: TestCompany, name: string, content: string): InputFile {
  const path = join(company.directory, name);
  writeFileSync(path, content);
  return path as InputFile;
}

const { reading, comparing, writing } = IMPORT_STEPS;
/** The moment when the first bytes of what is written reach the disk. */
const SIDE_FILE = '-wal';
it.each<[string, (company: TestCompany) => InputFile, (readonly [step: string, after: number])[]]>([
  [
    'table',
    invoicesFile,
    [
      [reading, 1],
      [comparing, 4],
      [writing, 1],
      [writing, 4],
      // Every row is written, the indexes are being made, the transaction is about to be confirmed.
      [writing, 9],
    ],
  ],
  [
    'book of entries',
    ledgerFile,
    [
      [reading, 1],
      [comparing, 1],
      [writing, 1],
    ],
  ],
  [
    'bank statement',
    statementFile,
    [
      [comparing, 1],
      [SIDE_FILE, 1],
    ],
  ],
])('killed at any moment, an import of a %s is in the file whole or not at all', async (_name, fileOf, moments) => {
  const company = await aCompany();
  const file = fileOf(company);
  const before = contentOf(company.db);
  // From the same start each time: an import that was through before the signal came would leave the next one nothing to do.
  const copies = moments.map((_moment, index) => join(company.directory, `essai-${index}.quittance`));
  for (const path of copies) copyFileSync(company.path, path);
  await company.client.imports.commit({ file }, { company: company.company });
  const whole = contentOf(company.db);
  expect(whole.counts).not.toEqual(before.counts);
  company.backend.close();
  for (const [index, moment] of moments.entries()) {
    const path = copies[index] ?? '';
    await killedAt(path, JSON.stringify({ file }), moment);
    const db = openDatabase(path);
    try {
      const { counts, integrity } = contentOf(db);
      expect([before.counts, whole.counts]).toContainEqual(counts);
      expect(integrity).toEqual({ integrity_check: 'ok' });
    } finally {
      db.close();
    }
  }
});

/** Starts an import from the command line, and kills it once it has told a step so many times, or has begun its side file. */
async function killedAt(path: string, input: string, [step, after]: readonly [string, number]): Promise<void> {
  const script = join(PROJECT, 'electron', 'headless', 'api.ts');
  const parameters = [script, 'imports.commit', '--company', path, '--input', input, '--progress'];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  const watch = setInterval(() => {
    if (step === SIDE_FILE && (statSync(path + SIDE_FILE, { throwIfNoEntry: false })?.size ?? 0) > 0) child.kill('SIGKILL');
  }, 1);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (step !== SIDE_FILE && told.split(step).length > after) child.kill('SIGKILL');
  });
  await ended;
  clearInterval(watch);
  if (step !== SIDE_FILE) expect(told).toContain(step);
}
