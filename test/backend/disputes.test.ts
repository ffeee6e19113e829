import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

async function aBook() {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const customerId = aCustomerIn(db, { name: 'Librairie Érable' });
  const invoiceId = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-31', totalCents: 100_000 });
  const at = { company };
  const disputed = async (asOf: string) =>
    (await client.invoices.list({ asOf: localDate(asOf) }, at)).find(({ number }) => number === 'F1')?.disputedCents;
  return { client, db, at, customerId, invoiceId, disputed };
}

describe('disputes', () => {
  test('on the whole invoice: whatever is open of it, as it goes down', async () => {
    const { client, at, invoiceId, customerId, disputed } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Prix', openedOn: localDate('2025-06-10') }, at);
    expect([await disputed('2025-06-09'), await disputed('2025-06-10')]).toEqual([0, 100_000]);
    await client.payments.record(
      { customerId, date: localDate('2025-06-20'), amountCents: cents(30_000), allocations: [{ invoiceId, amountCents: cents(30_000) }] },
      at,
    );
    expect(await client.disputes.list({ asOf: localDate('2025-06-30') }, at)).toMatchObject([
      {
        disputeId,
        invoiceId,
        invoiceNumber: 'F1',
        customerId,
        customerName: 'Librairie Érable',
        disputedCents: 70_000,
        category: 'price',
        reason: 'Prix',
        openedOn: '2025-06-10',
        closedOn: null,
        ageDays: 20,
      },
    ]);
  });

  test('on a part, never more than is open', async () => {
    const { client, at, invoiceId, disputed } = await aBook();
    const open = (amount: number) => client.disputes.open({ invoiceId, amountCents: cents(amount), reason: 'Livraison' }, at);
    await expect(open(100_001)).rejects.toMatchObject({ code: 'DISPUTE_EXCEEDS_OPEN' });
    await open(25_000);
    expect(await disputed('2025-06-30')).toBe(25_000);
    await expect(open(10_000)).rejects.toMatchObject({ code: 'DISPUTE_ALREADY_OPEN' });
  });

  test('closing lifts it from that day, and another can be opened', async () => {
    const { client, at, invoiceId, disputed } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Prix', openedOn: localDate('2025-06-10') }, at);
    const close = (closedOn: string) => client.disputes.close({ disputeId, outcome: 'maintained', closedOn: localDate(closedOn) }, at);
    await expect(close('2025-06-09')).rejects.toMatchObject({ code: 'DISPUTE_CLOSED_TOO_EARLY' });
    await expect(close('2025-07-01')).rejects.toMatchObject({ code: 'DISPUTE_IN_FUTURE' });
    await close('2025-06-20');
    expect([await disputed('2025-06-19'), await disputed('2025-06-20')]).toEqual([100_000, 0]);
    await expect(close('2025-06-25')).rejects.toMatchObject({ code: 'DISPUTE_ALREADY_CLOSED' });
    const listed = async (asOf: string) =>
      (await client.disputes.list({ asOf: localDate(asOf) }, at)).map(({ closedOn, disputedCents }) => [closedOn, disputedCents]);
    expect(await listed('2025-06-19')).toEqual([[null, 100_000]]);
    expect(await listed('2025-06-20')).toEqual([['2025-06-20', 0]]);
    await client.disputes.open({ invoiceId, reason: 'Qualité' }, at);
    expect(await listed('2025-06-30')).toEqual([
      [null, 100_000],
      ['2025-06-20', 0],
    ]);
  });

  test('there must be something to contest', async () => {
    const { client, db, at, customerId, invoiceId } = await aBook();
    const open = (id: number, openedOn?: string) =>
      client.disputes.open({ invoiceId: id, reason: 'Prix', ...(openedOn ? { openedOn: localDate(openedOn) } : {}) }, at);
    const creditNote = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: -1000 });
    const cancelled = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', cancelledOn: '2025-05-02' });
    const later = anInvoiceIn(db, { customerId, issuedOn: '2025-07-10', dueOn: '2025-08-10' });
    await expect(open(creditNote)).rejects.toMatchObject({ code: 'INVOICE_IS_CREDIT_NOTE' });
    await expect(open(cancelled)).rejects.toMatchObject({ code: 'DISPUTE_NOTHING_OPEN' });
    await expect(open(invoiceId, '2025-07-01')).rejects.toMatchObject({ code: 'DISPUTE_IN_FUTURE' });
    await expect(open(later)).rejects.toMatchObject({ code: 'DISPUTE_NOTHING_OPEN' });
    await expect(open(999)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(client.disputes.close({ disputeId: 9, outcome: 'partial' }, at)).rejects.toMatchObject({ code: 'DISPUTE_NOT_FOUND' });
  });
});

