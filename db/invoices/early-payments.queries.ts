import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import { type EarlyPaymentOffer, earlyPaymentOffer, readEarlyPayment } from '../../shared/payments/early-payment.ts';
import type { ReadDb, WriteDb } from '../database.ts';

interface TermsRow {
  readonly id: number;
  readonly issuedOn: LocalDate;
  readonly baseCents: Cents;
  readonly grantedCents: Cents;
  readonly terms: string;
}

/** Which invoices are asked about: those of a customer, or those said; all without either. */
export interface OfferScope {
  readonly customerId?: number | undefined;
  readonly invoiceIds?: readonly number[] | undefined;
}

/**
 * What may be kept of invoices for paying them early, by invoice: of those that bear terms, their own or their customer's, and of whose
 * discount something is left. The terms hold as they are now, whatever they were when the invoice was issued; a running schedule has taken
 * their place on the invoices that it spreads.
 */
export function earlyPaymentOffers(db: ReadDb, { customerId, invoiceIds }: OfferScope = {}): Map<number, EarlyPaymentOffer> {
  const scope = [
    ...(customerId === undefined ? [] : ['AND i.customer_id = :customerId']),
    ...(invoiceIds === undefined ? [] : ['AND i.id IN (SELECT value FROM json_each(:ids))']),
  ].join(' ');
  const parameters = {
    ...(customerId === undefined ? {} : { customerId }),
    ...(invoiceIds === undefined ? {} : { ids: JSON.stringify(invoiceIds) }),
  };
  const rows = hasTerms(db)
    ? db
        .prepare<TermsRow>(
          `SELECT i.id, i.issued_on AS issuedOn, coalesce(i.early_payment, c.early_payment) AS terms,
                  i.total_cents - ${allocatedOf("a.received_on IS NULL AND coalesce(p.kind, '') <> 'discount'")} AS baseCents,
                  ${allocatedOf("p.kind = 'discount'")} AS grantedCents
           FROM invoices i JOIN customers c ON c.id = i.customer_id
           WHERE i.kind = 'invoice' AND i.cancelled_on IS NULL AND coalesce(i.early_payment, c.early_payment) <> '' ${scope}
             AND NOT EXISTS (SELECT 1 FROM schedule_invoices si JOIN schedules s ON s.id = si.schedule_id
                             WHERE si.invoice_id = i.id AND s.ended_on IS NULL)`,
        )
        .all(parameters)
    : [];
  return new Map(
    rows.flatMap(({ id, terms, ...invoice }): [number, EarlyPaymentOffer][] => {
      const read = readEarlyPayment(terms);
      const offer = read && earlyPaymentOffer(read, invoice);
      return offer && offer.discountCents > ZERO ? [[id, offer]] : [];
    }),
  );
}

function allocatedOf(condition: string): string {
  return `coalesce((SELECT sum(a.amount_cents) FROM allocations a LEFT JOIN payments p ON p.id = a.payment_id
    WHERE a.invoice_id = i.id AND ${condition}), 0)`;
}

/** Whether anybody has such terms: most companies give none, and then no invoice is looked at. */
function hasTerms(db: ReadDb): boolean {
  return (
    db
      .prepare(
        `SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM customers WHERE early_payment <> '')
           OR EXISTS (SELECT 1 FROM invoices WHERE early_payment IS NOT NULL)`,
      )
      .get() !== undefined
  );
}

/** The terms of an invoice: its own (null: it follows its customer; empty: none), and its customer's. */
export function earlyPaymentOfInvoice(db: ReadDb, invoiceId: number): { own: string | null; ofCustomer: string } {
  const row = db
    .prepare<{ own: string | null; ofCustomer: string }>(
      `SELECT i.early_payment AS own, c.early_payment AS ofCustomer FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE i.id = ?`,
    )
    .get(invoiceId);
  return row ?? { own: null, ofCustomer: '' };
}

export function setEarlyPaymentOfInvoice(db: WriteDb, invoiceId: number, terms: string | null): void {
  db.prepare('UPDATE invoices SET early_payment = ? WHERE id = ?').run(terms, invoiceId);
}

/** The last payment that put money on an invoice; null when none did. */
export function lastMoneyOn(db: ReadDb, invoiceId: number): { paymentId: number; paidOn: LocalDate } | null {
  return (
    db
      .prepare<{ paymentId: number; paidOn: LocalDate }>(
        `SELECT p.id AS paymentId, p.paid_on AS paidOn FROM allocations a JOIN payments p ON p.id = a.payment_id
         WHERE a.invoice_id = ? AND p.kind = 'payment' ORDER BY p.paid_on DESC, p.id DESC LIMIT 1`,
      )
      .get(invoiceId) ?? null
  );
}
