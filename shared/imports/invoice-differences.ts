import { differenceOf } from './import-changes.fr.ts';
import type { WorkingInvoice } from './invoice-index.ts';
import type { InvoiceDraft } from './invoice-rows.ts';

/** How a later row of a file differs from the first that bears its number; empty where both say the same. */
export function differencesBetween(first: WorkingInvoice, stated: InvoiceDraft, customers: { first: string; stated: string }): string[] {
  return [
    ...(customers.first === customers.stated ? [] : [differenceOf.customer(customers.first, customers.stated)]),
    ...(first.totalCents === stated.totalCents ? [] : [differenceOf.total(first.totalCents, stated.totalCents)]),
    ...(first.issuedOn === stated.issuedOn ? [] : [differenceOf.issuedOn(first.issuedOn, stated.issuedOn)]),
    ...(stated.dueOn === null || first.dueOn === stated.dueOn ? [] : [differenceOf.dueOn(first.dueOn, stated.dueOn)]),
  ];
}
