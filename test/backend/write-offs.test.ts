import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertHandOver } from '../../db/hand-overs/hand-overs.queries.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';
import { lostVat, vatAtRate } from '../../shared/write-offs/vat-recovery.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { readPdf } from '../builders/read-pdf.ts';
import '../property-seed.ts';

async function aBook() {
  const { client, company, db, directory } = await aCompany({ today: '2025-06-30' });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Camping du Lac', addressLine1: '2 rue Haute', postalCode: '15000', city: 'Aurillac' });
  const first = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-04-30', totalCents: 120_000 });
  const second = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-05-31', totalCents: 60_000 });
  const writeOff = (amount: number, more: { invoiceId?: number; on?: string; reason?: 'uncollectible' | 'goodwill' | 'other' } = {}) => {
    const { invoiceId = first, on = '2025-06-30', reason = 'uncollectible' } = more;
    return client.writeOffs.record({ customerId, on: localDate(on), reason, allocations: [{ invoiceId, amountCents: cents(amount) }] }, at);
  };
  const open = async (asOf = '2025-06-30') =>
    (await client.invoices.list({ asOf: localDate(asOf) }, at)).map(({ number, openCents }) => [number, openCents]).toSorted();
  return { client, at, db, directory, customerId, first, second, writeOff, open };
}

describe('a write-off', () => {
  test('in part leaves the balance on its day, enters the bad-debt ratio, and is undone', async () => {
    const { client, at, db, writeOff, open, customerId, first } = await aBook();
    const { paymentId } = await writeOff(50_000, { on: '2025-06-20' });
    expect(await open('2025-06-19')).toEqual([
      ['F1', 120_000],
      ['F2', 60_000],
    ]);
    expect(await open()).toEqual([
      ['F1', 70_000],
      ['F2', 60_000],
    ]);
    expect(await client.writeOffs.list({ customerId }, at)).toEqual([
      {
        paymentId,
        customerId,
        customerName: 'Camping du Lac',
        on: '2025-06-20',
        amountCents: 50_000,
        reason: 'uncollectible',
        note: '',
        allocations: [{ invoiceId: first, invoiceNumber: 'F1', amountCents: 50_000 }],
        allowsVatNote: true,
        importId: null,
      },
    ]);
    // Over what the month sold: 2 000,00 €.
    anInvoiceIn(db, { customerId: aCustomerIn(db), number: 'F3', issuedOn: '2025-06-02', dueOn: '2025-07-02', totalCents: 200_000 });
    const { badDebtRatio } = await client.dashboard.figures({ month: yearMonth('2025-06') }, at);
    expect(badDebtRatio).toBe(0.25);
    await client.payments.remove({ paymentId }, at);
    expect((await open()).slice(0, 2)).toEqual([
      ['F1', 120_000],
      ['F2', 60_000],
    ]);
    expect(await client.writeOffs.list({}, at)).toEqual([]);
  });

  test.each<[code: string, amount: number, more: Parameters<Awaited<ReturnType<typeof aBook>>['writeOff']>[1]]>([
    ['PAYMENT_EXCEEDS_OPEN', 120_001, {}],
    ['WRITE_OFF_IN_FUTURE', 1000, { on: '2025-07-01' }],
    ['PAYMENT_BEFORE_INVOICE', 1000, { on: '2025-03-01' }],
    ['WRITE_OFF_WITHOUT_NOTE', 1000, { reason: 'other' }],
  ])('%s', async (code, amount, more) => {
    const { writeOff, open } = await aBook();
    await expect(writeOff(amount, more)).rejects.toMatchObject({ code });
    expect(await open()).toEqual([
      ['F1', 120_000],
      ['F2', 60_000],
    ]);
  });
});

