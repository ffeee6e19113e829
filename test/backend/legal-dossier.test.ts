import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, plain, refused, TODAY } from '../builders/letters-book.ts';
import { unzipped } from '../builders/read-archive.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { zipArchive } from '../builders/zip-archive.ts';

const today = localDate(TODAY);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A debtor to whom a formal notice was posted and received, with files that came with names of every kind. */
async function aDebtor() {
  const book = await aBook();
  const { client, at, db } = book;
  const customerId = book.aCustomer({ name: 'Dupont & Fils (BTP)', email: 'compta@dupont.example' });
  for (const [number, due, total] of [
    ['F-1', '2026-05-31', 1_200_00],
    ['F-2', '2026-07-31', 800_00],
    ['F-3', '2026-10-31', 500_00],
  ] as const) {
    anInvoiceIn(db, { customerId, number, issuedOn: '2026-05-01', dueOn: due, totalCents: total });
  }
  await book.pay(customerId, '2026-06-20', 200_00, db.prepare<{ id: number }>("SELECT id FROM invoices WHERE number = 'F-1'").get()?.id);
  const { letterId } = await book.printed(customerId, 'formalNotice');
  await client.letters.markSent({ letterId, sentOn: today }, at);
  await client.letters.recordDelivery({ letterId, delivery: 'received', on: today }, at);
  writeFileSync(book.path('accuse.pdf'), '%PDF-1.4 not really');
  await client.letters.addScan({ letterId, file: book.path('accuse.pdf') as InputFile }, at);
  const insert = db.prepare('INSERT INTO attachments (customer_id, file_name, sha256, added_on, file) VALUES (?, ?, ?, ?, ?)');
  for (const name of ['../../../etc/passwd', 'C:\\Windows\\CON.pdf', 'NUL', 'devis\u202efdp.exe', 'été\n- bon.PDF', '-rf', '', '....'])
    insert.run(customerId, name, sha256(Buffer.from(name)), TODAY, Buffer.from(`content of ${name}`));
  const dossier = (name: string, asOf = TODAY) =>
    client.legal.dossier({ customerId, out: book.path(name) as OutputFile, asOf: localDate(asOf) }, at);
  const verify = (name: string) => client.legal.verifyDossier({ file: book.path(name) as InputFile });
  return { ...book, customerId, letterId, dossier, verify };
}

