import type { ProofRow } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';

/** A stretch of a list, with how long it is and what all of it sums to. */
export interface RowsOfPart {
  count: number;
  sumCents: Cents;
  rows: ProofRow[];
}

export interface Page {
  offset: number;
  limit: number;
}

/** Columns of statements whose rows are those of a proof, and whose tables are `i` (invoices), `p` (payments) and `c` (their customers). */
export const INVOICE_COLUMNS = `i.kind, i.id, i.number AS label, i.customer_id AS customerId, c.name AS customerName, i.issued_on AS date, i.due_on AS dueOn`;
export const FROM_INVOICES = 'FROM invoices i JOIN customers c ON c.id = i.customer_id';
export const PAYMENT_COLUMNS = `p.id, c.name || ' – ' || p.paid_on AS label, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS date, NULL AS dueOn`;
export const PAYMENTS = `SELECT 'payment' AS kind, ${PAYMENT_COLUMNS}, p.amount_cents AS amountCents, NULL AS days
  FROM payments p JOIN customers c ON c.id = p.customer_id WHERE p.kind = 'payment' AND p.paid_on BETWEEN :from AND :to`;

/** What payments or losses were put against, each with the days from an invoice's date to the payment's. */
export function allocatedRows(kind: 'payment' | 'writeOff', day: 'due_on' | 'issued_on'): string {
  return `SELECT '${kind}' AS kind, p.id, i.number AS label, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS date,
      i.due_on AS dueOn, a.amount_cents AS amountCents, CAST(julianday(p.paid_on) - julianday(i.${day}) AS INTEGER) AS days
    FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id JOIN customers c ON c.id = p.customer_id
    WHERE p.kind = '${kind}' AND i.cancelled_on IS NULL AND p.paid_on BETWEEN :from AND :to`;
}
