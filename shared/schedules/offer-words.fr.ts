import { formatDate } from '../dates/format-date.ts';
import { formatEuros, formatNumber } from '../money/format-money.ts';
import type { OfferSheet, SettlementOffer } from './schedules.contract.ts';

/** A rate as one writes it: « 3 % », « 2,5 % ». */
export function rateWords(pct: number): string {
  const decimals = [0, 1, 2, 3].find((count) => Number(pct.toFixed(count)) === pct) ?? 4;
  return `${formatNumber(pct, decimals)}\u00a0%`;
}

/** « Comptant, remise de 3 % ». */
export function offerName({ kind, payments }: Pick<SettlementOffer, 'kind' | 'payments'>, discountPct: number): string {
  if (kind === 'discount') return `Comptant, remise de ${rateWords(discountPct)}`;
  if (kind === 'withoutFees') return 'Comptant, sans les frais de retard';
  return `En ${payments.length} échéances`;
}

/** When it is paid: « le 31/01/2026 », « 31/01/2026 – 30/04/2026 », short enough for the column of a page. */
export function offerDates({ payments }: Pick<SettlementOffer, 'payments'>): string {
  const first = payments[0];
  const last = payments.at(-1);
  if (!first || !last) return '';
  return first === last ? `le ${formatDate(first.dueOn)}` : `${formatDate(first.dueOn)} – ${formatDate(last.dueOn)}`;
}

/** Which offer costs the least, in one sentence; the first of equal ones. */
export function cheapestOfferSentence({ offers, discountPct }: Pick<OfferSheet, 'offers' | 'discountPct'>): string {
  const [first, ...others] = offers;
  if (!first) return '';
  const cheapest = others.reduce((best, offer) => (offer.costCents < best.costCents ? offer : best), first);
  const name = offerName(cheapest, discountPct);
  return `La moins coûteuse : ${name.charAt(0).toLowerCase()}${name.slice(1)}, pour ${formatEuros(cheapest.costCents)}.`;
}

/** What the column « Valeur » is. */
export function presentValueSentence(costOfMoneyPct: number): string {
  return `Valeur, à ce jour = montant ÷ (1 + ${rateWords(costOfMoneyPct)} × jours ÷ 365), arrondie au centime ligne par ligne. Coût = dette avec ses frais de retard, moins cette valeur.`;
}
