import { describe, expect, test } from 'vitest';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, codesOf, TODAY, textOf } from '../builders/letters-book.ts';
import { codeOn } from '../builders/read-code.ts';

const IBAN = 'FR76 1680 7004 0081 3231 4821 153';
const CREDITOR: Partial<CompanyProfile> = { name: 'Menuiserie Lefèvre', iban: IBAN, bic: 'AGRIFRPP', city: 'Aurillac' };

async function aCreditor(profile: Partial<CompanyProfile> = {}, customer: Partial<CustomerFields> = {}) {
  const book = await aBook();
  await book.client.companies.updateProfile({ ...CREDITOR, ...profile }, book.at);
  const customerId = book.aCustomer({ code: 'C12', ...customer });
  /** What a phone reads on the printed letter, and the sum that the register keeps of it. */
  async function read(kind: LetterKind, id = customerId) {
    const { letterId } = await book.printed(id, kind);
    const letter = (await book.list()).find((each) => each.letterId === letterId);
    return { code: await codeOn(book.bytesOf(`${kind}.pdf`)), totalCents: letter?.totalCents };
  }
  const shown = async (kind: LetterKind) => textOf((await book.previewDraft(customerId, kind)).pages);
  return { ...book, customerId, read, shown };
}

/** EPC069-12, line by line. */
const payment = (amount: string, text: string, { name = 'Menuiserie Lefèvre', bic = 'AGRIFRPP' } = {}) =>
  ['BCD', '002', '1', 'SCT', bic, name, IBAN.replaceAll(' ', ''), amount, '', '', text].join('\n');

describe('the QR code of a letter pays exactly what the letter asks for', () => {
  test('a reminder: less a credit note and a payment on account', async () => {
    const { db, customerId, pay, read, shown } = await aCreditor();
    const first = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-06-15', totalCents: 80_05 });
    anInvoiceIn(db, { customerId, number: 'AV-1', dueOn: '2026-06-20', totalCents: -100_00 });
    await pay(customerId, '2026-07-01', 200_00, first);
    expect(await shown('reminder2')).toContain('QR code Scannez pour payer 980,05 € par virement');
    expect((await read('reminder2')).code).toBe(payment('EUR980.05', 'C12 FA-1 FA-2'));
  });

  test('a formal notice: with the interest and the 40 € of each invoice', async () => {
    const { db, customerId, read } = await aCreditor();
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    const { code, totalCents } = await read('formalNotice');
    // 1 200.00 at 12.15 % for 30 days and 12.40 % for 77 days: 11.98 + 31.39; and 40.00.
    expect(totalCents).toBe(1_283_37);
    expect(code).toBe(payment('EUR1283.37', 'C12 FA-1'));
  });

  test('a statement: what is overdue and not contested, nothing of what is to come', async () => {
    const { db, customerId, client, at, read } = await aCreditor();
    const late = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    anInvoiceIn(db, { customerId, number: 'FA-2', issuedOn: '2026-09-01', dueOn: '2026-10-31', totalCents: 500_00 });
    await client.disputes.open({ invoiceId: late, amountCents: cents(200_00), reason: 'Finition', openedOn: localDate('2026-07-01') }, at);
    expect(await read('statement')).toEqual({ code: payment('EUR1000.00', 'C12 FA-1'), totalCents: 1_700_00 });
  });

  test('a statement: neither a claim that was sold, nor one that an agency collects; both are named apart', async () => {
    const { db, customerId, client, at, read, shown } = await aCreditor();
    const [sold, handed] = ['FA-1', 'FA-2'].map((number) =>
      anInvoiceIn(db, { customerId, number, dueOn: '2026-05-31', totalCents: number === 'FA-1' ? 1_200_00 : 700_00 }),
    ) as [number, number];
    const own = anInvoiceIn(db, { customerId, number: 'FA-3', dueOn: '2026-06-30', totalCents: 300_00 });
    const handOver = (kind: 'agency' | 'sale', taker: string, invoiceId: number) =>
      client.handOvers.record({ customerId, kind, on: localDate('2026-07-10'), taker, invoiceIds: [invoiceId] }, at);
    await handOver('sale', 'Factor SA', sold);
    const { handOverId } = await handOver('agency', 'Recouvr’Ouest', handed);
    expect(await read('statement')).toEqual({ code: payment('EUR300.00', 'C12 FA-3'), totalCents: 300_00 });
    const text = await shown('statement');
    expect(text).toContain('Facture FA-1 : créance cédée à Factor SA le 10 juillet 2026');
    expect(text).not.toContain('1 200,00');
    expect(text).toContain('Facture FA-2 : 700,00 €, confiés pour recouvrement à Recouvr’Ouest le 10 juillet 2026');
    await client.payments.record(
      {
        customerId,
        date: localDate('2026-08-01'),
        amountCents: cents(300_00),
        allocations: [{ invoiceId: own, amountCents: cents(300_00) }],
      },
      at,
    );
    expect(await shown('statement')).not.toMatch(/Aucune facture ouverte|aucun solde/);
    await client.handOvers.takeBack({ handOverId, on: localDate('2026-09-01') }, at);
    expect(await shown('statement')).toContain('700,00 €');
  });

  test('the notice of a late instalment, then the balance that falls due', async () => {
    const { db, customerId, client, at, draft, print, read, bytesOf } = await aCreditor();
    const invoiceIds = [anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 2_200_00 })];
    const terms = { instalments: 3, every: 'month' as const, firstOn: localDate('2026-07-31'), asOf: localDate('2026-06-30') };
    const { scheduleId } = await client.schedules.create({ invoiceIds, ...terms }, at);
    db.prepare(`UPDATE schedules SET signed_on = '2026-07-01' WHERE id = ?`).run(scheduleId);
    const { letterId } = await draft(customerId, 'instalmentNotice', '2026-08-15');
    await print([letterId], 'notice.pdf');
    expect(await codeOn(bytesOf('notice.pdf'))).toBe(payment('EUR733.33', 'C12 FA-1'));
    await client.letters.markSent({ letterId, sentOn: localDate('2026-08-16') }, at);
    const { code, totalCents = 0 } = await read('termination');
    expect(totalCents).toBeGreaterThan(2_200_00);
    expect(code).toBe(payment(`EUR${(totalCents / 100).toFixed(2)}`, 'C12 FA-1'));
  });

  test('names of any length and alphabet, many invoices: what fits, none cut in the middle', async () => {
    const name = 'Société des Établissements Œuvrard-Lœwenbrück « À l’Été » & Fils, menuiserie générale et agencement';
    const { db, customerId, read } = await aCreditor({ name, bic: '' }, { code: 'Évreux n° 7' });
    for (let index = 10; index < 40; index += 1)
      anInvoiceIn(db, {
        customerId,
        number: `FACT-2026-00${index}`,
        dueOn: `2026-05-${index % 28 < 9 ? 28 : (index % 28) + 1}`,
        totalCents: 33_33,
      });
    const { code } = await read('reminder2');
    const lines = (code ?? '').split('\n');
    expect(Buffer.byteLength(code ?? '')).toBeLessThanOrEqual(331);
    expect(lines.slice(0, 9)).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      [...name].slice(0, 70).join('').trim(),
      IBAN.replaceAll(' ', ''),
      'EUR999.90',
      '',
    ]);
    expect(lines[10]).toMatch(/^Évreux n° 7( FACT-2026-00\d\d)+$/);
    expect(Buffer.byteLength(lines[10] ?? '')).toBeGreaterThan(120);
  });

  test('an English letter says it in English', async () => {
    const { db, customerId, read, shown } = await aCreditor(
      {},
      { language: 'en', country: 'Royaume-Uni', postalCode: 'SW1A 1AA', city: 'London' },
    );
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    expect(await shown('reminder2')).toContain('QR code Scan to pay €1,200.00 by bank transfer');
    expect((await read('reminder2')).code).toBe(payment('EUR1200.00', 'C12 FA-1'));
  });
});

