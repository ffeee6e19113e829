import { describe, expect, test } from 'vitest';
import type { WriteDb } from '../../db/database.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

async function aBook() {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const at = { company };
  return {
    client,
    db,
    at,
    agenda: (asOf = '2025-06-30') => client.reminders.agenda({ asOf: localDate(asOf) }, at),
    leftOut: (asOf = '2025-06-30') => client.reminders.leftOut({ asOf: localDate(asOf) }, at),
  };
}

function aContactIn(db: WriteDb, customerId: number, on: string, level: string, invoiceIds: number[]): void {
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel) VALUES (?, ?, ?, 'letter')`)
    .run(customerId, on, level);
  for (const invoiceId of invoiceIds) {
    db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (?, ?)').run(lastInsertRowid, invoiceId);
  }
}

describe('agenda', () => {
  test('one entry per customer: what is asked for, what is deducted, what is not due yet, and the fees for information', async () => {
    const { client, db, at, agenda } = await aBook();
    const customerId = aCustomerIn(db, { name: 'Atelier Tilleul' });
    const late = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-05-15', totalCents: 900_000 });
    anInvoiceIn(db, { customerId, number: 'F7', dueOn: '2025-07-20', totalCents: 1_000_000 });
    anInvoiceIn(db, { customerId, number: 'AV1', dueOn: '2025-06-25', issuedOn: '2025-06-25', totalCents: -100_000 });
    await client.payments.record(
      {
        customerId,
        date: localDate('2025-05-20'),
        amountCents: cents(400_000),
        allocations: [{ invoiceId: late, amountCents: cents(400_000) }],
      },
      at,
    );
    await client.payments.record({ customerId, date: localDate('2025-06-28'), amountCents: cents(50_000) }, at);

    const entries = await agenda();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      customerId,
      customerName: 'Atelier Tilleul',
      // A first contact: the formal notice reached by its 46 days is held back.
      step: 'Relance 2',
      level: 'R2',
      reachedLevel: 'formalNotice',
      channel: 'letter',
      totalDueCents: 350_000,
      oldestDaysLate: 46,
      // At 13.15 %: 9 000 for 5 days = 16.212; 5 000 for 36 = 64.849; the credit note of the 25th off, 4 000 for 3 = 4.323; the
      // payment of the 28th off, 3 500 for 2 = 2.522: what was received or credited bears no interest, allocated or not.
      interestCents: 8790,
      indemnityCents: 4000,
      invoices: [{ invoiceNumber: 'F2', totalCents: 900_000, openCents: 500_000, dueCents: 500_000, daysLate: 46 }],
      credits: [
        { label: 'Avoir AV1', amountCents: -100_000 },
        { label: 'Règlement du 28/06/2025 non affecté', amountCents: -50_000 },
      ],
      notYetDue: [{ invoiceNumber: 'F7', openCents: 1_000_000 }],
      leftOut: [],
      lastContact: null,
    });
  });

  test('the largest sums first', async () => {
    const { db, agenda } = await aBook();
    for (const [name, totalCents] of [
      ['Petit', 10_000],
      ['Grand', 90_000],
      ['Moyen', 50_000],
    ] as const) {
      anInvoiceIn(db, { customerId: aCustomerIn(db, { name }), dueOn: '2025-06-10', totalCents });
    }
    expect((await agenda()).map(({ customerName, level }) => [customerName, level])).toEqual([
      ['Grand', 'R2'],
      ['Moyen', 'R2'],
      ['Petit', 'R2'],
    ]);
  });

  test('a customer’s own plan, else the standard one', async () => {
    const { db, agenda } = await aBook();
    const firm = aCustomerIn(db, { name: 'Ferme' });
    db.prepare(`UPDATE customers SET reminder_plan_id = (SELECT id FROM reminder_plans WHERE key = 'firm') WHERE id = ?`).run(firm);
    anInvoiceIn(db, { customerId: firm, dueOn: '2025-06-26', totalCents: 90_000 });
    anInvoiceIn(db, { customerId: aCustomerIn(db, { name: 'Standard' }), dueOn: '2025-06-26', totalCents: 80_000 });
    expect((await agenda()).map(({ customerName, level, step }) => [customerName, level, step])).toEqual([
      ['Ferme', 'call', 'Appel'],
      ['Standard', 'R1', 'Relance 1'],
    ]);
  });

  test('a posted letter counts for its invoices: the level goes up at the next step, at least a week later', async () => {
    const { db, agenda, leftOut } = await aBook();
    const customerId = aCustomerIn(db);
    const invoiceId = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-31' });
    aContactIn(db, customerId, '2025-06-18', 'R2', [invoiceId]);
    expect(await agenda('2025-06-29')).toEqual([]);
    expect(await leftOut('2025-06-29')).toMatchObject([{ code: 'alreadyReminded', until: '2025-06-30' }]);
    expect(await leftOut('2025-06-24')).toMatchObject([{ code: 'contactedRecently', until: '2025-06-30' }]);
    expect(await agenda('2025-06-30')).toMatchObject([{ level: 'R3', lastContact: { on: '2025-06-18', level: 'R2', channel: 'letter' } }]);
    // Before the letter was posted, nothing of it shows.
    expect(await agenda('2025-06-17')).toMatchObject([{ level: 'R2', lastContact: null }]);
  });

  test('a contact noted with its letter only takes the invoices of the letter', async () => {
    const { db, leftOut } = await aBook();
    const customerId = aCustomerIn(db);
    const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2025-05-31' });
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO letters (customer_id, kind, as_of, state, total_cents, content) VALUES (?, 'reminder2', '2025-06-15', 'draft', 1, '{}')`,
      )
      .run(customerId);
    db.prepare('INSERT INTO letter_invoices (letter_id, invoice_id, open_cents) VALUES (?, ?, 1)').run(lastInsertRowid, invoiceId);
    db.prepare(
      `INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel, letter_id) VALUES (?, '2025-06-15', 'R2', 'letter', ?)`,
    ).run(customerId, lastInsertRowid);
    expect(await leftOut('2025-06-29')).toMatchObject([{ code: 'alreadyReminded' }]);
  });

  test('a missing rate hides the interest, not the reminder', async () => {
    const { db, agenda } = await aBook();
    anInvoiceIn(db, { customerId: aCustomerIn(db), dueOn: '2026-12-20' });
    expect(await agenda('2027-01-10')).toMatchObject([{ level: 'R2', interestCents: null, indemnityCents: 4000 }]);
  });

  test('asking again the same day gives the same answer', async () => {
    const { db, agenda } = await aBook();
    const customerId = aCustomerIn(db);
    anInvoiceIn(db, { customerId, dueOn: '2025-05-31' });
    anInvoiceIn(db, { customerId, dueOn: '2025-05-31' });
    expect(await agenda()).toEqual(await agenda());
  });
});

