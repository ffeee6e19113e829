import type { ForeignAmount } from '../invoices/invoices.contract.ts';
import { type Cents, subtractCents } from '../money/cents.ts';
import { inEuros } from '../money/exchange-rate.ts';
import { exact } from '../money/ratio.ts';
import type { InvoiceDraft } from './invoice-rows.ts';

/** The company's accounts are in euros. */
const EURO = /^(?:eur(?:os?)?|€)$/i;
const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  dollar: 'USD',
  dollars: 'USD',
  dh: 'MAD',
  fcfa: 'XOF',
};

/** The currency of a text such as `USD`, `$` or `usd`, by its ISO 4217 code where it has one; null for the euro and for nothing. */
export function foreignCurrency(text: string): string | null {
  const written = text.trim();
  if (written === '' || EURO.test(written)) return null;
  return SIGNS[written.toLowerCase()] ?? written.toUpperCase().slice(0, 10);
}

/** What a draft states in another currency. */
export interface ForeignDraft {
  readonly currency: string;
  /** Euros for one unit. */
  readonly exchangeRate: string;
  /** The total in that currency, beside a draft in euros; null while the draft's own amounts are in that currency. */
  readonly amountCents: Cents | null;
}

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

/** The rate that a row's two amounts imply, euros for one unit, to eight decimals; null when they are of no use. */
export function impliedRate(euroCents: number, foreignCents: number): string | null {
  if (foreignCents === 0 || euroCents === 0 || euroCents > 0 !== foreignCents > 0) return null;
  return exact(euroCents).dividedBy(foreignCents).toDecimalPlaces(8).toFixed();
}
