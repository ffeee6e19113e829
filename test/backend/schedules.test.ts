import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import type { Schedule, ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

/** A customer with two late invoices, 1 000.00 and 500.00, seen at 30/06/2025. */
async function aBook(today = '2025-06-30') {
  const { client, company, db } = await aCompany({ today });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Garage Peuplier' });
  const recent = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-06-15', totalCents: 50_000 });
  const old = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-31', totalCents: 100_000 });
  const terms = (more: Partial<Omit<ScheduleTerms, 'asOf'>> & { asOf?: string } = {}) => ({
    invoiceIds: [recent, old],
    instalments: 4,
    every: 'month' as const,
    firstOn: localDate('2025-07-31'),
    ...more,
    asOf: localDate(more.asOf ?? '2025-06-30'),
  });
  return {
    client,
    db,
    at,
    customerId,
    recent,
    old,
    terms,
    create: (more = {}) => client.schedules.create(terms(more), at),
    get: (scheduleId: number, asOf: string) => client.schedules.get({ scheduleId, asOf: localDate(asOf) }, at),
    pay: (scheduleId: number, date: string, amount: number) =>
      client.schedules.recordPayment({ scheduleId, date: localDate(date), amountCents: cents(amount) }, at),
    payDirectly: (invoiceId: number, date: string, amount: number) =>
      client.payments.record(
        { customerId, date: localDate(date), amountCents: cents(amount), allocations: [{ invoiceId, amountCents: cents(amount) }] },
        at,
      ),
    open: async (asOf: string) =>
      Object.fromEntries((await client.invoices.list({ asOf: localDate(asOf) }, at)).map(({ number, openCents }) => [number, openCents])),
  };
}

const amounts = (schedule: Schedule) => schedule.instalments.map(({ paidCents, openCents, state }) => [paidCents, openCents, state]);

describe('simulating and agreeing', () => {
  test('the debt is what is open of the invoices, in instalments that sum to it', async () => {
    const { client, at, terms, payDirectly, old } = await aBook();
    await payDirectly(old, '2025-06-20', 20_001);
    const plan = await client.schedules.plan(terms(), at);
    expect(plan).toMatchObject({
      customerName: 'Garage Peuplier',
      principalCents: 129_999,
      interestCents: 0,
      indemnityCents: 0,
      totalCents: 129_999,
    });
    expect(plan.instalments).toEqual([
      { dueOn: '2025-07-31', amountCents: 32_499 },
      { dueOn: '2025-08-31', amountCents: 32_499 },
      { dueOn: '2025-09-30', amountCents: 32_499 },
      { dueOn: '2025-10-31', amountCents: 32_502 },
    ]);
    expect(await client.schedules.list({ asOf: localDate('2025-06-30') }, at)).toEqual([]);
  });

  test('with fees: interest and the 40 € as they stand that day', async () => {
    const { client, at, terms } = await aBook();
    // 1 000 × 13.15 % × 30 / 365 = 10.808; 500 × 13.15 % × 15 / 365 = 2.702
    expect(await client.schedules.plan(terms({ includeFees: true }), at)).toMatchObject({
      principalCents: 150_000,
      interestCents: 1351,
      indemnityCents: 8000,
      totalCents: 159_351,
    });
  });

  test('what is agreed is what was simulated, and its invoices leave the reminders', async () => {
    const { client, at, terms, create, recent, old } = await aBook();
    const plan = await client.schedules.plan(terms({ includeFees: true }), at);
    const schedule = await create({ includeFees: true });
    expect(schedule).toMatchObject({
      state: 'draft',
      agreedOn: '2025-06-30',
      totalCents: plan.totalCents,
      paidCents: 0,
      openCents: plan.totalCents,
    });
    expect(schedule.instalments.map(({ dueOn, amountCents }) => ({ dueOn, amountCents }))).toEqual(plan.instalments);
    expect(schedule.invoices.map(({ invoiceId, amountCents }) => [invoiceId, amountCents])).toEqual([
      [old, 100_000],
      [recent, 50_000],
    ]);
    expect(await client.reminders.agenda({ asOf: localDate('2025-06-30') }, at)).toEqual([]);
    expect(await client.reminders.leftOut({ asOf: localDate('2025-06-30') }, at)).toMatchObject([
      { code: 'inSchedule', overdueCents: 150_000 },
    ]);
  });

  test('credits first: the open credit note and the money received come off, so that nobody acknowledges more than is owed', async () => {
    const { client, db, at, terms, customerId, open } = await aBook();
    anInvoiceIn(db, { customerId, number: 'AV1', issuedOn: '2025-06-10', dueOn: '2025-06-10', totalCents: -12_000 });
    await client.payments.record({ customerId, date: localDate('2025-06-20'), amountCents: cents(90_000) }, at);
    expect(await client.schedules.plan(terms(), at)).toMatchObject({
      totalCents: 150_000,
      credits: [
        { label: 'Avoir AV1', leftCents: 12_000, deductedCents: 0 },
        { label: 'Règlement du 20/06/2025 non affecté', leftCents: 90_000, deductedCents: 0 },
      ],
    });
    const plan = await client.schedules.plan({ ...terms(), deductCredits: true }, at);
    expect(plan.totalCents).toBe(48_000);
    expect(plan.credits.map(({ deductedCents }) => deductedCents)).toEqual([12_000, 90_000]);
    const schedule = await client.schedules.create({ ...terms(), deductCredits: true }, at);
    expect(schedule).toMatchObject({ totalCents: 48_000, openCents: 48_000, paidCents: 0 });
    // F1, the older, is settled by the credits and is not in the agreement
    expect(schedule.invoices).toMatchObject([{ invoiceNumber: 'F2', amountCents: 48_000, openCents: 48_000 }]);
    expect(await open('2025-06-30')).toMatchObject({ F1: 0, F2: 48_000, AV1: 0 });
    const letter = await client.letters.previewDraft(
      { customerId, kind: 'scheduleAgreement', scheduleId: schedule.scheduleId, asOf: localDate('2025-06-30') },
      at,
    );
    const text = letter.pages.flatMap(({ items }) => items.map((item) => (item.type === 'text' ? item.text : ''))).join(' ');
    expect(text.replace(/\s+/g, ' ')).toContain('480,00 €');
  });

  test('credits first, with fees: interest is what a letter of that day asks for', async () => {
    const { client, db, at, terms, customerId } = await aBook();
    anInvoiceIn(db, { customerId, number: 'AV1', issuedOn: '2025-06-10', dueOn: '2025-06-10', totalCents: -12_000 });
    const plan = await client.schedules.plan({ ...terms({ includeFees: true }), deductCredits: true }, at);
    const [entry] = await client.reminders.agenda({ asOf: localDate('2025-06-30') }, at);
    expect({ due: plan.principalCents, interest: plan.interestCents, indemnity: plan.indemnityCents }).toEqual({
      due: entry?.totalDueCents,
      interest: entry?.interestCents,
      indemnity: entry?.indemnityCents,
    });
    const { scheduleId: _, ...created } = await client.schedules.create({ ...terms({ includeFees: true }), deductCredits: true }, at);
    expect(created).toMatchObject({ totalCents: plan.totalCents, openCents: plan.totalCents });
  });

  test('parts that the parties chose: taken as they are when they make the debt, refused otherwise', async () => {
    const { client, at, terms } = await aBook();
    const parts = (...amountsAndDates: [number, string][]) =>
      amountsAndDates.map(([amount, dueOn]) => ({ amountCents: cents(amount), dueOn: localDate(dueOn) }));
    const with3 = (third: number, on = '2025-10-05') => ({
      ...terms({ instalments: 3 }),
      parts: parts([40_000, '2025-07-31'], [60_000, '2025-08-31'], [third, on]),
    });
    await expect(client.schedules.plan(with3(50_001), at)).rejects.toMatchObject({
      code: 'SCHEDULE_PARTS_SUM',
      params: { totalCents: 150_000, partsCents: 150_001 },
    });
    await expect(client.schedules.create(with3(50_000, '2025-08-31'), at)).rejects.toMatchObject({ code: 'SCHEDULE_PARTS_ORDER' });
    const { instalments } = await client.schedules.create(with3(50_000), at);
    expect(instalments.map(({ dueOn, amountCents }) => [dueOn, amountCents])).toEqual([
      ['2025-07-31', 40_000],
      ['2025-08-31', 60_000],
      ['2025-10-05', 50_000],
    ]);
  });

  test('refused: other customers’, settled, taken, credited, cancelled and unknown invoices, and slices under a cent', async () => {
    const { client, db, at, terms, create, payDirectly, customerId, old, recent } = await aBook();
    const plan = (invoiceIds: number[], instalments = 4) => client.schedules.plan(terms({ invoiceIds, instalments }), at);
    const other = anInvoiceIn(db, { customerId: aCustomerIn(db), dueOn: '2025-05-31' });
    const creditNote = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: -100 });
    const cancelled = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', cancelledOn: '2025-05-02' });
    const small = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: 3 });
    const later = anInvoiceIn(db, { customerId, issuedOn: '2025-07-01', dueOn: '2025-07-31' });
    await expect(plan([old, other])).rejects.toMatchObject({ code: 'SCHEDULE_SEVERAL_CUSTOMERS' });
    await expect(plan([old, creditNote])).rejects.toMatchObject({ code: 'INVOICE_IS_CREDIT_NOTE' });
    await expect(plan([cancelled])).rejects.toMatchObject({ code: 'INVOICE_CANCELLED' });
    await expect(plan([999])).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(plan([small])).rejects.toMatchObject({ code: 'SCHEDULE_TOO_MANY_INSTALMENTS' });
    await expect(plan([later])).rejects.toMatchObject({ code: 'SCHEDULE_NOTHING_DUE' });
    await payDirectly(old, '2025-06-20', 100_000);
    await expect(plan([old])).rejects.toMatchObject({ code: 'SCHEDULE_NOTHING_DUE' });
    await expect(plan([old, recent])).rejects.toMatchObject({ code: 'SCHEDULE_INVOICE_PAID', params: { number: 'F1' } });
    await create({ invoiceIds: [recent] });
    await expect(plan([recent])).rejects.toMatchObject({ code: 'SCHEDULE_INVOICE_TAKEN' });
    await expect(client.schedules.plan(terms({ invoiceIds: [recent], asOf: '2025-06-20' }), at)).rejects.toMatchObject({
      code: 'SCHEDULE_INVOICE_TAKEN',
    });
  });

  test('no rate, no fees: the plan without them stays possible', async () => {
    const { client, db, at, terms, customerId } = await aBook();
    const invoiceIds = [anInvoiceIn(db, { customerId, dueOn: '2026-12-31' })];
    await expect(client.schedules.plan(terms({ invoiceIds, includeFees: true, asOf: '2027-02-01' }), at)).rejects.toMatchObject({
      code: 'RATE_MISSING',
    });
    expect((await client.schedules.plan(terms({ invoiceIds, asOf: '2027-02-01' }), at)).totalCents).toBe(100_000);
  });
});