describe('the VAT of a loss', () => {
  test('is asked for, split in proportion, and recovered by a letter with the mention of the law', async () => {
    const { client, at, directory, writeOff, first } = await aBook();
    const { paymentId } = await writeOff(50_000);
    const out = `${directory}/tva.pdf` as OutputFile;
    const print = () => client.writeOffs.printVatNote({ paymentId, out }, at);
    await expect(print()).rejects.toMatchObject({ code: 'VAT_UNKNOWN' });
    await expect(client.writeOffs.setVat({ invoices: [{ invoiceId: first, vatCents: cents(60_001) }] }, at)).rejects.toMatchObject({
      code: 'VAT_TOO_LARGE',
    });
    await client.writeOffs.setVat({ invoices: [{ invoiceId: first, vatCents: vatAtRate(cents(120_000), '20') }] }, at);
    expect(await client.writeOffs.vatLines({ paymentId }, at)).toMatchObject([
      { invoiceNumber: 'F1', lostCents: 50_000, vatCents: 20_000, lostNetCents: 41_667, lostVatCents: 8_333 },
    ]);
    expect((await print()).pages).toBe(2);
    const { pages } = await readPdf(readFileSync(out));
    const words = pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
    expect(words).toContain(
      '« Facture demeurée impayée pour la somme de 416,67 € (prix hors taxe) et pour la somme de 83,33 € (taxe correspondante) qui ne peut faire l’objet d’une déduction (CGI, art. 272). »',
    );
    expect(words).toContain('ce n’est pas un conseil fiscal');
  });

  test('is not recovered that way for a rebate', async () => {
    const { client, at, directory, writeOff } = await aBook();
    const { paymentId } = await writeOff(5_000, { reason: 'goodwill' });
    await expect(client.writeOffs.printVatNote({ paymentId, out: `${directory}/t.pdf` as OutputFile }, at)).rejects.toMatchObject({
      code: 'VAT_NOTE_NOT_FOR_REASON',
    });
  });

  test('lost in several times, the parts add up to the tax of the invoice', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.nat(50), (amounts, ratePercent) => {
        const totalCents = cents(amounts.reduce((sum, amount) => sum + amount, 0));
        const vatCents = cents(Math.floor((totalCents * ratePercent) / 100));
        let already = 0;
        let vat = 0;
        let net = 0;
        for (const amount of amounts) {
          const split = lostVat({ totalCents, vatCents, lostCents: cents(amount), alreadyLostCents: already as Cents });
          already += amount;
          vat += split.vatCents;
          net += split.netCents;
        }
        expect([net, vat]).toEqual([totalCents - vatCents, vatCents]);
      }),
    );
  });

  test.each([
    ['20', 120_000, 20_000],
    ['5.5', 10_550, 550],
    ['2.1', 1_021, 21],
    ['0', 999, 0],
  ])('%s %% of %d is %d', (rate, total, vat) => expect(vatAtRate(cents(total), rate)).toBe(vat));
});

