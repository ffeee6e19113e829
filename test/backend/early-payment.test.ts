import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { aFile, contentOf } from '../builders/import-file.ts';
import { ofxStatement } from '../builders/ofx-statement.ts';

const TODAY = '2026-12-20';
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** A customer with 3/10 and two invoices of 2 December: 12 000,00 € and 5 000,00 €. */
async function aBook(terms = '3/10') {
  const company = await aCompany({ today: TODAY });
  const { client, db } = company;
  const customerId = aCustomerIn(db, { name: 'Menuiserie Hêtre', code: 'C1' });
  const given = { customerId, issuedOn: '2026-12-02', dueOn: '2027-01-01' };
  const one = anInvoiceIn(db, { ...given, number: 'FAC-2026-101', totalCents: 1_200_000 });
  const two = anInvoiceIn(db, { ...given, number: 'FAC-2026-102', totalCents: 500_000 });
  await client.customers.update({ id: customerId, earlyPayment: terms }, company);
  return {
    company,
    client,
    db,
    customerId,
    one,
    two,
    open: async (asOf = TODAY) =>
      (await client.invoices.list({ asOf: localDate(asOf), customerId }, company))
        .toSorted((a, b) => a.id - b.id)
        .map(({ openCents }) => openCents),
    pay: (date: string, amount: number, parts: [number, number][], more: { grantDiscounts?: boolean } = {}) =>
      client.payments.record(
        {
          customerId,
          date: localDate(date),
          amountCents: cents(amount),
          allocations: parts.map(([invoiceId, part]) => ({ invoiceId, amountCents: cents(part) })),
          ...more,
        },
        company,
      ),
  };
}