describe('the dossier of a customer', () => {
  it('opens with another reader, and its hashes are those of its files', async () => {
    const { dossier, bytesOf, db, letterId } = await aDebtor();
    const { exhibits } = await dossier('dossier.zip');
    const files = unzipped(bytesOf('dossier.zip'));
    const sums = (files.get('SHA256SUMS.txt')?.toString('utf8') ?? '').trimEnd().split('\n');
    expect(sums).toHaveLength(files.size - 1);
    for (const line of sums) {
      const [hash, name] = [line.slice(0, 64), line.slice(66)];
      const content = files.get(name);
      expect(content, name).toBeDefined();
      expect(sha256(content as Buffer)).toBe(hash);
    }
    expect(exhibits.map(({ name }) => name).every((name) => files.has(name))).toBe(true);
    const notice = exhibits.find(({ title }) => title.startsWith('Mise en demeure'));
    const printed = db.prepare<{ sha256: string }>('SELECT sha256 FROM letters WHERE id = ?').get(letterId);
    // The letter as it was printed, and the proof of its receipt beside it.
    expect(notice?.sha256).toBe(printed?.sha256);
    expect(exhibits.find(({ number }) => number === `${notice?.number}-1`)?.name).toMatch(/accuse\.pdf$/);
    const readme = files.get('LISEZ-MOI.txt')?.toString('utf8') ?? '';
    expect(readme).toContain('Dupont & Fils (BTP)');
    // 1 200 € less 200 € paid, and two others.
    expect(readme).toContain('2 300,00 €');
  });

  it('is in French for a customer who is written to in English: a French court reads it', async () => {
    const book = await aBook();
    const customerId = book.aCustomer({ name: 'Maple Joinery Ltd', country: 'Irlande', language: 'en' });
    anInvoiceIn(book.db, { customerId, number: 'F-1', issuedOn: '2026-05-01', dueOn: '2026-05-31', totalCents: 1_200_00 });
    const out = book.path('dossier.zip') as OutputFile;
    const { exhibits } = await book.client.legal.dossier({ customerId, out, asOf: today }, book.at);
    const statement = unzipped(book.bytesOf('dossier.zip')).get(exhibits[0]?.name ?? '');
    const { pages } = await readPdf(statement ?? new Uint8Array());
    const text = pages.map((page) => page.text).join(' ');
    expect(text).toContain('Échu au');
    expect(text).not.toContain('Overdue');
  });

  it('has names that no system gives a meaning to, whatever the names of the files that it was given', async () => {
    const { dossier, bytesOf } = await aDebtor();
    await dossier('dossier.zip');
    const names = [...unzipped(bytesOf('dossier.zip')).keys()];
    expect(names).toHaveLength(new Set(names.map((name) => name.toLowerCase())).size);
    for (const name of names) {
      expect(name).toMatch(/^(?:\d\d(?:-\d+)? - \w[\w ().,-]*|LISEZ-MOI\.txt|SHA256SUMS\.txt)$/);
      expect(name).not.toMatch(/[. ]$|\.\.|\.exe$/i);
    }
  });

  it('is the same, byte for byte, when it is made again on the same day', async () => {
    const { dossier, bytesOf } = await aDebtor();
    await dossier('one.zip');
    await dossier('two.zip');
    expect(sha256(bytesOf('one.zip'))).toBe(sha256(bytesOf('two.zip')));
  });

  it('is found intact, and says what was changed, taken out or put in', async () => {
    const { dossier, verify, bytesOf, path } = await aDebtor();
    await dossier('dossier.zip');
    expect(await verify('dossier.zip')).toMatchObject({
      isIntact: true,
      problems: [],
      sentence: expect.stringContaining('Dossier intact'),
    });

    const files = unzipped(bytesOf('dossier.zip'));
    const names = [...files.keys()];
    const changed = names.find((name) => name.startsWith('03-1')) as string;
    const missing = names.find((name) => name.startsWith('02')) as string;
    const parts = names
      .filter((name) => name !== missing)
      .map((name) => ({ name, data: name === changed ? Buffer.from('Nature;Numéro\n') : (files.get(name) as Buffer) }));
    writeFileSync(path('altered.zip'), zipArchive([...parts, { name: '99 - Ajout.pdf', data: Buffer.from('x') }]));
    const report = await verify('altered.zip');
    expect(report.isIntact).toBe(false);
    expect(report.problems.map(({ code, name }) => [code, name]).sort()).toEqual([
      ['added', '99 - Ajout.pdf'],
      ['changed', changed],
      ['missing', missing],
    ]);
    expect(report.sentence).toBe(`Dossier modifié : 3 écarts, ${files.size - 3} fichiers inchangés.`);
  });

  it('finds a single byte that was turned in the archive', async () => {
    const { dossier, verify, bytesOf, path } = await aDebtor();
    await dossier('dossier.zip');
    const bytes = Buffer.from(bytesOf('dossier.zip'));
    // Within the first file's content.
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    writeFileSync(path('turned.zip'), bytes);
    expect((await verify('turned.zip')).problems).toMatchObject([{ name: expect.stringMatching(/^01 - Releve de compte/) }]);
  });

  it('refuses to check what is no dossier', async () => {
    const { verify, path } = await aDebtor();
    writeFileSync(path('other.zip'), zipArchive([{ name: 'a.txt', data: Buffer.from('a') }]));
    writeFileSync(path('not.zip'), 'no archive');
    await expect(verify('other.zip')).rejects.toEqual(refused('DOSSIER_NOT_ONE'));
    await expect(verify('not.zip')).rejects.toEqual(refused('DOSSIER_NOT_ONE'));
  });

  it('is never written over another file, nor left half made', async () => {
    const { dossier, path, client, at } = await aDebtor();
    writeFileSync(path('dossier.zip'), 'mine');
    await expect(dossier('dossier.zip')).rejects.toEqual(refused('OUTPUT_EXISTS'));
    expect(readFileSync(path('dossier.zip'), 'utf8')).toBe('mine');
    await expect(client.legal.dossier({ customerId: 999, out: path('x.zip') as OutputFile }, at)).rejects.toEqual(
      refused('CUSTOMER_NOT_FOUND'),
    );
  });

  it('is given up where its user stops it: nothing of it is left', async () => {
    const { client, at, customerId, path } = await aDebtor();
    const before = readdirSync(path('.')).toSorted();
    const stop = new AbortController();
    const input = { customerId, out: path('arrete.zip') as OutputFile, asOf: today };
    const made = client.legal.dossier(input, {
      ...at,
      signal: stop.signal,
      onProgress: ({ done }) => (done >= 2 ? stop.abort() : undefined),
    });
    await expect(made).rejects.toEqual(refused('CANCELLED'));
    expect(readdirSync(path('.')).toSorted()).toEqual(before);
    await client.legal.dossier(input, at);
    expect(readdirSync(path('.'))).toContain('arrete.zip');
  });

  it('tells the schedule, the promises, the disputes and the calls as they went', async () => {
    const { client, at, db, bytesOf, customerId, dossier } = await aDebtor();
    const idOf = (number: string) => db.prepare<{ id: number }>('SELECT id FROM invoices WHERE number = ?').get(number)?.id ?? 0;
    const day = localDate;
    const promise = { amountCents: cents(500_00), promisedOn: day('2026-08-10') };
    await client.reminders.recordCall(
      { customerId, on: day('2026-08-01'), outcome: 'promise', spokenTo: 'Mme Durand', invoiceIds: [idOf('F-1')], promise },
      at,
    );
    await client.disputes.open(
      { invoiceId: idOf('F-2'), amountCents: cents(300_00), reason: 'Deux palettes abîmées', openedOn: day('2026-08-05') },
      at,
    );
    const { scheduleId } = await client.schedules.create(
      { invoiceIds: [idOf('F-3')], instalments: 2, every: 'month', firstOn: day('2026-09-10'), asOf: day('2026-09-01') },
      at,
    );
    await client.schedules.recordPayment({ scheduleId, date: day('2026-09-12'), amountCents: cents(250_00) }, at);
    const { exhibits } = await dossier('dossier.zip');
    const files = unzipped(bytesOf('dossier.zip'));
    const said = async (title: string) => {
      const { pages } = await readPdf(
        files.get(exhibits.find((exhibit) => exhibit.title.startsWith(title))?.name ?? '') ?? new Uint8Array(),
      );
      return plain(pages.map(({ text }) => text).join(' '));
    };
    const schedule = await said('Échéancier du 01/09/2026');
    expect(schedule).toContain('1 10/09/2026 250,00 250,00 0,00 Réglée');
    expect(schedule).toContain('2 10/10/2026 250,00 0,00 250,00 À venir');
    expect(await said('Promesses')).toContain('01/08/2026 500,00 10/08/2026 0,00 non tenue F-1');
    expect(await said('Litiges')).toContain('F-2 05/08/2026 en cours 300,00 Deux palettes abîmées');
    expect(await said('Appels')).toContain('avec Mme Durand');
  });

  it('is made for a customer who owes nothing too', async () => {
    const { client, at, db, path, aCustomer, bytesOf } = await aBook();
    const customerId = aCustomer({ name: 'Vide' });
    const { exhibits } = await client.legal.dossier({ customerId, out: path('vide.zip') as OutputFile }, at);
    expect(exhibits.length).toBeGreaterThan(3);
    expect(unzipped(bytesOf('vide.zip')).size).toBe(exhibits.length + 3);
    expect(db.prepare('SELECT 1 FROM letters').all()).toEqual([]);
  });
});