describe('a claim handed over', () => {
  const handed = async (kind: 'agency' | 'sale' = 'agency') => {
    const book = await aBook();
    const { client, at, customerId, first, second } = book;
    const { handOverId } = await client.handOvers.record(
      {
        customerId,
        kind,
        on: localDate('2025-06-10'),
        taker: 'Recouvr’Ouest',
        invoiceIds: [first, second],
        ...(kind === 'sale' ? { priceCents: cents(90_000) } : {}),
      },
      at,
    );
    const list = async (asOf = '2025-06-30') => client.handOvers.list({ asOf: localDate(asOf), customerId }, at);
    const agenda = async (asOf = '2025-06-30') =>
      (await client.reminders.agenda({ asOf: localDate(asOf) }, at)).map(({ totalDueCents }) => totalDueCents);
    return { ...book, handOverId, list, agenda };
  };

  test('is not chased until it is taken back, and says why', async () => {
    const { client, at, handOverId, agenda, list } = await handed();
    expect(await agenda('2025-06-09')).toEqual([180_000]);
    expect(await agenda()).toEqual([]);
    expect(await client.reminders.leftOut({ asOf: localDate('2025-06-30') }, at)).toMatchObject([
      { code: 'handedOver', reason: 'Remise à Recouvr’Ouest pour recouvrement' },
    ]);
    await client.handOvers.takeBack({ handOverId }, at);
    expect(await agenda()).toEqual([180_000]);
    expect(await list()).toMatchObject([{ state: 'takenBack', takenBackOn: '2025-06-30' }]);
    await client.handOvers.resume({ handOverId }, at);
    expect(await agenda()).toEqual([]);
    await client.handOvers.remove({ handOverId }, at);
    expect(await agenda()).toEqual([180_000]);
  });

  test('what it brings is put against its invoices, oldest first, and what is lost after it', async () => {
    const { client, at, handOverId, list, open, db } = await handed('sale');
    const settle = (collected: number, lost: number) =>
      client.handOvers.settle({ handOverId, on: localDate('2025-06-20'), collectedCents: cents(collected), lostCents: cents(lost) }, at);
    await expect(settle(90_000, 90_001)).rejects.toMatchObject({ code: 'HAND_OVER_EXCEEDS_OPEN' });
    const { paymentIds } = await settle(90_000, 90_000);
    expect(await open()).toEqual([
      ['F1', 0],
      ['F2', 0],
    ]);
    expect(await list()).toMatchObject([{ state: 'settled', collectedCents: 90_000, lostCents: 90_000, openCents: 0, priceCents: 90_000 }]);
    expect(db.prepare('SELECT reason FROM write_offs').all()).toEqual([{ reason: 'saleOfClaim' }]);
    await expect(client.handOvers.remove({ handOverId }, at)).rejects.toMatchObject({ code: 'HAND_OVER_HAS_RESULTS' });
    for (const paymentId of paymentIds) await client.payments.remove({ paymentId }, at);
    expect(await list()).toMatchObject([{ state: 'running', collectedCents: 0, lostCents: 0, openCents: 180_000 }]);
  });

  test('is not handed over twice, nor without anything open, nor with a price to an agency', async () => {
    const { client, at, db, customerId, first } = await handed();
    const record = (invoiceId: number, more: object = {}) =>
      client.handOvers.record(
        { customerId, kind: 'agency', on: localDate('2025-06-20'), taker: 'Autre', invoiceIds: [invoiceId], ...more },
        at,
      );
    await expect(record(first)).rejects.toMatchObject({ code: 'HAND_OVER_ALREADY' });
    const paid = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: 0 });
    await expect(record(paid)).rejects.toMatchObject({ code: 'HAND_OVER_NOTHING_OPEN' });
    const other = anInvoiceIn(db, { customerId, dueOn: '2025-05-31' });
    await expect(record(other, { priceCents: 100 })).rejects.toMatchObject({ code: 'HAND_OVER_PRICE_WITHOUT_SALE' });
    const theirs = anInvoiceIn(db, { customerId: aCustomerIn(db), dueOn: '2025-05-31' });
    await expect(record(theirs)).rejects.toMatchObject({ code: 'INVOICE_OF_OTHER_CUSTOMER' });
  });

  test('is named by the check of a statement; one under a schedule is refused either way, until one of the two ends', async () => {
    const { client, at, customerId, first, second, db, handOverId } = await handed('sale');
    const on = localDate('2025-06-30');
    const third = anInvoiceIn(db, { customerId, number: 'F3', dueOn: '2025-05-31', totalCents: 30_000 });
    const said = async () =>
      (await client.letters.previewDraft({ customerId, kind: 'statement', asOf: on }, at)).preflight.flatMap(
        ({ code, severity, message }) => (code.startsWith('HANDED_OVER') ? [`${severity} ${message}`] : []),
      );
    const ofSale = 'a été cédée à Recouvr’Ouest le 10/06/2025 : le relevé le dit et ne la réclame pas';
    expect(await said()).toEqual([`ok F1 ${ofSale}`, `ok F2 ${ofSale}`]);
    const terms = (invoiceIds: number[]) => ({
      invoiceIds,
      instalments: 2,
      every: 'month' as const,
      firstOn: localDate('2025-07-31'),
      asOf: on,
    });
    await expect(client.schedules.plan(terms([third, first]), at)).rejects.toMatchObject({ code: 'SCHEDULE_INVOICE_HANDED_OVER' });
    await client.handOvers.takeBack({ handOverId }, at);
    const { scheduleId } = await client.schedules.create(terms([second]), at);
    await expect(client.handOvers.resume({ handOverId }, at)).rejects.toMatchObject({ code: 'HAND_OVER_SCHEDULED' });
    const again = { customerId, kind: 'agency' as const, on, taker: 'Autre', invoiceIds: [second] };
    await expect(client.handOvers.record(again, at)).rejects.toMatchObject({ code: 'HAND_OVER_SCHEDULED', params: { number: 'F2' } });
    // As it could be recorded once.
    insertHandOver(db, { ...again, priceCents: null, note: '' });
    expect(await said()).toEqual([expect.stringMatching(/^blocking F2 est chez Autre et dans l’échéancier du 30\/06\/2025/)]);
    await client.schedules.end({ scheduleId, endedOn: on }, at);
    expect(await said()).toEqual([expect.stringMatching(/^ok F2 est chez Autre depuis le 30\/06\/2025/)]);
  });
});
