import { formatDate } from '../dates/format-date.ts';
import { formatEuros } from '../money/format-money.ts';
import type { HandOver, HandOverKind, HandOverState } from './hand-overs.contract.ts';

export const HAND_OVER_STATE_NAMES: Record<HandOverState, string> = { running: 'En cours', settled: 'Soldée', takenBack: 'Reprise' };

/** « Remise à Recouvr’Ouest le 12/11/2026 », « Cédée à Factor SA le 12/11/2026 pour 1 200,00 € ». */
export function handOverWords({ kind, taker, on, priceCents }: Pick<HandOver, 'kind' | 'taker' | 'on' | 'priceCents'>): string {
  const done = `${kind === 'sale' ? 'Cédée' : 'Remise'} à ${taker} le ${formatDate(on)}`;
  return priceCents === null ? done : `${done} pour ${formatEuros(priceCents)}`;
}

/** Why an invoice is not chased. */
export function handedOverReason({ kind, taker }: { kind: HandOverKind; taker: string }): string {
  return kind === 'sale' ? `Cédée à ${taker}` : `Remise à ${taker} pour recouvrement`;
}