describe('no code is printed', () => {
  test.each<[string, Partial<CompanyProfile>]>([
    ['without an IBAN', { iban: '' }],
    ['where the company takes no transfer', { payByTransfer: false }],
    ['where the user wants none', { transferCode: false }],
    ['for an account outside the EEA whose BIC is not known', { iban: 'CH9300762011623852957', bic: '' }],
    ['for an IBAN that does not hold', { iban: 'FR7616807004008132314821154' }],
  ])('%s', async (_case, profile) => {
    const { db, customerId, shown } = await aCreditor(profile);
    anInvoiceIn(db, { customerId, dueOn: '2026-05-31' });
    expect(await shown('reminder2')).not.toContain('Scannez');
  });

  test('above what a transfer can carry, on a statement of what is not due yet, on words of thanks', async () => {
    const { db, customerId, pay, client, at, shown } = await aCreditor();
    const large = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 100_000_000_000 });
    expect(await shown('reminder2')).not.toContain('Scannez');
    await pay(customerId, '2026-09-10', 100_000_000_000, large);
    anInvoiceIn(db, { customerId, number: 'FA-2', issuedOn: '2026-09-01', dueOn: '2026-10-31', totalCents: 500_00 });
    expect(await shown('statement')).toContain('IBAN');
    expect(await shown('statement')).not.toContain('Scannez');
    expect(await shown('thankYou')).not.toContain('Scannez');
    expect(await client.letters.list({}, at)).toEqual([]);
  });
});

test('a letter printed before the code was asked for still says the same', async () => {
  const { db, customerId, client, at, printed, draft } = await aCreditor({ transferCode: false });
  anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
  await printed(customerId, 'reminder1');
  await client.companies.updateProfile({ transferCode: true }, at);
  expect(await client.letters.outdated({}, at)).toEqual([]);
  expect(codesOf((await draft(customerId, 'reminder1', TODAY)).preflight, 'warning')).toEqual(['ALREADY_PRINTED']);
});
