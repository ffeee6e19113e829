import { formatNumber } from '../money/format-money.ts';
import type { CustomerKind } from './customers.contract.ts';

const KINDS: Record<CustomerKind, string> = { business: 'Professionnel', consumer: 'Particulier' };

export function customerKindName(kind: CustomerKind): string {
  return KINDS[kind];
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
