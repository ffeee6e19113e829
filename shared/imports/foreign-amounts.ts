import type { ForeignAmount } from '../invoices/invoices.contract.ts';
import { subtractCents } from '../money/cents.ts';
import { inEuros } from '../money/exchange-rate.ts';
import type { InvoiceDraft } from './invoice-rows.ts';

/**
 * A draft in euros. The total and what remains due are each converted exactly and rounded once, half up, to the cent; what is paid is
 * their difference, so that an invoice paid in full stays so. An invoice known with the same amount in that currency keeps the rate of
 * its first day.
 */
export function inAccountCurrency(draft: InvoiceDraft, known: ForeignAmount | undefined): InvoiceDraft {
  const { foreign } = draft;
  if (!foreign || foreign.amountCents !== null) return draft;
  const { currency } = foreign;
  const amountCents = draft.totalCents;
  const exchangeRate = known?.currency === currency && known.amountCents === amountCents ? known.exchangeRate : foreign.exchangeRate;
  const totalCents = inEuros(amountCents, exchangeRate);
  const open = draft.paidCents === null ? null : inEuros(subtractCents(amountCents, draft.paidCents), exchangeRate);
  return {
    ...draft,
    totalCents,
    paidCents: open === null ? null : subtractCents(totalCents, open),
    ...(draft.payments
      ? { payments: draft.payments.map((payment) => ({ ...payment, amountCents: inEuros(payment.amountCents, exchangeRate) })) }
      : {}),
    foreign: { currency, exchangeRate, amountCents },
  };
}

/** What is kept of a draft's own currency. */
export function foreignOf({ foreign }: InvoiceDraft): { foreign?: ForeignAmount } {
  if (!foreign || foreign.amountCents === null) return {};
  const { currency, amountCents, exchangeRate } = foreign;
  return { foreign: { currency, amountCents, exchangeRate } };
}
