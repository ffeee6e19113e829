import { formatNumber } from '../money/format-money.ts';
import type { CustomerKind } from './customers.contract.ts';

/** What a customer is, as one chooses it: an administration is a business with rules of its own. */
export type CustomerNature = CustomerKind | 'publicBuyer';

const NATURES: Record<CustomerNature, string> = { business: 'Professionnel', publicBuyer: 'Administration', consumer: 'Particulier' };

/** The natures in the order of a choice. */
export const CUSTOMER_NATURES = (['business', 'publicBuyer', 'consumer'] as const).map((value) => ({ value, label: NATURES[value] }));

export function customerNature({ kind, publicBuyer }: { kind: CustomerKind; publicBuyer: boolean }): CustomerNature {
  return kind === 'business' && publicBuyer ? 'publicBuyer' : kind;
}

/** What is kept of a nature. */
export function kindOfNature(nature: CustomerNature): { kind: CustomerKind; publicBuyer: boolean } {
  return { kind: nature === 'consumer' ? 'consumer' : 'business', publicBuyer: nature === 'publicBuyer' };
}

export function customerNatureName(nature: CustomerNature): string {
  return NATURES[nature];
}

/** How a customer usually pays, from its amount-weighted days beyond terms, rounded to the day: « règle 12 jours après l’échéance ». */
export function usualDelayWords(daysBeyondTerms: number | null): string {
  if (daysBeyondTerms === null) return 'aucun règlement depuis un an';
  const days = Math.round(Math.abs(daysBeyondTerms));
  if (days === 0) return 'règle à l’échéance';
  return `règle ${formatNumber(days, 0)} jour${days > 1 ? 's' : ''} ${daysBeyondTerms > 0 ? 'après' : 'avant'} l’échéance`;
}

/** The same in a column, counted from the due date: `+12 j`, `−3 j`, « à l’échéance ». */
export function usualDelayText(daysBeyondTerms: number): string {
  const days = Math.round(daysBeyondTerms);
  if (days === 0) return 'à l’échéance';
  return `${days > 0 ? '+' : '\u2212'}${formatNumber(Math.abs(days), 0)}\u00a0j`;
}
