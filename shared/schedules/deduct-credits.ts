import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, minCents, subtractCents, ZERO } from '../money/cents.ts';

/** An open credit note or an unallocated payment, with what is left of it, positive. */
export interface OpenCredit {
  source: 'creditNote' | 'payment';
  id: number;
  on: LocalDate;
  label: string;
  leftCents: Cents;
}

export interface CreditableInvoice {
  id: number;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  openCents: Cents;
}

export interface CreditUse {
  credit: OpenCredit;
  invoiceId: number;
  amountCents: Cents;
}

/**
 * Puts what a customer has to its credit against the invoices of a schedule before the debt is acknowledged: the oldest credit first, each
 * on the invoice that fell due first, then on the next (C. civ. 1342-10). What is left open of the invoices is the debt, so that nobody
 * acknowledges more than is really owed; a credit beyond them stays to the customer's credit.
 */
export function deductCredits(invoices: readonly CreditableInvoice[], credits: readonly OpenCredit[]): CreditUse[] {
  const oldestFirst = invoices
    .map(({ id, issuedOn, dueOn, openCents }) => ({ id, issuedOn, dueOn, openCents }))
    .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.issuedOn, b.issuedOn) || a.id - b.id);
  const uses: CreditUse[] = [];
  for (const credit of credits.toSorted((a, b) => compare(a.on, b.on) || compare(a.source, b.source) || a.id - b.id)) {
    let left = credit.leftCents;
    for (const invoice of oldestFirst) {
      const amountCents = minCents(left, invoice.openCents);
      if (amountCents <= ZERO) continue;
      uses.push({ credit, invoiceId: invoice.id, amountCents });
      invoice.openCents = subtractCents(invoice.openCents, amountCents);
      left = subtractCents(left, amountCents);
    }
  }
  return uses;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