describe('left out', () => {
  test('every late customer is either in the agenda or here, with a reason', async () => {
    const { client, db, at, agenda, leftOut } = await aBook();
    const late = (name: string, totalCents = 100_000, dueOn = '2025-05-31') => {
      const customerId = aCustomerIn(db, { name });
      return { customerId, invoiceId: anInvoiceIn(db, { customerId, dueOn, totalCents }) };
    };
    late('Relancé', 10_000);
    const disputed = late('Litige', 90_000);
    await client.disputes.open({ invoiceId: disputed.invoiceId, reason: 'Prix', openedOn: localDate('2025-06-20') }, at);
    const promised = late('Promesse', 80_000);
    db.prepare(
      `INSERT INTO promises (id, customer_id, amount_cents, promised_on, made_on) VALUES (1, ?, 80000, '2025-07-04', '2025-06-25')`,
    ).run(promised.customerId);
    db.prepare('INSERT INTO promise_invoices (promise_id, invoice_id) VALUES (1, ?)').run(promised.invoiceId);
    const paused = late('Pause', 70_000);
    await client.customers.update({ id: paused.customerId, pausedUntil: localDate('2025-07-15'), pauseReason: 'inventaire' }, at);
    late('Trop peu', 1499);
    const insolvent = late('Procédure', 60_000);
    db.prepare(`UPDATE customers SET insolvency_on = '2025-06-01' WHERE id = ?`).run(insolvent.customerId);
    late('Trop tôt', 50_000, '2025-06-28');
    late('Pas échu', 40_000, '2025-06-30');

    expect((await agenda()).map(({ customerName }) => customerName)).toEqual(['Relancé']);
    expect((await leftOut()).map(({ customerName, code, until, overdueCents }) => [customerName, code, until, overdueCents])).toEqual([
      ['Litige', 'disputed', null, 90_000],
      ['Promesse', 'promised', '2025-07-07', 80_000],
      ['Pause', 'paused', '2025-07-16', 70_000],
      ['Procédure', 'insolvency', null, 60_000],
      ['Trop tôt', 'tooEarly', '2025-07-01', 50_000],
      ['Trop peu', 'belowTolerance', null, 1499],
    ]);
    expect((await leftOut()).find(({ code }) => code === 'paused')?.reason).toBe('Relances en pause jusqu’au 15/07/2025 (inventaire)');
  });

  test('the undisputed part of an invoice is still chased, with the rest shown apart', async () => {
    const { client, db, at, agenda } = await aBook();
    const invoiceId = anInvoiceIn(db, { customerId: aCustomerIn(db), number: 'F5', dueOn: '2025-05-31', totalCents: 300_000 });
    await client.disputes.open({ invoiceId, amountCents: cents(120_000), reason: 'Prix', openedOn: localDate('2025-06-20') }, at);
    expect(await agenda()).toMatchObject([
      {
        totalDueCents: 180_000,
        leftOut: [{ invoiceNumber: 'F5', code: 'disputed', amountCents: 120_000, reason: 'Contestée en partie ; le reste est relancé' }],
      },
    ]);
  });
});
