import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type ApiClient, apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import { type InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { findProcedure, verbNames } from '../../shared/contract/procedure.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn } from '../builders/book.ts';
import { fillHostileBook, HOSTILE_COMPANY, HOSTILE_DAY, HOSTILE_FILE_NAMES, type HostileBook } from '../builders/hostile-book.ts';
import { HOSTILE_TEXTS } from '../builders/hostile-texts.ts';
import { harmOfFile, isHarmlessName, textsOfCsv, textsOfWorkbook } from '../builders/read-outlets.ts';
import { zipArchive } from '../builders/zip-archive.ts';

const today = localDate(HOSTILE_DAY);
const folder = mkdtempSync(join(tmpdir(), 'quittance-hostile-'));
const given = join(folder, 'given');
const logged: string[] = [];
let backend: Backend;
let client: ApiClient;
let company: string;
let book: HostileBook;
let printed: { letterId: number; scanId: number };

async function giveFile(name: string, content: string | Uint8Array): Promise<InputFile> {
  const path = join(given, name);
  writeFileSync(path, content);
  return path as InputFile;
}

beforeAll(async () => {
  mkdirSync(given);
  backend = startBackend({
    appDataDirectory: join(folder, 'app'),
    files: commandLineFiles(folder),
    clock: fixedClock(today),
    log: { error: (_reference, error) => logged.push(String(error)) },
  });
  client = createClient(apiContract, backend.call);
  ({ companyId: company } = await client.companies.create({ ...HOSTILE_COMPANY, path: join(folder, 'société.quittance') as OutputFile }));
  book = await fillHostileBook(client, company, giveFile);
  const [letterId = 0] = book.letterIds;
  await client.letters.print({ letterIds: [letterId], out: join(folder, 'première.pdf') as OutputFile }, { company });
  await client.letters.markSent({ letterId, sentOn: today }, { company });
  const { scanId } = await client.letters.addScan({ letterId, file: await giveFile('accusé\u202efdp.txt', 'reçu') }, { company });
  printed = { letterId, scanId };
});
afterAll(() => {
  backend.close();
  rmSync(folder, { recursive: true, force: true });
});

type Produce = (out: OutputFile) => Promise<unknown>;

/** Every verb that writes a file: how to have it write the hostile book, and the end of that file's name. */
const OUTLETS: Record<string, Record<string, Produce>> = {
  'imports.exportMapping': { 'a.json': (out) => client.imports.exportMapping({ mappingId: book.mappingId, out }, { company }) },
  'imports.exportProblems': {
    'a.xlsx': (out) => client.imports.exportProblems({ file: hostileCsv(), kind: 'invoices', out }, { company }),
  },
  'imports.template': { 'a.xlsx': (out) => client.imports.template({ kind: 'invoices', out }, { company }) },
  // Given back byte for byte, as it came: what it held is the user's own.
  'imports.exportFile': { 'a.txt': (out) => client.imports.exportFile({ importId: book.importId, out }, { company }) },
  'dashboard.printOwnerPage': { 'a.pdf': (out) => client.dashboard.printOwnerPage({ month: yearMonth('2026-08'), out }, { company }) },
  // The company's own file, which this program alone reads.
  'backups.create': {},
  'encryptedBackups.create': {},
  'encryptedBackups.decrypt': {},
  'customers.exportFile': { 'a.txt': (out) => client.customers.exportFile({ fileId: book.fileIds[1] ?? 0, out }, { company }) },
  'reminders.exportCalendar': { 'a.ics': (out) => client.reminders.exportCalendar({ asOf: today, days: 60, out }, { company }) },
  'policy.printPage': {
    'a.pdf': (out) => client.policy.printPage({ audience: 'staff', out }, { company }),
    'b.pdf': (out) => client.policy.printPage({ audience: 'customers', out }, { company }),
  },
  'letters.print': {
    'a.pdf': (out) => client.letters.print({ letterIds: book.letterIds.slice(1, 8), out }, { company }),
    'b.pdf': (out) => client.letters.print({ letterIds: [...book.letterIds], pack: true, out }, { company }),
  },
  'letters.exportScan': { 'a.txt': (out) => client.letters.exportScan({ scanId: printed.scanId, out }, { company }) },
  'letterhead.printControlPage': { 'a.pdf': (out) => client.letterhead.printControlPage({ out }, { company }) },
  'messages.saveEmail': {
    'a.eml': (out) =>
      client.messages.saveEmail(
        {
          ...{ customerId: book.customerIds[0] ?? 0, asOf: today, level: 'R1', letterKind: 'statement', out },
          recipient: 'compta@client.example',
          subject: `${HOSTILE_TEXTS.mail.slice(0, 60)} ${HOSTILE_TEXTS.direction}`,
          body: HOSTILE_TEXTS.mail,
          fileIds: [...book.fileIds],
        },
        { company },
      ),
  },
  'messages.saveEmails': {
    'a.zip': (out) =>
      client.messages.saveEmails(
        { asOf: today, emails: book.customerIds.map((customerId) => ({ customerId, level: 'R1', letterKind: 'statement' })), out },
        { company },
      ),
  },
  'schedules.printOffers': {
    'a.pdf': (out) =>
      client.schedules.printOffers(
        {
          ...{ invoiceIds: [...(book.invoiceIdsOf.get(book.customerIds[0] ?? 0) ?? [])], instalments: 3, every: 'month', asOf: today, out },
          firstOn: localDate('2026-10-01'),
          payOn: localDate('2026-09-20'),
          discountPct: '5',
        },
        { company },
      ),
  },
  'disputes.exportFile': { 'a.txt': (out) => client.disputes.exportFile({ fileId: book.disputeFileId, out }, { company }) },
  'writeOffs.printVatNote': {
    'a.pdf': async (out) => {
      const lines = await client.writeOffs.vatLines({ paymentId: book.writeOffId }, { company });
      await client.writeOffs.setVat({ invoices: lines.map(({ invoiceId }) => ({ invoiceId, vatCents: cents(20_000) })) }, { company });
      return client.writeOffs.printVatNote({ paymentId: book.writeOffId, out }, { company });
    },
  },
  'legal.dossier': { 'a.zip': (out) => client.legal.dossier({ customerId: book.customerIds[0] ?? 0, out }, { company }) },
  'exports.workbook': { 'a.xlsx': (out) => client.exports.workbook({ out, asOf: today }, { company }) },
  'exports.everything': { 'a.zip': (out) => client.exports.everything({ out, asOf: today }, { company }) },
  // Pages and texts of the program's own, in which nothing of the book stands but what its user reads before it leaves.
  'exports.schema': { 'a.html': (out) => client.exports.schema({ out }, { company }) },
  'privacy.saveDiagnostic': { 'a.txt': (out) => client.privacy.saveDiagnostic({ out, text: Object.values(HOSTILE_TEXTS).join('\n') }) },
  'privacy.exportCustomer': {
    'a.zip': (out) => client.privacy.exportCustomer({ customerId: book.customerIds[0] ?? 0, out }, { company }),
  },
  'routine.printPack': {
    'a.pdf': (out) => client.routine.printPack({ companies: [{ companyId: company, letterIds: book.letterIds.slice(1, 4) }], out }),
  },
  'routine.printOwnerPages': {
    'a.pdf': (out) => client.routine.printOwnerPages({ companyIds: [company], month: yearMonth('2026-08'), as: 'pdf', out }),
    'b.zip': (out) => client.routine.printOwnerPages({ companyIds: [company], month: yearMonth('2026-08'), as: 'zip', out }),
  },
  'exports.list': Object.fromEntries(
    (['customers', 'invoices', 'payments', 'agedBalance', 'charges'] as const).flatMap((list) =>
      (['csv', 'xlsx'] as const).map((format) => [
        `${list}.${format}`,
        (out: OutputFile) => client.exports.list({ list, format, out, asOf: today }, { company }),
      ]),
    ),
  ),
  'exports.table': Object.fromEntries(
    (['csv', 'xlsx'] as const).map((format) => [
      `a.${format}`,
      (out: OutputFile) => {
        const texts = Object.values(HOSTILE_TEXTS);
        const columns = texts.map((title) => ({ title: title.slice(0, 200), kind: 'text' as const }));
        return client.exports.table({ name: HOSTILE_TEXTS.script, format, out, columns, rows: [texts, texts.toReversed()] });
      },
    ]),
  ),
  'exports.picture': {
    // A picture holds no text: what is no picture is refused.
    'a.png': (out) =>
      expect(client.exports.picture({ png: Buffer.from(HOSTILE_TEXTS.html).toString('base64'), out } as never)).rejects.toThrow(),
  },
};

let csvCount = 0;
/** A file like the one that was imported, with a row that is refused. */
function hostileCsv(): InputFile {
  const path = join(given, `problèmes-${++csvCount}.csv`);
  const rows = Object.values(HOSTILE_TEXTS)
    .filter((text) => !text.includes('\0'))
    .map((text, index) => [`P${index}`, text, '31/02/2026', '12,00', text].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
  writeFileSync(path, ['N° facture;Client;Date facture;Montant TTC;Libellé', ...rows, 'P99;Durand;20/02/2026;120,00;'].join('\r\n'));
  return path as InputFile;
}

/** The verbs whose input names a place to write to. */
function verbsThatWriteFiles(): string[] {
  return verbNames(apiContract).filter((verb) => {
    const { shape = {} } = (findProcedure(apiContract, verb)?.input ?? {}) as { shape?: Record<string, unknown> };
    // `path` is where a company's own file is made: it holds no text for another program.
    return Object.entries(shape).some(([field, schema]) => schema === OutputFile && field !== 'path');
  });
}

describe('a book whose every text is hostile', () => {
  it('leaves the program by ways that are all looked at here', () => {
    expect(Object.keys(OUTLETS).sort()).toEqual(verbsThatWriteFiles().sort());
  });

  it.each(
    Object.entries(OUTLETS).flatMap(([verb, files]) => Object.entries(files).map(([name, produce]) => [verb, name, produce] as const)),
  )('does no harm in what %s writes (%s)', async (verb, name, produce) => {
    const out = join(folder, `${verb}-${name}`) as OutputFile;
    await produce(out);
    if (!existsSync(out)) return expect(name).toMatch(/\.png$/);
    expect(await harmOfFile(name, new Uint8Array(readFileSync(out)))).toEqual([]);
  });

  it('comes back from the exports as it was', async () => {
    const names = (await client.customers.list({ asOf: today }, { company })).map(({ name }) => name);
    for (const format of ['csv', 'xlsx'] as const) {
      const out = join(folder, `retour.${format}`) as OutputFile;
      await client.exports.list({ list: 'customers', format, out, asOf: today }, { company });
      const bytes = new Uint8Array(readFileSync(out));
      const texts = new Set((format === 'csv' ? textsOfCsv(bytes) : textsOfWorkbook(bytes)).map((text) => text.replace(/\s+/g, ' ')));
      expect(names.filter((name) => !texts.has(name.replace(/\s+/g, ' ')))).toEqual([]);
    }
    const out = join(folder, 'clients.xlsx') as OutputFile;
    await client.exports.list({ list: 'customers', format: 'xlsx', out, asOf: today }, { company });
    const other = await client.companies.create({ name: 'Autre', path: join(folder, 'autre.quittance') as OutputFile });
    await client.imports.commit({ file: out as string as InputFile }, { company: other.companyId });
    const again = (await client.customers.list({ asOf: today }, { company: other.companyId })).map(({ name }) => name);
    expect(again.sort()).toEqual(names.map((name) => name.replace(/\s+/g, ' ')).sort());
    await client.companies.close({ companyId: other.companyId });
  });

  it('keeps files under names that are safe anywhere, and gives them back byte for byte', async () => {
    const files = await client.customers.files({ id: book.customerIds[0] ?? 0 }, { company });
    expect(files.filter(({ name }) => !isHarmlessName(name))).toEqual([]);
    expect(files).toHaveLength(HOSTILE_FILE_NAMES.length);
    const [first] = book.fileIds;
    const out = join(folder, 'rendu.txt') as OutputFile;
    await client.customers.exportFile({ fileId: first ?? 0, out }, { company });
    expect(readFileSync(out, 'utf8')).toBe(`contenu de ${HOSTILE_FILE_NAMES[0]}`);
  });

  it('puts nothing hostile into an error’s sentence, and nothing of itself into the log', async () => {
    const reply = await backend.call({
      verb: 'customers.addFile',
      company,
      input: { id: 1, file: join(given, '\u001b[31m\u202eabsent.pdf') },
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND', message: expect.stringContaining('[31mabsent.pdf') } });
    expect(JSON.stringify(reply)).not.toMatch(/\\u001b|\u202e/);
    expect(logged).toEqual([]);
    // Nothing was written beside the files that were asked for.
    expect(readdirSync(folder).filter((name) => /broken|démarrage/.test(name))).toEqual([]);
  });
});

describe('an archive that is read', () => {
  const HOSTILE_ENTRIES = [
    '../../échappé.txt',
    '/etc/passwd',
    'C:\\Windows\\x.txt',
    '..\\x.txt',
    'a/../../x.txt',
    'facture\u202efdp.exe',
    '',
  ];

  it('is checked as a dossier without a byte of it leaving it, whatever its names say', async () => {
    const sums = HOSTILE_ENTRIES.map((name) => `${createHash('sha256').update('x').digest('hex')}  ${name}`).join('\n');
    const entries = [...HOSTILE_ENTRIES, ...HOSTILE_ENTRIES].map((name) => ({ name, data: Buffer.from('x') }));
    const file = await giveFile(
      'archive.zip',
      zipArchive([...entries, { name: 'SHA256SUMS.txt', data: Buffer.from(sums.replace(/\n[^\n]*$/, '')) }]),
    );
    const before = readdirSync(folder, { recursive: true }).length;
    const { isIntact, problems } = await client.legal.verifyDossier({ file });
    expect(isIntact).toBe(false);
    // The second of each name is told from the first.
    expect(problems.filter(({ code }) => code === 'added').length).toBeGreaterThanOrEqual(HOSTILE_ENTRIES.length);
    expect(JSON.stringify(problems)).not.toMatch(/\u202e/);
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
    expect(existsSync(join(folder, '..', 'échappé.txt'))).toBe(false);
  });

  it('is read as the file that it delivers, named without its folders', async () => {
    const data = readFileSync(hostileCsv());
    const file = await giveFile('livraison.zip', zipArchive([{ name: '/etc/fact\u202eures.csv', data }]));
    const { fileName } = await client.imports.preview({ file, kind: 'invoices' }, { company });
    expect(fileName).toBe('factures.csv');
  });
});

describe('a terminal', () => {
  const api = (...parameters: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'electron', 'headless', 'api.ts'), ...parameters], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder, QUITTANCE_HOME: join(folder, 'app') },
    });
  /** What a terminal obeys, or writes in another order than it was given. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: commands of terminals begin with them.
  const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

  it('is told nothing that it would obey: neither what an older file holds, nor a file’s name, nor what was typed', async () => {
    const path = join(folder, 'ancienne.quittance') as OutputFile;
    const { companyId } = await client.companies.create({ name: 'Ancienne', path });
    // As a version that cleaned nothing kept it.
    const stored = '\u001b[31mRouge\u009b2J\u202eegrat\u007f';
    aCustomerIn(backend.companies.databaseOf(companyId), { name: stored });
    await client.companies.close({ companyId });

    const listed = api('customers.list', '--company', path, '--input', JSON.stringify({ asOf: HOSTILE_DAY }));
    expect(listed.status).toBe(0);
    expect(listed.stdout).not.toMatch(OBEYED);
    expect((JSON.parse(listed.stdout) as { name: string }[]).map(({ name }) => name)).toEqual([stored]);

    const refused = api('imports.preview', '--company', path, '--input', JSON.stringify({ file: `absent${stored}.csv` }));
    expect(refused.status).toBe(1);
    expect(refused.stderr).not.toMatch(OBEYED);
    expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });

    const wrong = api('customers.list', `--${stored}`);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).not.toMatch(OBEYED);
  });
});
