import type { CustomerKind } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { LateFeeTerms, LateInvoice, Reduction } from '../../shared/late-fees/late-fee-rules.ts';
import { subtractCents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { openInvoicesAt } from '../invoices/open-invoices.queries.ts';
import { rowsBy } from '../rows-by.ts';
import { readSetting } from '../settings/settings.queries.ts';
import { IS_OWED_LOSS } from '../write-offs/losses.queries.ts';
import { rateTable } from './semester-rates.queries.ts';
import { waiversAt } from './waivers.queries.ts';

export interface StoredLateInvoice extends LateInvoice {
  invoiceId: number;
  customerId: number;
}

/**
 * Invoices past their due date at a day with everything that came off them by then, oldest due first: of one customer, paid
 * late or still late alike; or of every customer when none is given; or the invoices named. A credit note bears on interest from its own date (or from
 * the invoice's, if that is later), not from the day somebody got round to allocating it. What a dispute ended with was never owed, and bears on it from the start.
 * A loss stops the interest that we ask for; `owedLosses` keeps those that the customer still owes in the base, as before a court.
 */
export function lateInvoices(
  db: ReadDb,
  asOf: LocalDate,
  customerId?: number,
  invoiceIds?: readonly number[],
  owedLosses: 'off' | 'kept' = 'off',
): StoredLateInvoice[] {
  const ofCustomer = customerId === undefined ? '' : ' AND i.customer_id = :customerId';
  const scope = `${ofCustomer}${invoiceIds === undefined ? '' : ' AND i.id IN (SELECT value FROM json_each(:invoiceIds))'}`;
  const parameters = {
    asOf,
    ...(customerId === undefined ? {} : { customerId }),
    ...(invoiceIds === undefined ? {} : { invoiceIds: JSON.stringify(invoiceIds) }),
  };
  const late = `i.kind = 'invoice' AND i.cancelled_on IS NULL AND i.issued_on <= :asOf AND i.due_on < :asOf${scope}`;
  const reductions = rowsBy(
    db
      .prepare<Reduction & { invoiceId: number }>(
        `SELECT a.invoice_id AS invoiceId,
                CASE WHEN n.id IS NULL THEN a.allocated_on
                     WHEN EXISTS (SELECT 1 FROM disputes d WHERE d.invoice_id = i.id AND d.credit_note_id = n.id) THEN i.issued_on
                     ELSE min(a.allocated_on, max(n.issued_on, i.issued_on)) END AS "on",
                a.amount_cents AS amountCents,
                CASE WHEN p.kind IN ('payment', 'writeOff') THEN p.kind ELSE 'creditNote' END AS source
         FROM allocations a JOIN invoices i ON i.id = a.invoice_id LEFT JOIN payments p ON p.id = a.payment_id
              LEFT JOIN invoices n ON n.id = a.credit_note_id
         WHERE ${late} AND a.allocated_on <= :asOf ${owedLosses === 'kept' ? `AND (p.id IS NULL OR NOT ${IS_OWED_LOSS})` : ''}
         ORDER BY "on", a.id`,
      )
      .all(parameters),
    ({ invoiceId }) => invoiceId,
  );
  const waived = new Map(waiversAt(db, asOf, customerId).map((waiver) => [waiver.invoiceId, waiver]));
  return db
    .prepare<Omit<StoredLateInvoice, 'reductions' | 'waived'>>(
      `SELECT i.id AS invoiceId, i.customer_id AS customerId, i.number, i.due_on AS dueOn, i.total_cents AS totalCents,
              (SELECT min(l.delivered_on) FROM letters l JOIN letter_invoices li ON li.letter_id = l.id
                WHERE li.invoice_id = i.id AND l.kind = 'formalNotice' AND l.delivered_on <= :asOf) AS formalNoticeReceivedOn
       FROM invoices i WHERE ${late} ORDER BY i.due_on, i.number, i.id`,
    )
    .all(parameters)
    .map((invoice) => ({
      ...invoice,
      reductions: reductions.get(invoice.invoiceId) ?? [],
      waived: waived.get(invoice.invoiceId) ?? null,
    }));
}

/**
 * The late invoices of a customer, each without what an open dispute contests: that bears nothing from the start while it is contested. Once the
 * dispute ends, what is maintained was owed all along, and bears interest from its due date; what a credit note granted never was.
 */
export function undisputedLateInvoices(db: ReadDb, asOf: LocalDate, customerId: number): StoredLateInvoice[] {
  const disputed = new Map(openInvoicesAt(db, asOf, customerId).map(({ id, disputedCents }) => [id, disputedCents]));
  return lateInvoices(db, asOf, customerId).map((invoice) => ({
    ...invoice,
    totalCents: subtractCents(invoice.totalCents, disputed.get(invoice.invoiceId) ?? ZERO),
  }));
}

/** What the late fees of one customer's invoices depend on. @throws AppError CUSTOMER_NOT_FOUND */
export function lateFeeTermsOf(db: ReadDb, customerId: number, asOf: LocalDate): LateFeeTerms {
  const row = db
    .prepare<{ debtor: CustomerKind; publicBuyer: 0 | 1; judgmentOn: LocalDate | null }>(
      'SELECT kind AS debtor, public_buyer AS publicBuyer, insolvency_on AS judgmentOn FROM customers WHERE id = ?',
    )
    .get(customerId);
  if (!row) throw new AppError('CUSTOMER_NOT_FOUND', { customerId });
  return { asOf, ...row, publicBuyer: row.publicBuyer === 1, ...readRateTerms(db) };
}

/** The rates in force and the rate that the company's terms of sale set, which professional customers accepted. */
export function readRateTerms(db: ReadDb): Pick<LateFeeTerms, 'rates' | 'contractRatePct'> {
  const contractRate = readSetting(db, 'lateFees.contractRatePct');
  return { rates: rateTable(db), contractRatePct: contractRate == null ? null : String(contractRate) };
}