describe('following', () => {
  test('a payment fills the oldest instalment and pays the oldest invoice; an unpaid instalment is late the day after its date', async () => {
    const { create, get, pay, open } = await aBook();
    const { scheduleId } = await create({ instalments: 3 });
    expect((await get(scheduleId, '2025-07-31')).state).toBe('running');
    expect(await get(scheduleId, '2025-08-01')).toMatchObject({ state: 'late', instalments: [{ state: 'late', daysLate: 1 }, {}, {}] });
    await pay(scheduleId, '2025-08-05', 60_000);
    expect(amounts(await get(scheduleId, '2025-08-05'))).toEqual([
      [50_000, 0, 'paid'],
      [10_000, 40_000, 'upcoming'],
      [0, 50_000, 'upcoming'],
    ]);
    expect((await get(scheduleId, '2025-08-04')).paidCents).toBe(0);
    expect(await open('2025-08-05')).toEqual({ F1: 40_000, F2: 50_000 });
  });

  test('principal first, then interest and the 40 €; nothing is left unallocated', async () => {
    const { client, at, create, pay, open } = await aBook();
    const { scheduleId, totalCents } = await create({ includeFees: true });
    await pay(scheduleId, '2025-07-31', 140_000);
    const closed = await pay(scheduleId, '2025-08-10', totalCents - 140_000);
    expect(closed).toMatchObject({ state: 'kept', openCents: 0, paidCents: totalCents });
    expect(await open('2025-08-10')).toEqual({ F1: 0, F2: 0 });
    const payments = await client.payments.list({}, at);
    expect(payments.map(({ feesCents, unallocatedCents }) => [feesCents, unallocatedCents])).toEqual([
      [9351, 0],
      [0, 0],
    ]);
    expect((await client.customers.list({ asOf: localDate('2025-08-10') }, at))[0]).toMatchObject({
      outstandingCents: 0,
      unallocatedCents: 0,
    });
    await expect(pay(scheduleId, '2025-08-11', 1)).rejects.toMatchObject({ code: 'SCHEDULE_CLOSED' });
  });

  test('more than what is left settles it, and the rest stays to the customer’s credit; money from before an invoice is refused', async () => {
    const { client, at, create, pay, open } = await aBook();
    const { scheduleId } = await create();
    await expect(pay(scheduleId, '2025-04-30', 1000)).rejects.toMatchObject({ code: 'PAYMENT_BEFORE_INVOICE' });
    await expect(pay(99, '2025-07-31', 1000)).rejects.toMatchObject({ code: 'SCHEDULE_NOT_FOUND' });
    expect(await pay(scheduleId, '2025-07-31', 150_250)).toMatchObject({ state: 'kept', openCents: 0, unallocatedCents: 250 });
    expect(await open('2025-07-31')).toEqual({ F1: 0, F2: 0 });
    expect(await client.payments.list({}, at)).toMatchObject([{ amountCents: 150_250, unallocatedCents: 250, feesCents: 0 }]);
  });

  test('money recorded on the invoice rather than on the schedule fills its instalments all the same', async () => {
    const { create, get, pay, payDirectly, recent } = await aBook();
    const { scheduleId } = await create({ instalments: 3 });
    await payDirectly(recent, '2025-07-10', 50_000);
    expect(amounts(await get(scheduleId, '2025-08-01'))).toEqual([
      [50_000, 0, 'paid'],
      [0, 50_000, 'upcoming'],
      [0, 50_000, 'upcoming'],
    ]);
    expect(await pay(scheduleId, '2025-08-01', 100_000)).toMatchObject({ state: 'kept' });
  });

  test('ended before its term: its picture stays, its invoices are chased again', async () => {
    const { client, at, create, get, pay, payDirectly, old } = await aBook();
    const { scheduleId } = await create();
    await pay(scheduleId, '2025-07-31', 10_000);
    const end = (endedOn: string) => client.schedules.end({ scheduleId, endedOn: localDate(endedOn) }, at);
    await expect(end('2025-06-29')).rejects.toMatchObject({ code: 'SCHEDULE_ENDED_TOO_EARLY' });
    expect(await end('2025-08-10')).toMatchObject({ state: 'closed', endedOn: '2025-08-10', paidCents: 10_000 });
    await payDirectly(old, '2025-08-20', 5000);
    expect(await get(scheduleId, '2025-12-31')).toMatchObject({
      state: 'closed',
      paidCents: 10_000,
      instalments: [{ daysLate: 10 }, {}, {}, {}],
    });
    expect(await get(scheduleId, '2025-08-09')).toMatchObject({ state: 'late' });
    const [entry] = await client.reminders.agenda({ asOf: localDate('2025-08-20') }, at);
    expect(entry?.totalDueCents).toBe(135_000);
    await expect(pay(scheduleId, '2025-08-20', 1000)).rejects.toMatchObject({ code: 'SCHEDULE_CLOSED' });
    await expect(end('2025-08-21')).rejects.toMatchObject({ code: 'SCHEDULE_CLOSED' });
    await create({ asOf: '2025-08-20' });
    expect((await client.schedules.list({ asOf: localDate('2025-08-20') }, at)).map(({ state }) => state)).toEqual(['late', 'closed']);
    expect(await client.schedules.list({ asOf: localDate('2025-06-29') }, at)).toEqual([]);
  });

  test('whatever is paid, undone, credited or written off, by whichever door: open instalments sum to the open invoices and fees', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.integer({ min: 2, max: 36 }),
        fc.array(
          fc.record({
            door: fc.constantFrom('schedule', 'old', 'recent', 'loss', 'deposit', 'creditNote', 'takeCredits', 'undo'),
            days: fc.integer({ min: 1, max: 60 }),
            amount: fc.integer({ min: 1, max: 90_000 }),
          }),
          { maxLength: 8 },
        ),
        async (includeFees, instalments, events) => {
          const { client, db, at, create, get, pay, payDirectly, open, old, recent, customerId } = await aBook('2025-09-15');
          const { scheduleId } = await create({ includeFees, instalments });
          const happen = async (door: (typeof events)[number]['door'], date: LocalDate, amount: number) => {
            const amountCents = cents(amount);
            if (door === 'schedule') await pay(scheduleId, date, amount);
            else if (door === 'deposit') await client.payments.record({ customerId, date, amountCents }, at);
            else if (door === 'loss') {
              await client.payments.record(
                { customerId, date, amountCents, kind: 'writeOff', allocations: [{ invoiceId: old, amountCents }] },
                at,
              );
            } else if (door === 'creditNote') anInvoiceIn(db, { customerId, dueOn: date, issuedOn: date, totalCents: -amount });
            else if (door === 'takeCredits') await client.schedules.takeCredits({ scheduleId }, at);
            else if (door === 'undo') {
              const [last] = await client.payments.list({}, at);
              if (last) await client.payments.remove({ paymentId: last.id }, at);
            } else await payDirectly(door === 'old' ? old : recent, date, amount);
          };
          for (const { door, days, amount } of events) {
            try {
              await happen(door, addDays(localDate('2025-06-30'), days), amount);
            } catch (error) {
              expect(['SCHEDULE_CLOSED', 'PAYMENT_EXCEEDS_OPEN']).toContain((error as { code: string }).code);
            }
            const schedule = await get(scheduleId, '2025-12-31');
            const { F1 = 0, F2 = 0 } = await open('2025-12-31');
            const feesPaid = (await client.payments.list({}, at)).reduce((sum, payment) => sum + payment.feesCents, 0);
            const feesOpen = schedule.interestCents + schedule.indemnityCents - feesPaid;
            const openOfInstalments = schedule.instalments.reduce((sum, { openCents }) => sum + openCents, 0);
            expect(openOfInstalments).toBe(F1 + F2 + feesOpen);
            expect(schedule.openCents).toBe(openOfInstalments);
            expect(schedule.paidCents + schedule.lostCents + schedule.openCents).toBe(schedule.totalCents);
            expect(Math.min(F1, F2, feesOpen)).toBeGreaterThanOrEqual(0);
            expect(schedule.state).toBe(
              schedule.openCents === 0 ? 'kept' : schedule.instalments.some(({ state }) => state === 'late') ? 'late' : 'running',
            );
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