describe('following a dispute', () => {
  test('who, by when and what next are kept and changed; a reason of a script finds its category', async () => {
    const { client, at, invoiceId } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'livraison incomplète', owner: 'Mme Roy' }, at);
    const list = async () => (await client.disputes.list({ asOf: localDate('2025-06-30') }, at))[0];
    expect(await list()).toMatchObject({ category: 'delivery', reason: 'livraison incomplète', owner: 'Mme Roy', deadlineOn: null });
    await client.disputes.update(
      { disputeId, category: 'quality', deadlineOn: localDate('2025-07-04'), nextStep: 'Envoyer les photos', amountCents: cents(40_000) },
      at,
    );
    expect(await list()).toMatchObject({ category: 'quality', owner: 'Mme Roy', nextStep: 'Envoyer les photos', disputedCents: 40_000 });
    await expect(client.disputes.update({ disputeId, deadlineOn: localDate('2025-06-01') }, at)).rejects.toMatchObject({
      code: 'DISPUTE_DEADLINE_TOO_EARLY',
    });
    await expect(client.disputes.update({ disputeId, amountCents: cents(100_001) }, at)).rejects.toMatchObject({
      code: 'DISPUTE_EXCEEDS_OPEN',
    });
  });

  test('its deadline is a thing to do, from three days before until it is closed', async () => {
    const { client, at, invoiceId } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Prix', deadlineOn: localDate('2025-07-05') }, at);
    const tasks = async (asOf: string) =>
      (await client.reminders.today({ asOf: localDate(asOf) }, at)).customers
        .flatMap((customer) => customer.tasks)
        .filter(({ kind }) => kind === 'disputeDeadline')
        .map(({ on, about, amountCents }) => [on, about, amountCents]);
    expect(await tasks('2025-07-01')).toEqual([]);
    expect(await tasks('2025-07-02')).toEqual([['2025-07-05', 'F1', 100_000]]);
    expect(await tasks('2025-07-20')).toEqual([['2025-07-05', 'F1', 100_000]]);
    await client.disputes.close({ disputeId, outcome: 'maintained' }, at);
    expect(await tasks('2025-07-02')).toEqual([]);
  });

  test('the report adds up by reason, age and owner', async () => {
    const { client, db, at, customerId, invoiceId } = await aBook();
    const other = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-05-31', totalCents: 60_000 });
    const settled = anInvoiceIn(db, { customerId, number: 'F3', dueOn: '2025-05-31', totalCents: 5_000 });
    await client.disputes.open({ invoiceId, reason: 'Prix', owner: 'Léa', openedOn: localDate('2025-06-20') }, at);
    await client.disputes.open({ invoiceId: other, reason: 'Remise oubliée', category: 'price', openedOn: localDate('2025-05-29') }, at);
    const { disputeId } = await client.disputes.open({ invoiceId: settled, reason: 'Qualité' }, at);
    await client.disputes.close({ disputeId, outcome: 'maintained' }, at);
    expect(await client.disputes.report({ asOf: localDate('2025-06-30') }, at)).toEqual({
      count: 2,
      amountCents: 160_000,
      averageAgeDays: 21,
      byCategory: [{ key: 'price', count: 2, amountCents: 160_000, averageAgeDays: 21 }],
      byAge: [
        { key: '0-15', count: 1, amountCents: 100_000, averageAgeDays: 10 },
        { key: '31-60', count: 1, amountCents: 60_000, averageAgeDays: 32 },
      ],
      byOwner: [
        { key: 'Léa', count: 1, amountCents: 100_000, averageAgeDays: 10 },
        { key: '', count: 1, amountCents: 60_000, averageAgeDays: 32 },
      ],
    });
  });
});

