import { type Cents, minCents, subtractCents, ZERO } from '../money/cents.ts';

/** Late fees of one invoice, in cents. */
export interface InvoiceFees {
  invoiceId: number;
  amountCents: Cents;
}

/**
 * What of a payment goes to the late fees of each invoice: the earlier in `owed` first, each as far as it goes; a part of nothing is left
 * out. `owed`: what is still owed of them, oldest due first. The parts come to `amountCents`, or to all that is owed where that is less.
 */
export function shareFees(owed: readonly InvoiceFees[], amountCents: Cents): InvoiceFees[] {
  let left = amountCents;
  return owed.flatMap((invoice) => {
    const part = minCents(left, invoice.amountCents);
    if (part <= ZERO) return [];
    left = subtractCents(left, part);
    return [{ invoiceId: invoice.invoiceId, amountCents: part }];
  });
}
