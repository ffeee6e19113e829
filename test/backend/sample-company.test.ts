import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WriteDb } from '../../db/database.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { BUCKETS } from '../../shared/dashboard/aged-balance.ts';
import { addMonths, daysBetween, localDate } from '../../shared/dates/local-date.ts';
import { monthOf, plusMonths } from '../../shared/dates/year-month.ts';
import { postalAddress } from '../../shared/letters/postal-address.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { aBackend } from '../builders/company.ts';

const TODAY = '2026-11-21';
/** A leap day, the last day of a long month, the first of a year, the day after the August break, a spring Sunday. */
const OTHER_DAYS = ['2028-02-29', '2027-01-31', '2027-01-01', '2027-09-01', '2027-04-25'];

async function theSample(today = TODAY) {
  const { client, backend, directory } = aBackend({ today });
  const { companyId, name } = await client.companies.createSample({ path: join(directory, 'exemple.quittance') as OutputFile });
  const day = localDate(today);
  const lastFullMonth = plusMonths(monthOf(day), -1);
  return { client, company: companyId, name, db: backend.companies.databaseOf(companyId), today: day, lastFullMonth, directory };
}

function tables(db: WriteDb): string[] {
  return db
    .prepare<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => name);
}

/** Every row of every table, but the file's own identity. */
function dump(db: WriteDb): Record<string, unknown[]> {
  return Object.fromEntries(
    tables(db).map((table) => {
      const rows = db.prepare<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
      return [table, rows.map(({ uuid: _uuid, ...row }) => row)];
    }),
  );
}

