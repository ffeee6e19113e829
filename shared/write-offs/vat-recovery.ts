import { type Cents, cents, subtractCents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import type { WriteOffReason } from './write-offs.contract.ts';

/**
 * The tax within a part of an invoice that was lost: in proportion, half up to the cent. `alreadyLostCents` is what was lost on the invoice
 * before: the tax is that of both together less that of the first, so that the parts of an invoice lost in several times add up to its tax.
 */
export function lostVat({
  totalCents,
  vatCents,
  lostCents,
  alreadyLostCents,
}: {
  totalCents: Cents;
  vatCents: Cents;
  lostCents: Cents;
  alreadyLostCents: Cents;
}): { netCents: Cents; vatCents: Cents } {
  const within = (part: number) => (totalCents === 0 ? 0 : roundToCent(exact(vatCents).times(part).dividedBy(totalCents)));
  const lost = cents(within(alreadyLostCents + lostCents) - within(alreadyLostCents));
  return { netCents: subtractCents(lostCents, lost), vatCents: lost };
}

/** The VAT of a whole invoice at one rate, from its total with tax: total × rate / (100 + rate), half up to the cent. */
export function vatAtRate(totalCents: Cents, ratePct: string): Cents {
  const rate = exact(ratePct);
  return cents(roundToCent(exact(totalCents).times(rate).dividedBy(rate.plus(100))));
}

/** What a document states as the VAT of an invoice, where it can be: nothing negative, and not more than half of the total. */
export function plausibleVat(totalCents: Cents, vatCents: Cents): Cents | undefined {
  return totalCents > 0 && vatCents >= 0 && vatCents * 2 <= totalCents ? vatCents : undefined;
}

/** The rates of mainland France, as decimal text. */
export const FRENCH_VAT_RATES = ['20', '10', '5.5', '2.1', '0'] as const;

/**
 * Whether the tax may be recovered by a note: of a claim lost for good (CGI, art. 272-1). A rebate is a reduction of the price, which a credit
 * note says; a sold claim was paid by its buyer, at a loss that is no unpaid invoice.
 */
export function allowsVatNote(reason: WriteOffReason | null): boolean {
  return reason !== 'goodwill' && reason !== 'saleOfClaim';
}
