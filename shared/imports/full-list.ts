import { addCents, type Cents, cents, minCents, subtractCents } from '../money/cents.ts';
import type { WorkingInvoice } from './invoice-index.ts';

/** One thing that a full list without some known documents implies. */
export type AbsenceStep =
  | { readonly kind: 'credit'; readonly invoice: WorkingInvoice; readonly creditNote: WorkingInvoice; readonly amountCents: Cents }
  | { readonly kind: 'payment'; readonly invoice: WorkingInvoice; readonly amountCents: Cents }
  | { readonly kind: 'creditLeft'; readonly invoice: WorkingInvoice };

/**
 * What happened to documents that a list of everything open no longer holds, customer by customer: a credit note that is gone was set
 * off against the invoices that are gone, oldest due first; what remains of those was paid. A credit note that finds no invoice stays.
 * Each step is to be applied before the next is asked for.
 */
export function* settleAbsentInvoices(absent: readonly WorkingInvoice[]): Generator<AbsenceStep> {
  const byCustomer = new Map<number, WorkingInvoice[]>();
  for (const invoice of absent) {
    if (stillOpen(invoice) <= 0) continue;
    const documents = byCustomer.get(invoice.customerId);
    if (documents) documents.push(invoice);
    else byCustomer.set(invoice.customerId, [invoice]);
  }
  for (const documents of byCustomer.values()) {
    const byDueDate = (a: WorkingInvoice, b: WorkingInvoice) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id);
    const invoices = documents.filter(({ kind }) => kind === 'invoice').sort(byDueDate);
    for (const creditNote of documents.filter(({ kind }) => kind === 'creditNote').sort(byDueDate)) {
      for (const invoice of invoices) {
        const amountCents = minCents(stillOpen(creditNote), stillOpen(invoice));
        if (amountCents <= 0) continue;
        creditNote.allocatedCents = addCents(creditNote.allocatedCents, amountCents);
        yield { kind: 'credit', invoice, creditNote, amountCents };
      }
      if (stillOpen(creditNote) > 0) yield { kind: 'creditLeft', invoice: creditNote };
    }
    for (const invoice of invoices) {
      const amountCents = stillOpen(invoice);
      if (amountCents > 0) yield { kind: 'payment', invoice, amountCents };
    }
  }
}

function stillOpen({ totalCents, allocatedCents }: WorkingInvoice): Cents {
  return subtractCents(cents(Math.abs(totalCents)), allocatedCents);
}