describe('a payment of the price less the discount', () => {
  test('in time closes the invoice, with the discount as a payment of its own kind that is no money received', async () => {
    const { client, company, customerId, one, pay, open, db } = await aBook();
    const listed = await client.invoices.list({ asOf: localDate('2026-12-05'), customerId }, company);
    expect(listed.find(({ id }) => id === one)?.earlyPayment).toEqual({ ratePct: '3', payBy: '2026-12-12', discountCents: 36_000 });

    const { discounts } = await pay('2026-12-12', 1_164_000, [[one, 1_164_000]]);
    expect(discounts).toEqual([{ invoiceId: one, invoiceNumber: 'FAC-2026-101', amountCents: 36_000 }]);
    expect(await open()).toEqual([0, 500_000]);
    expect(await open('2026-12-11')).toEqual([1_200_000, 500_000]);
    const payments = await client.payments.list({ customerId }, company);
    expect(payments.map(({ kind, amountCents, method }) => [kind, amountCents, plain(method)])).toEqual([
      ['discount', 36_000, 'Escompte 3 %'],
      ['payment', 1_164_000, ''],
    ]);
    const { revenueCents, outstandingCents, dbt, badDebtRatio } = await client.dashboard.figures({ month: yearMonth('2026-12') }, company);
    expect({ revenueCents, outstandingCents, dbt, badDebtRatio }).toEqual({
      revenueCents: 1_700_000,
      outstandingCents: 500_000,
      dbt: -20,
      badDebtRatio: 0,
    });
    const collected = db.prepare<{ sum: number }>('SELECT sum(amount_cents) AS sum FROM allocations WHERE received_on IS NOT NULL').get();
    expect(collected?.sum, 'the discount was never cash').toBe(1_164_000);
  });

  test('late leaves what is short due, and nothing is granted', async () => {
    const { one, pay, open, client, company } = await aBook();
    expect((await pay('2026-12-13', 1_164_000, [[one, 1_164_000]])).discounts).toEqual([]);
    expect(await open()).toEqual([36_000, 500_000]);
    await expect(client.payments.grantDiscount({ invoiceId: one }, company)).rejects.toMatchObject({ code: 'DISCOUNT_NOT_EARNED' });
  });

  test('in two parts earns it with the second; short of it, not; unless the user will not grant it', async () => {
    const { one, two, pay, open } = await aBook();
    expect((await pay('2026-12-05', 1_000_000, [[one, 1_000_000]])).discounts).toEqual([]);
    expect((await pay('2026-12-10', 164_000, [[one, 164_000]])).discounts).toMatchObject([{ amountCents: 36_000 }]);
    expect((await pay('2026-12-10', 400_000, [[two, 400_000]])).discounts).toEqual([]);
    expect((await pay('2026-12-11', 85_000, [[two, 85_000]], { grantDiscounts: false })).discounts).toEqual([]);
    expect(await open()).toEqual([0, 15_000]);
  });

  test('of several invoices at once is proposed, and closes them all', async () => {
    const { client, company, customerId, one, two, pay, open } = await aBook();
    const asked = { customerId, date: localDate('2026-12-12'), amountCents: cents(1_649_000) };
    const { allocations, unallocatedCents } = await client.payments.suggestAllocation(asked, company);
    expect([allocations.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]), unallocatedCents]).toEqual([
      [
        [one, 1_164_000],
        [two, 485_000],
      ],
      0,
    ]);
    expect(
      (
        await pay('2026-12-12', 1_649_000, [
          [one, 1_164_000],
          [two, 485_000],
        ])
      ).discounts.map(({ amountCents }) => amountCents),
    ).toEqual([36_000, 15_000]);
    expect(await open()).toEqual([0, 0]);
  });

  test('is reckoned on what a credit note leaves, and an invoice may have terms of its own or none', async () => {
    const { client, company, db, customerId, one, two, pay } = await aBook();
    const creditNoteId = anInvoiceIn(db, { customerId, number: 'AV-1', issuedOn: '2026-12-03', dueOn: '2026-12-03', totalCents: -200_000 });
    await client.payments.allocateCreditNote({ creditNoteId, allocations: [{ invoiceId: one, amountCents: cents(200_000) }] }, company);
    expect((await pay('2026-12-10', 970_000, [[one, 970_000]])).discounts).toMatchObject([{ amountCents: 30_000 }]);

    await client.invoices.setEarlyPayment({ invoiceId: two, earlyPayment: '1.5/20' }, company);
    expect((await client.invoices.earlyPayment({ invoiceId: two }, company)).offer).toEqual({
      ratePct: '1.5',
      payBy: '2026-12-22',
      discountCents: 7_500,
    });
    for (const typed of ['3 % à 10 jours', '3/10 n/30', 'escompte de 3 % sous 10 jours'])
      expect(await client.invoices.setEarlyPayment({ invoiceId: two, earlyPayment: typed }, company)).toMatchObject({
        earlyPayment: '3/10',
      });
    await client.invoices.setEarlyPayment({ invoiceId: two, earlyPayment: '' }, company);
    expect((await client.invoices.earlyPayment({ invoiceId: two }, company)).offer).toBeNull();
    await client.invoices.setEarlyPayment({ invoiceId: two, earlyPayment: null }, company);
    expect((await client.invoices.earlyPayment({ invoiceId: two }, company)).offer?.discountCents).toBe(15_000);
    await expect(client.invoices.setEarlyPayment({ invoiceId: two, earlyPayment: '50/10' }, company)).rejects.toMatchObject({
      code: 'EARLY_PAYMENT_WRONG',
    });
    await expect(client.invoices.setEarlyPayment({ invoiceId: creditNoteId, earlyPayment: '3/10' }, company)).rejects.toMatchObject({
      code: 'INVOICE_IS_CREDIT_NOTE',
    });
  });
});

describe('taking it back', () => {
  test('removing the payment, or its allocation, takes the discount with it; removing the discount opens what it settled', async () => {
    const { client, company, customerId, one, pay, open } = await aBook();
    const before = contentOf(company);
    const { paymentId } = await pay('2026-12-12', 1_164_000, [[one, 1_164_000]]);
    await client.payments.remove({ paymentId }, company);
    expect(contentOf(company)).toEqual(before);

    const again = await pay('2026-12-12', 1_164_000, [[one, 1_164_000]]);
    await client.payments.deallocate({ paymentId: again.paymentId }, company);
    expect(await open()).toEqual([1_200_000, 500_000]);
    const back = await client.payments.allocate(
      { paymentId: again.paymentId, allocations: [{ invoiceId: one, amountCents: cents(1_164_000) }] },
      company,
    );
    expect(back.discounts).toMatchObject([{ amountCents: 36_000 }]);

    const discount = (await client.payments.list({ customerId }, company)).find(({ kind }) => kind === 'discount');
    await expect(client.payments.deallocate({ paymentId: discount?.id ?? 0 }, company)).rejects.toMatchObject({
      code: 'DISCOUNT_NOT_DEALLOCATED',
    });
    await client.payments.remove({ paymentId: discount?.id ?? 0 }, company);
    expect(await open()).toEqual([36_000, 500_000]);
    expect(await client.payments.grantDiscount({ invoiceId: one }, company), 'it was earned all the same').toMatchObject({
      amountCents: 36_000,
    });
    expect(await open()).toEqual([0, 500_000]);
  });
});