function count(db: WriteDb, rows: string): number {
  return db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${rows}`).get()?.n ?? 0;
}

/** ISO/IEC 7812-1: every second digit from the right doubled, the sum a multiple of ten. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return /^\d{9}$/.test(digits) && sum % 10 === 0;
}

/** ISO 13616: the country and key moved to the end, letters as numbers, modulo 97. */
function isValidIban(iban: string): boolean {
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((character) => Number.parseInt(character, 36).toString()).join('');
  return BigInt(digits) % 97n === 1n;
}

describe('the sample company', () => {
  it('is a complete company, marked as a sample', async () => {
    const { client, company, name } = await theSample();
    expect(name).toBe('Menuiserie Lefèvre');
    const profile = await client.companies.profile({}, { company });
    expect(profile).toMatchObject({ legalForm: 'SAS', shareCapitalCents: 20_000_00, rcsTown: 'Aurillac', signatoryName: 'Claire Lefèvre' });
    const mayBeEmpty = ['addressLine2', 'chequeOrder', 'cardLink', 'liquidator', 'otherMention'];
    expect(Object.entries(profile).filter(([key, value]) => value === '' && !mayBeEmpty.includes(key))).toEqual([]);
    expect(passesLuhn(profile.siren)).toBe(true);
    expect(isValidIban(profile.iban)).toBe(true);
    expect((await client.companies.status({}, { company })).isSample).toBe(true);
  });

  it('holds what it promises: 18 months, about 60 customers and 1 500 invoices, up to the day before', async () => {
    const { client, company, db, today } = await theSample();
    const status = await client.companies.status({}, { company });
    expect(status.customerCount).toBe(60);
    expect(status.invoiceCount).toBeGreaterThan(1_400);
    expect(status.invoiceCount).toBeLessThan(1_600);
    expect(status.firstMonth).toBe(plusMonths(monthOf(today), -18));
    const latest = db.prepare<{ day: string }>('SELECT max(issued_on) AS day FROM invoices').get()?.day ?? '';
    expect(latest < today && daysBetween(localDate(latest), today) <= 4).toBe(true);
    expect(count(db, "customers WHERE kind = 'consumer'")).toBeGreaterThan(5);
    expect(count(db, "customers WHERE name LIKE 'Mairie%' AND public_buyer = 1")).toBe(1);
    expect(count(db, "customers WHERE public_buyer <> (segment = 'Collectivité')")).toBe(0);
    expect(count(db, 'customers WHERE paused_until > (SELECT created_on FROM company)')).toBe(1);
    expect(count(db, 'promises WHERE promised_on > (SELECT created_on FROM company)')).toBe(1);
    expect(count(db, "payments WHERE kind = 'writeOff'")).toBe(2);
    expect(count(db, "invoices WHERE kind = 'creditNote'")).toBeGreaterThan(10);
    expect(count(db, 'disputes WHERE closed_on IS NULL AND amount_cents IS NULL')).toBe(1);
    expect(count(db, 'disputes WHERE closed_on IS NULL AND amount_cents IS NOT NULL')).toBe(1);
    expect(count(db, 'disputes WHERE closed_on IS NOT NULL')).toBe(3);
    expect(count(db, 'reminder_contacts')).toBeGreaterThan(100);
    expect(count(db, '(SELECT 1 FROM allocations WHERE payment_id IS NOT NULL GROUP BY payment_id HAVING count(*) > 1)')).toBeGreaterThan(
      50,
    );
    expect(count(db, '(SELECT 1 FROM allocations WHERE payment_id IS NOT NULL GROUP BY invoice_id HAVING count(*) > 1)')).toBeGreaterThan(
      10,
    );
  });

  it('is plausible to whoever writes to its customers: addresses, SIREN, VAT numbers', async () => {
    const { db } = await theSample();
    const customers = db
      .prepare<CustomerFields>(
        `SELECT name, kind, siren, vat_number AS vatNumber, contact_name AS contactName, address_line1 AS addressLine1, address_line2 AS addressLine2,
           address_line3 AS addressLine3, postal_code AS postalCode, city, country FROM customers`,
      )
      .all();
    for (const customer of customers) {
      expect(postalAddress(customer).problems, customer.name).toEqual([]);
      if (customer.kind === 'consumer') continue;
      expect(passesLuhn(customer.siren), customer.name).toBe(true);
      expect(customer.vatNumber.endsWith(customer.siren)).toBe(true);
      expect((Number(customer.vatNumber.slice(2)) - Number(customer.siren)) / 1e9).toBe((12 + 3 * (Number(customer.siren) % 97)) % 97);
    }
    expect(new Set(customers.map(({ name }) => name)).size).toBe(60);
    const amounts = db
      .prepare<{ least: number; most: number }>(
        "SELECT min(total_cents) AS least, max(total_cents) AS most FROM invoices WHERE kind = 'invoice'",
      )
      .get();
    expect(amounts?.least).toBeGreaterThanOrEqual(90_00);
    expect(amounts?.most).toBeLessThanOrEqual(25_000_00);
  });

  it('is the same to the byte for the same day, whatever the file', async () => {
    const [first, second] = [await theSample(), await theSample()];
    expect(dump(second.db)).toEqual(dump(first.db));
    expect(second.company).not.toBe(first.company);
  });

  it('tells of a company that sells well and is paid later and later', async () => {
    const { client, company, lastFullMonth } = await theSample();
    const trend = await client.dashboard.trend({ month: lastFullMonth }, { company });
    for (const month of trend) {
      const isAugust = month.month.endsWith('-08');
      expect(month.revenueCents, month.month).toBeGreaterThan(isAugust ? 80_000_00 : 130_000_00);
      expect(month.revenueCents, month.month).toBeLessThan(isAugust ? 100_000_00 : 166_000_00);
      expect(month.commercialPerformance).toBeGreaterThan(0.85);
      expect(month.commercialPerformance).toBeLessThan(1.05);
      expect(month.operationalPerformance).toBeGreaterThan(0.93);
      expect(month.operationalPerformance).toBeLessThan(1.05);
      expect(month.top1).toBeGreaterThan(25);
      expect(month.top1).toBeLessThan(31);
    }
    const drift = (trend.at(-1)?.dso ?? 0) - (trend[0]?.dso ?? 0);
    expect(drift).toBeGreaterThan(7);
    expect(drift).toBeLessThan(12);
    const figures = await client.dashboard.figures({ month: lastFullMonth }, { company });
    expect(figures.overdueRatio).toBeGreaterThan(0.3);
    expect(figures.overdueRatio).toBeLessThan(0.4);
  });

  it('reports its progress, and leaves no file when it is cancelled before it starts', async () => {
    const { backend, directory } = aBackend({ today: TODAY });
    const steps: Progress[] = [];
    const call = (file: string, aborted: boolean) => {
      const signal = aborted ? AbortSignal.abort() : new AbortController().signal;
      const input = { path: join(directory, file) };
      return backend.call({ verb: 'companies.createSample', input }, { signal, onProgress: (step) => steps.push(step) });
    };
    expect(await call('annulee.quittance', true)).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(existsSync(join(directory, 'annulee.quittance'))).toBe(false);
    expect(await call('exemple.quittance', false)).toMatchObject({ ok: true });
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
  });
});

describe.each([TODAY, ...OTHER_DAYS])('the sample company created on %s', (day) => {
  it('has every figure of the last full month, and debts of every age then and today', async () => {
    const { client, company, lastFullMonth, today } = await theSample(day);
    const figures = await client.dashboard.figures({ month: lastFullMonth }, { company });
    // Nothing of the sample came from a file, so no payment was matched by the import.
    expect(figures.reasons).toEqual({ autoMatchRatio: 'noInput' });
    expect([figures.dpo, figures.dsi].every((days) => days !== null && days > 15 && days < 60)).toBe(true);
    for (const bucket of BUCKETS) expect(figures.agedBalance[bucket].cents, bucket).toBeGreaterThan(0);
    const late = (await client.invoices.list({ asOf: today, status: 'overdue' }, { company })).map(({ daysLate }) => daysLate);
    for (const [from, to] of [
      [1, 30],
      [31, 60],
      [61, 90],
      [91, 999],
    ] as const) {
      expect(late.filter((days) => days >= from && days <= to).length, `${from}–${to}`).toBeGreaterThan(0);
    }
    const trend = await client.dashboard.trend({ month: lastFullMonth }, { company });
    expect((trend.at(-1)?.dso ?? 0) - (trend[0]?.dso ?? 0)).toBeGreaterThan(3);
  });

  it('has the same customers to contact, each at its level', async () => {
    const { client, company, today } = await theSample(day);
    const agenda = await client.reminders.agenda({ asOf: today }, { company });
    const chased = agenda.filter(({ level }) => level !== 'notice' && level !== 'satisfaction');
    const levels = chased.map(({ customerName, level }) => `${customerName}: ${level}`).sort();
    // Others are told before the due date: how many depends on the day, never a customer who is late.
    const late = new Set(
      (await client.customers.list({ asOf: today }, { company })).filter(({ overdueCents }) => overdueCents > 0).map(({ id }) => id),
    );
    expect(agenda.filter((entry) => !chased.includes(entry)).every(({ customerId }) => !late.has(customerId))).toBe(true);
    expect(levels).toEqual([
      'Boulangerie Chassagne: R1',
      'Bâti-Sud Construction: formalNotice',
      'Cabinet Arnaud: R2',
      'Camping du Lac: call',
      'Charpentes Vialard: formalNotice',
      'Gîtes de la Jordanne: call',
      'Hôtel des Remparts: R3',
      'M. et Mme Rouchy: R3',
      'Mairie de Montclar-sur-Cère: R2',
      'Pharmacie du Viaduc: R1',
    ]);
    const leftOut = await client.reminders.leftOut({ asOf: today }, { company });
    const codes = new Set(leftOut.map(({ code }) => code));
    for (const code of ['promised', 'inSchedule', 'paused', 'disputed', 'insolvency', 'contactedRecently', 'belowTolerance'] as const) {
      expect(codes.has(code), code).toBe(true);
    }
  });

  it('has one schedule on time and one late, whose instalments sum to what is open behind them', async () => {
    const { client, company, today, db } = await theSample(day);
    const schedules = await client.schedules.list({ asOf: today }, { company });
    expect(schedules.map(({ customerName, state }) => `${customerName}: ${state}`).sort()).toEqual([
      'Brasserie de l’Horloge: late',
      'SCI du Moulin: running',
    ]);
    const open = new Map((await client.invoices.list({ asOf: today }, { company })).map(({ id, openCents }) => [id, openCents]));
    for (const schedule of schedules) {
      const fees = db
        .prepare<{ paid: number }>(
          'SELECT coalesce(sum(fee_cents), 0) AS paid FROM instalment_payments ip JOIN instalments i ON i.id = ip.instalment_id WHERE i.schedule_id = ?',
        )
        .get(schedule.scheduleId);
      const behind = schedule.invoices.reduce((sum, { invoiceId }) => sum + (open.get(invoiceId) ?? 0), 0);
      const feesOpen = schedule.interestCents + schedule.indemnityCents - (fees?.paid ?? 0);
      expect(sumCents(schedule.instalments.map(({ openCents }) => openCents))).toBe(behind + feesOpen);
      expect(sumCents(schedule.instalments.map(({ amountCents }) => amountCents))).toBe(schedule.totalCents);
    }
  });

  it('keeps sound books', async () => {
    const { db, today } = await theSample(day);
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const none = (rows: string) => expect(count(db, rows), rows).toBe(0);
    none(`(SELECT 1 FROM invoices i JOIN allocations a ON a.invoice_id = i.id GROUP BY i.id HAVING sum(a.amount_cents) > i.total_cents)`);
    none(`(SELECT 1 FROM payments p JOIN allocations a ON a.payment_id = p.id GROUP BY p.id HAVING sum(a.amount_cents)
             + (SELECT coalesce(sum(fee_cents), 0) FROM instalment_payments WHERE payment_id = p.id) > p.amount_cents)`);
    none(
      `(SELECT 1 FROM invoices c JOIN allocations a ON a.credit_note_id = c.id GROUP BY c.id HAVING sum(a.amount_cents) > -c.total_cents)`,
    );
    none(
      `allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.allocated_on < i.issued_on OR i.kind <> 'invoice' OR i.cancelled_on IS NOT NULL`,
    );
    none(
      'allocations a JOIN invoices i ON i.id = a.invoice_id JOIN payments p ON p.id = a.payment_id WHERE p.customer_id <> i.customer_id OR p.paid_on <> a.allocated_on',
    );
    none(
      'allocations a JOIN invoices i ON i.id = a.invoice_id JOIN invoices c ON c.id = a.credit_note_id WHERE c.customer_id <> i.customer_id',
    );
    none(`invoices WHERE issued_on >= '${today}' OR due_on < issued_on`);
    none(`payments WHERE paid_on >= '${today}'`);
    none(`charges WHERE charged_on >= '${today}'`);
    none(`reminder_contacts WHERE contacted_on >= '${today}'`);
    none(`(SELECT 1 FROM invoices GROUP BY number HAVING count(*) > 1)`);
    none(`reminder_contact_invoices r JOIN reminder_contacts c ON c.id = r.contact_id JOIN invoices i ON i.id = r.invoice_id
          WHERE i.due_on >= c.contacted_on OR i.customer_id <> c.customer_id`);
    const forecasts = db.prepare<{ first: string; last: string }>('SELECT min(month) AS first, max(month) AS last FROM forecasts').get();
    expect(forecasts).toEqual({ first: monthOf(addMonths(today, -13)), last: monthOf(addMonths(today, 6)) });
  });
});
