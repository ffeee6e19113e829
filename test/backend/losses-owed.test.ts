import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { disputeOutcomeWords } from '../../shared/disputes/dispute-words.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, plain, textOf } from '../builders/letters-book.ts';
import { unzipped } from '../builders/read-archive.ts';
import { readPdf } from '../builders/read-pdf.ts';

const today = localDate('2026-11-22');

/** An invoice of 2 400 €, of which 1 000 € went out of the books, and 10 € were given, before its customer failed. */
async function aLoss() {
  const book = await aBook(today);
  const { client, at, db } = book;
  const customerId = book.aCustomer({ name: 'Beta SAS' });
  const invoiceId = anInvoiceIn(db, { customerId, number: 'B1', issuedOn: '2026-03-01', dueOn: '2026-03-31', totalCents: 2_400_00 });
  const writeOff = (amount: number, reason: 'uncollectible' | 'smallBalance') =>
    client.writeOffs.record(
      { customerId, on: localDate('2026-11-01'), reason, allocations: [{ invoiceId, amountCents: cents(amount) }] },
      at,
    );
  await writeOff(1_000_00, 'uncollectible');
  const proceedings = () =>
    client.legal.openCase(
      { customerId, route: 'collectiveProceedings', judgmentOn: localDate('2026-11-10'), proceedings: { kind: 'liquidation' } },
      at,
    );
  const letter = async (kind: 'claimDeclaration' | 'statement' | 'reminder1') =>
    textOf((await client.letters.preview({ letterId: (await book.draft(customerId, kind, today)).letterId }, at)).pages);
  return { ...book, customerId, invoiceId, writeOff, proceedings, letter };
}

describe('a loss in the books', () => {
  it('is declared with the rest, on a line of its own, and bears interest up to the judgment; a gift is not', async () => {
    const { proceedings, letter, writeOff } = await aLoss();
    await writeOff(10_00, 'smallBalance');
    await proceedings();
    const text = await letter('claimDeclaration');
    expect(text).toContain('Principal échu TTC 2 390,00 €');
    expect(text).toContain('Facture B1 : dont 1 000,00 € passés en perte dans nos livres, sans remise de dette.');
    expect(text).not.toContain('placé');
    // Up to the eve of the judgment: the annex says the last day that bore interest.
    expect(text).toContain('au 9 novembre 2026');
    expect(text).not.toContain('pénalités de retard au 10 novembre 2026');
    expect(text).toMatch(/Beta SAS/);
  });

  it('is declared even where nothing else is left of the invoice', async () => {
    const { proceedings, letter, writeOff } = await aLoss();
    await writeOff(1_400_00, 'uncollectible');
    expect((await proceedings()).invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['B1']);
    expect(await letter('claimDeclaration')).toContain('Principal échu TTC 2 400,00 €');
  });

  it('is no payment in the letters to the customer, who is asked for what is open in the books', async () => {
    const { letter, writeOff } = await aLoss();
    await writeOff(10_00, 'smallBalance');
    for (const kind of ['statement', 'reminder1'] as const) {
      const text = await letter(kind);
      expect(text).toMatch(/2 400,00 0,00 1 390,00/);
      expect(text).toContain('Facture B1 : 1 000,00 € ne sont pas demandés ici, sans que cela vaille remise de dette.');
      expect(text).toContain('Facture B1 : 10,00 € ne vous sont plus demandés.');
    }
  });

  it('is part of what a court is asked for, in the claim and in the dossier', async () => {
    const { client, at, customerId, invoiceId, path, bytesOf } = await aLoss();
    expect(await client.legal.claim({ invoiceIds: [invoiceId], asOf: today }, at)).toMatchObject({
      openCents: 2_400_00,
      lossCents: 1_000_00,
    });
    const { exhibits } = await client.legal.dossier({ customerId, out: path('dossier.zip') as OutputFile, asOf: today }, at);
    const files = unzipped(bytesOf('dossier.zip'));
    const file = (start: string) => files.get(exhibits.find(({ number }) => number === start)?.name ?? '');
    const { pages } = await readPdf(file('03') ?? new Uint8Array());
    const text = plain(pages.map((page) => page.text).join(' '));
    expect(text).toContain('2 400,00 0,00 2 400,00');
    expect(text).toContain('dont 1 000,00 € passés en perte dans nos livres, sans remise de dette');
    expect(file('03-1')?.toString('utf8')).toMatch(/B1;01\/03\/2026;31\/03\/2026;2400,00;0,00;0,00;2400,00;1000,00/);
    expect(files.get('LISEZ-MOI.txt')?.toString('utf8')).toContain('2 400,00 €');
  });
});

