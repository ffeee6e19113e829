import { eq } from 'drizzle-orm';
import type { Customer, CustomerFields, CustomerSummary } from '../../shared/customers/customers.contract.ts';
import { matchName } from '../../shared/customers/match-name.ts';
import { limitExcess, payerScore, usualDelay } from '../../shared/customers/payer-score.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { customerBalancesAt } from '../invoices/open-invoices.queries.ts';
import { idsOfMoneyToCredit } from '../payments/money-to-credit.ts';
import { customers } from './customer.table.ts';
import { nextCustomerId } from './next-customer-id.queries.ts';
import { NO_PAYER_HISTORY, payerHistories } from './payer-facts.queries.ts';

const customerColumns = {
  id: customers.id,
  code: customers.code,
  name: customers.name,
  kind: customers.kind,
  publicBuyer: customers.publicBuyer,
  siren: customers.siren,
  siret: customers.siret,
  vatNumber: customers.vatNumber,
  iban: customers.iban,
  language: customers.language,
  contactName: customers.contactName,
  email: customers.email,
  phone: customers.phone,
  addressLine1: customers.addressLine1,
  addressLine2: customers.addressLine2,
  addressLine3: customers.addressLine3,
  postalCode: customers.postalCode,
  city: customers.city,
  country: customers.country,
  paymentTerms: customers.paymentTerms,
  earlyPayment: customers.earlyPayment,
  segment: customers.segment,
  creditLimitCents: customers.creditLimitCents,
  pausedUntil: customers.pausedUntil,
  pauseReason: customers.pauseReason,
  insolvencyOn: customers.insolvencyOn,
  notes: customers.notes,
};

/** @throws AppError CUSTOMER_NOT_FOUND */
export function readCustomer(db: ReadDb, customerId: number): Customer {
  const row = db.orm.select(customerColumns).from(customers).where(eq(customers.id, customerId)).get();
  if (!row) throw new AppError('CUSTOMER_NOT_FOUND', { customerId });
  return row;
}

export function insertCustomer(db: WriteDb, values: Partial<CustomerFields> & { name: string }, importId?: number): number {
  const row = db.orm
    .insert(customers)
    .values({ ...values, id: nextCustomerId(db), matchName: matchName(values.name), importId: importId ?? null })
    .returning({ id: customers.id })
    .get();
  return row.id;
}

export function updateCustomer(db: WriteDb, customerId: number, changes: Partial<CustomerFields>): void {
  if (Object.keys(changes).length === 0) return;
  db.orm
    .update(customers)
    .set({ ...changes, ...(changes.name === undefined ? {} : { matchName: matchName(changes.name) }) })
    .where(eq(customers.id, customerId))
    .run();
}

/** The customer that already bears a code, if any. */
export function customerIdByCode(db: ReadDb, code: string): number | undefined {
  return db.orm.select({ id: customers.id }).from(customers).where(eq(customers.code, code)).get()?.id;
}

type ListedRow = Pick<Customer, 'id' | 'code' | 'name' | 'kind' | 'publicBuyer' | 'segment' | 'postalCode' | 'city' | 'creditLimitCents'>;

/** Every customer with what it owes at a day and how late it usually pays, by name. */
export function listCustomers(db: ReadDb, asOf: LocalDate): CustomerSummary[] {
  const balances = new Map(customerBalancesAt(db, asOf).map((balance) => [balance.customerId, balance]));
  const unallocated = unallocatedByCustomer(db, asOf);
  const histories = payerHistories(db, asOf);
  return db
    .prepare<ListedRow>(
      `SELECT id, code, name, kind, public_buyer AS publicBuyer, segment, postal_code AS postalCode, city, credit_limit_cents AS creditLimitCents
       FROM customers ORDER BY match_name, id`,
    )
    .all()
    .map((customer) => {
      const balance = balances.get(customer.id);
      const outstandingCents = balance?.outstandingCents ?? ZERO;
      const history = histories.get(customer.id) ?? NO_PAYER_HISTORY;
      const owed = { outstandingCents, overdueCents: balance?.overdueCents ?? ZERO, oldestDueOn: balance?.oldestDueOn ?? null };
      const score = payerScore({ ...history, ...owed }, asOf);
      return {
        id: customer.id,
        code: customer.code,
        name: customer.name,
        kind: customer.kind,
        publicBuyer: Boolean(customer.publicBuyer),
        segment: customer.segment,
        ...owed,
        disputedCents: balance?.disputedCents ?? ZERO,
        unallocatedCents: unallocated.get(customer.id) ?? ZERO,
        daysBeyondTerms: usualDelay(history),
        hasAddress: customer.postalCode !== '' && customer.city !== '',
        scoreLetter: score?.letter ?? null,
        scorePoints: score?.points ?? null,
        creditLimitCents: customer.creditLimitCents,
        creditExcessCents: limitExcess(outstandingCents, customer.creditLimitCents),
      };
    });
}

/** Payments (not write-offs) less what they settled by a day: allocations and schedule fees. */
function unallocatedByCustomer(db: ReadDb, asOf: LocalDate): Map<number, Cents> {
  const rows = db
    .prepare<{ customerId: number; unallocated: Cents }>(
      `SELECT customer_id AS customerId, sum(rest) AS unallocated FROM (
         SELECT p.customer_id,
                p.amount_cents
                  - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = p.id AND a.allocated_on <= :asOf), 0)
                  - coalesce((SELECT sum(f.amount_cents) FROM payment_fees f WHERE f.payment_id = p.id), 0) AS rest
         FROM payments p WHERE p.id IN (${idsOfMoneyToCredit(':asOf')}) AND p.kind = 'payment' AND p.paid_on <= :asOf)
       WHERE rest <> 0 GROUP BY customer_id`,
    )
    .all({ asOf });
  return new Map(rows.map((row) => [row.customerId, row.unallocated]));
}

export function hasPublicBuyer(db: ReadDb): boolean {
  return db.prepare("SELECT 1 FROM customers WHERE public_buyer = 1 AND kind = 'business' LIMIT 1").get() !== undefined;
}