describe('ending a dispute', () => {
  const interestOf = async ({ client, at, customerId }: Awaited<ReturnType<typeof aBook>>, asOf = '2025-06-30') =>
    (await client.lateFees.statement({ customerId, asOf: localDate(asOf), ratePct: '10' }, at)).interestCents;

  test('a new credit note is entered and put against the invoice; reopening takes both back', async () => {
    const book = await aBook();
    const { client, at, db, invoiceId } = book;
    const { disputeId } = await client.disputes.open({ invoiceId, amountCents: cents(40_000), reason: 'Prix' }, at);
    const open = async () =>
      (await client.invoices.list({ asOf: localDate('2025-06-30') }, at)).map(({ number, openCents }) => [number, openCents]);
    const creditNote = { number: 'AV-1', issuedOn: localDate('2025-06-28'), amountCents: cents(40_000) };
    const closed = await client.disputes.close({ disputeId, outcome: 'creditNote', creditNote }, at);
    expect(closed.grantedCents).toBe(40_000);
    expect((await open()).toSorted()).toEqual([
      ['AV-1', 0],
      ['F1', 60_000],
    ]);
    expect((await client.disputes.list({ asOf: localDate('2025-06-30') }, at))[0]).toMatchObject({
      outcome: 'creditNote',
      grantedCents: 40_000,
      creditNoteNumber: 'AV-1',
      disputedCents: 0,
    });
    await client.disputes.reopen({ disputeId }, at);
    expect(await open()).toEqual([['F1', 100_000]]);
    expect((await client.disputes.list({ asOf: localDate('2025-06-30') }, at))[0]).toMatchObject({ closedOn: null, disputedCents: 40_000 });
    await client.disputes.remove({ disputeId }, at);
    expect(db.prepare('SELECT 1 FROM disputes').all()).toEqual([]);
  });

  test('a credit note that is there is put against it in part, and stays when the dispute is reopened', async () => {
    const { client, at, db, customerId, invoiceId } = await aBook();
    const creditNoteId = anInvoiceIn(db, { customerId, number: 'AV-7', dueOn: '2025-06-15', issuedOn: '2025-06-15', totalCents: -70_000 });
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Qualité' }, at);
    const close = (amount: number) =>
      client.disputes.close({ disputeId, outcome: 'partial', creditNote: { creditNoteId, amountCents: cents(amount) } }, at);
    await expect(close(70_001)).rejects.toMatchObject({ code: 'CREDIT_NOTE_OVER_ALLOCATED' });
    await close(30_000);
    const open = async () =>
      (await client.invoices.list({ asOf: localDate('2025-06-30') }, at)).map(({ openCents }) => openCents).toSorted();
    expect(await open()).toEqual([-40_000, 70_000]);
    await client.disputes.reopen({ disputeId }, at);
    expect(await open()).toEqual([-70_000, 100_000]);
  });

  test('closed before its credit note came, it takes it later: one that is there, one put there already, or a new one', async () => {
    const { client, at, db, customerId, invoiceId } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, amountCents: cents(40_000), reason: 'Prix' }, at);
    const record = (creditNote: Parameters<typeof client.disputes.recordCreditNote>[0]['creditNote']) =>
      client.disputes.recordCreditNote({ disputeId, creditNote }, at);
    const fresh = { number: 'AV-1', issuedOn: localDate('2025-06-28'), amountCents: cents(40_000) };
    await expect(record(fresh)).rejects.toMatchObject({ code: 'DISPUTE_NOT_CLOSED' });
    const closing = () => client.disputes.close({ disputeId, outcome: 'partial' }, at);
    expect(await closing()).toMatchObject({ creditNoteMissing: true, demandedCents: 100_000 });
    expect(await record(fresh)).toEqual({ disputeId, grantedCents: 40_000, demandedCents: 60_000 });
    const listed = async () => (await client.disputes.list({ asOf: localDate('2025-06-30') }, at))[0];
    expect(await listed()).toMatchObject({ outcome: 'partial', creditNoteNumber: 'AV-1', grantedCents: 40_000 });
    await expect(record(fresh)).rejects.toMatchObject({ code: 'DISPUTE_ALREADY_CREDITED' });
    await client.disputes.reopen({ disputeId }, at);
    await closing();
    // An import brings it, somebody puts it against the invoice by hand: the dispute only learns which one it is.
    const creditNoteId = anInvoiceIn(db, { customerId, number: 'AV-2', dueOn: '2025-06-15', issuedOn: '2025-06-15', totalCents: -25_000 });
    await client.payments.allocateCreditNote({ creditNoteId, allocations: [{ invoiceId, amountCents: cents(25_000) }] }, at);
    expect(await record({ creditNoteId })).toEqual({ disputeId, grantedCents: 25_000, demandedCents: 75_000 });
    await client.disputes.reopen({ disputeId }, at);
    await closing();
    const elsewhere = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-05-31', totalCents: 25_000 });
    await client.payments.allocateCreditNote({ creditNoteId, allocations: [{ invoiceId: elsewhere, amountCents: cents(25_000) }] }, at);
    await expect(record({ creditNoteId })).rejects.toMatchObject({ code: 'DISPUTE_NOTHING_TO_CREDIT' });
  });

  test('a credit note makes no sense with a maintained invoice, nor under a number that is taken, nor in the future', async () => {
    const { client, at, invoiceId } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Qualité' }, at);
    const close = (outcome: 'maintained' | 'creditNote', number: string, issuedOn = '2025-06-30') =>
      client.disputes.close({ disputeId, outcome, creditNote: { number, issuedOn: localDate(issuedOn), amountCents: cents(1000) } }, at);
    await expect(close('maintained', 'AV-1')).rejects.toMatchObject({ code: 'DISPUTE_MAINTAINED_WITH_CREDIT' });
    await expect(close('creditNote', 'F1')).rejects.toMatchObject({ code: 'CREDIT_NOTE_NUMBER_TAKEN' });
    await expect(close('creditNote', 'AV-1', '2025-07-01')).rejects.toMatchObject({ code: 'CREDIT_NOTE_IN_FUTURE' });
  });

  test('what is contested bears no interest; maintained, it bears all from the due date; credited, it never did', async () => {
    const book = await aBook();
    const { client, at, invoiceId } = book;
    // 30 days at 10 % on 1 000,00 €, then on the 600,00 € that nobody contests.
    expect(await interestOf(book)).toBe(822);
    const { disputeId } = await client.disputes.open(
      { invoiceId, amountCents: cents(40_000), reason: 'Prix', openedOn: localDate('2025-06-10') },
      at,
    );
    expect(await interestOf(book, '2025-06-09')).toBe(247);
    expect(await interestOf(book)).toBe(493);
    await client.disputes.close({ disputeId, outcome: 'maintained' }, at);
    expect(await interestOf(book)).toBe(822);
    await client.disputes.reopen({ disputeId }, at);
    const creditNote = { number: 'AV-1', issuedOn: localDate('2025-06-30'), amountCents: cents(40_000) };
    await client.disputes.close({ disputeId, outcome: 'creditNote', creditNote }, at);
    expect(await interestOf(book)).toBe(493);
  });

  test('once maintained, the customer is reminded where it was, not from the beginning', async () => {
    const { client, at, db, customerId, invoiceId } = await aBook();
    db.prepare(`INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel) VALUES (?, '2025-06-16', 'R2', 'email')`).run(
      customerId,
    );
    db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (last_insert_rowid(), ?)').run(invoiceId);
    const agenda = async () => (await client.reminders.agenda({ asOf: localDate('2025-06-30') }, at)).map(({ level }) => level);
    expect(await agenda()).toEqual(['R3']);
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Prix', openedOn: localDate('2025-06-20') }, at);
    expect(await agenda()).toEqual([]);
    await client.disputes.close({ disputeId, outcome: 'maintained' }, at);
    expect(await agenda()).toEqual(['R3']);
  });
});