describe('a payment that a file brought', () => {
  test('cannot be taken back with its import while a discount stands on it', async () => {
    const { client, company, one, open } = await aBook();
    const lines = ['Date règlement;Code client;Client;N° facture;Montant réglé', '2026-12-11;C1;Menuiserie Hêtre;FAC-2026-101;11640,00'];
    const { importId } = await client.imports.commit({ file: aFile(company, lines, 'reglements.csv') }, company);
    expect(await open()).toEqual([36_000, 500_000]);
    const { paymentId } = await client.payments.grantDiscount({ invoiceId: one }, company);
    expect(await open()).toEqual([0, 500_000]);
    await expect(client.imports.undo({ importId }, company)).rejects.toMatchObject({ code: 'IMPORT_UNDO_BLOCKED' });
    await client.payments.remove({ paymentId }, company);
    await client.imports.undo({ importId }, company);
    expect(await open()).toEqual([1_200_000, 500_000]);
  });
});

describe('a credit of a bank’s statement', () => {
  const statement = (label: string, amount: number, day = '2026-12-11') => ofxStatement([{ day, amount, label }]);

  test('of the price less the discount, in time, is proposed with it and explained; accepted, both invoices are closed; undone, all is as before', async () => {
    const { client, company, open } = await aBook();
    await client.imports.commit({ file: aFile(company, statement('VIR MENUISERIE HETRE', 1_649_000), 'releve.ofx') }, company);
    const before = contentOf(company);
    const [waiting] = await client.imports.matches({}, company);
    expect(waiting?.candidates[0]).toMatchObject({ gapCents: -51_000, discountCents: 51_000 });
    expect(plain(waiting?.reason ?? '')).toBe(
      'Le nom de Menuiserie Hêtre et le montant des factures FAC-2026-101 et FAC-2026-102, escompte 3 % déduit (510,00 €), réglé à temps.',
    );
    const movementId = waiting?.movementId ?? 0;
    await client.imports.acceptMatch({ movementId }, company);
    expect(await open()).toEqual([0, 0]);
    expect(await client.imports.decidedMatches({}, company)).toMatchObject([{ invoiceNumbers: ['FAC-2026-101', 'FAC-2026-102'] }]);
    await client.imports.reopenMatch({ movementId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  test('that names its invoice is offered, never allocated unasked, with the discount; past the last day it pays a part', async () => {
    const { client, company } = await aBook();
    await client.imports.commit({ file: aFile(company, statement('VIR FAC-2026-101 HETRE', 1_164_000), 'releve.ofx') }, company);
    const [waiting] = await client.imports.matches({}, company);
    expect(plain(waiting?.reason ?? '')).toBe('Le virement cite la facture FAC-2026-101, escompte 3 % déduit (360,00 €), réglé à temps.');

    const late = await aBook();
    const file = aFile(late.company, statement('VIR FAC-2026-101 HETRE', 1_164_000, '2026-12-13'), 'releve.ofx');
    await late.client.imports.commit({ file }, late.company);
    const [partly] = await late.client.imports.matches({}, late.company);
    expect(partly?.candidates[0]?.discountCents ?? 0).toBe(0);
    if (partly) await late.client.imports.acceptMatch({ movementId: partly.movementId }, late.company);
    expect(await late.open()).toEqual([36_000, 500_000]);
  });

  test('that the bank takes back opens the invoice whole; put back, the discount is granted again', async () => {
    const { client, company, open } = await aBook();
    await client.imports.commit(
      { file: aFile(company, statement('PRLV FAC-2026-101 MENUISERIE HETRE', 1_164_000), 'releve.ofx') },
      company,
    );
    const [waiting] = await client.imports.matches({}, company);
    await client.imports.acceptMatch({ movementId: waiting?.movementId ?? 0 }, company);
    expect(await open()).toEqual([0, 500_000]);
    const rejected = statement('REJET PRLV MENUISERIE HETRE FAC-2026-101', -1_164_000, '2026-12-16');
    const { importId } = await client.imports.commit({ file: aFile(company, rejected, 'rejet.ofx') }, company);
    const [back] = await client.imports.returns({}, company);
    if (back?.state === 'offered')
      await client.imports.acceptReturn({ returnId: back.returnId, paymentId: back.candidates[0]?.paymentId ?? 0 }, company);
    expect(await open()).toEqual([1_200_000, 500_000]);
    if (back?.state === 'offered') await client.imports.reopenReturn({ returnId: back.returnId }, company);
    else await client.imports.undo({ importId }, company);
    expect(await open()).toEqual([0, 500_000]);
  });
});

test('terms are kept in one form however they were typed, and refused when they are none', async () => {
  const { client, company, customerId } = await aBook('2,5 % à 8 jours');
  expect((await client.customers.get({ id: customerId }, company)).earlyPayment).toBe('2.5/8');
  await expect(client.customers.update({ id: customerId, earlyPayment: 'beaucoup' }, company)).rejects.toMatchObject({
    code: 'CUSTOMER_FIELD_WRONG',
  });
});

test('a statement of account says which discounts can still be had, in the customer’s language, and those that are past no more', async () => {
  const { client, company, customerId } = await aBook();
  await client.companies.updateProfile(
    {
      legalForm: 'SARL',
      siren: '732829320',
      rcsTown: 'Rodez',
      addressLine1: '1 rue Haute',
      postalCode: '12000',
      city: 'RODEZ',
      signatoryName: 'A. Roux',
    },
    company,
  );
  await client.customers.update({ id: customerId, addressLine1: '2 rue Basse', postalCode: '12000', city: 'RODEZ' }, company);
  const textOf = async (asOf: string) => {
    const { letterId } = await client.letters.draft({ customerId, kind: 'statement', asOf: localDate(asOf) }, company);
    const { pages } = await client.letters.preview({ letterId }, company);
    return plain(pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'text' ? [item.text] : []))).join(' ')).replace(
      /\s+/g,
      ' ',
    );
  };
  const inTime = await textOf('2026-12-12');
  expect(inTime).toContain('Facture FAC-2026-101 : escompte de 3,00 %, soit 360,00 € à déduire');
  expect(inTime).toContain('Facture FAC-2026-102 : escompte de 3,00 %, soit 150,00 €');
  expect(await textOf('2026-12-13')).not.toContain('escompte');
  await client.customers.update({ id: customerId, language: 'en' }, company);
  expect(await textOf('2026-12-12')).toContain('Invoice FAC-2026-101: 3.00% early-payment discount, €360.00 to be deducted');
});

test('« n/45 » typed with a discount becomes the payment terms; terms that say something else are not replaced', async () => {
  const { client, company, customerId } = await aBook('2/8 n/45');
  const stored = () => client.customers.get({ id: customerId }, company);
  expect(await stored()).toMatchObject({ earlyPayment: '2/8', paymentTerms: '45 jours' });
  await client.customers.update({ id: customerId, earlyPayment: '3/8 n/45' }, company);
  await expect(client.customers.update({ id: customerId, earlyPayment: '2/8 n/60' }, company)).rejects.toMatchObject({
    code: 'CUSTOMER_FIELD_WRONG',
    params: { problem: expect.stringContaining('les conditions de paiement disent « 45 jours »') },
  });
  expect(await stored()).toMatchObject({ earlyPayment: '3/8', paymentTerms: '45 jours' });
  const created = await client.customers.create({ name: 'Neuf', earlyPayment: '2/10, n/30' }, company);
  expect(created).toMatchObject({ earlyPayment: '2/10', paymentTerms: '30 jours' });
});