describe('collective proceedings', () => {
  it('leave out the invoices issued after the judgment, and say why, wherever the judgment is moved', async () => {
    const { client, at, db, customerId, proceedings } = await aLoss();
    anInvoiceIn(db, { customerId, number: 'B2', issuedOn: '2026-11-12', dueOn: '2026-12-12', totalCents: 300_00 });
    const opened = await proceedings();
    const numbers = (invoices: readonly { invoiceNumber: string }[]) => invoices.map(({ invoiceNumber }) => invoiceNumber);
    expect([numbers(opened.invoices), numbers(opened.afterJudgment)]).toEqual([['B1'], ['B2']]);
    const moved = await client.legal.updateCase({ caseId: opened.caseId, judgmentOn: localDate('2026-11-15') }, at);
    expect([numbers(moved.invoices), numbers(moved.afterJudgment)]).toEqual([['B1', 'B2'], []]);
  });
});

describe('a dossier', () => {
  it('bears the hash of its archive, shows what its cases cost apart, and tells two cases of a day apart', async () => {
    const { client, at, db, customerId, invoiceId, path, bytesOf } = await aLoss();
    const other = anInvoiceIn(db, { customerId, number: 'B2', issuedOn: '2026-03-01', dueOn: '2026-03-31', totalCents: 300_00 });
    const open = (id: number, more: object) => client.legal.openCase({ customerId, route: 'paymentOrder', invoiceIds: [id], ...more }, at);
    const { caseId } = await open(invoiceId, { referenceNumber: '2026/12' });
    await open(other, { court: 'TAE de Lyon' });
    await client.legal.saveStep({ caseId, kind: 'order', on: localDate('2026-11-20'), costCents: cents(33_47), recoverable: true }, at);
    const made = await client.legal.dossier({ customerId, out: path('dossier.zip') as OutputFile, asOf: today }, at);
    expect(made.exhibits.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Injonction de payer du 22/11/2026, n° 2026/12', 'Injonction de payer du 22/11/2026, TAE de Lyon']),
    );
    expect(made.sha256).toBe(createHash('sha256').update(bytesOf('dossier.zip')).digest('hex'));
    expect(await client.legal.verifyDossier({ file: path('dossier.zip') as InputFile })).toMatchObject({
      isIntact: true,
      sha256: made.sha256,
    });
    const debt = unzipped(bytesOf('dossier.zip')).get(made.exhibits.find(({ number }) => number === '03')?.name ?? '');
    const { pages } = await readPdf(debt ?? new Uint8Array());
    expect(plain(pages.map((page) => page.text).join(' '))).toContain('Frais de dossier : 33,47 € récupérables, 0,00 € à notre charge');
  });
});

describe('a dispute closed by an agreement without its credit note', () => {
  it('says that none is recorded, and what is asked for again', async () => {
    const { client, at, invoiceId } = await aLoss();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Prix', amountCents: cents(400_00) }, at);
    expect(await client.disputes.close({ disputeId, outcome: 'partial' }, at)).toMatchObject({
      grantedCents: null,
      demandedCents: 1_400_00,
      creditNoteMissing: true,
    });
    const [dispute] = await client.disputes.list({ asOf: today }, at);
    expect(dispute && disputeOutcomeWords(dispute)).toBe('Accord partiel, aucun avoir enregistré');
  });
});
