import { formatDate } from '../../shared/dates/format-date.ts';
import type { MovementToMatch } from '../../shared/imports/matches.contract.ts';

/** The invoices of a proposal: « F-12, F-13 et 2 autres ». */
export function candidateText(candidate: MovementToMatch['candidates'][number] | undefined): string {
  if (!candidate) return 'aucune';
  const numbers = candidate.allocations.map(({ number }) => number);
  const shown = numbers.length > 3 ? numbers.slice(0, 2) : numbers;
  const rest = numbers.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} et ${rest} autres` : shown.join(', ');
}

/** How many credits wait. */
export function waitingText(count: number): string {
  return count > 1 ? `${count} encaissements attendent leur facture.` : 'Un encaissement attend sa facture.';
}

/** That a credit may be a payment entered another way: « Déjà saisi ? Un règlement de Martin du même montant, le 07/02/2026. » */
export function recordedText({ customerName, paidOn }: MovementToMatch['recorded'][number]): string {
  return `Déjà saisi ? Un règlement de ${customerName}, du même montant, est enregistré au ${formatDate(paidOn)}.`;
}
