import type { DisputeCategory, DisputeOutcome } from './disputes.contract.ts';

/** What a dispute is about, as one chooses it. */
export const DISPUTE_CATEGORY_NAMES: Record<DisputeCategory, string> = {
  price: 'Prix',
  delivery: 'Livraison',
  quality: 'Qualité',
  missingDocument: 'Document manquant',
  other: 'Autre',
};

export const DISPUTE_OUTCOME_NAMES: Record<DisputeOutcome, string> = {
  creditNote: 'Avoir accordé',
  maintained: 'Facture maintenue',
  partial: 'Accord partiel',
};

/** How a dispute ended: « Accord partiel, aucun avoir enregistré » where what was granted is on no credit note, and all is asked for again. */
export function disputeOutcomeWords({
  outcome,
  creditNoteNumber,
}: {
  outcome: DisputeOutcome | null;
  creditNoteNumber: string | null;
}): string {
  if (outcome === null) return 'Clôturé';
  const name = DISPUTE_OUTCOME_NAMES[outcome];
  return outcome !== 'maintained' && creditNoteNumber === null ? `${name}, aucun avoir enregistré` : name;
}

/** The category whose name a free reason is or begins with, « Prix », « livraison incomplète »; `other` when it is none's. */
export function categoryOfReason(reason: string): DisputeCategory {
  const words = reason.trim().toLocaleLowerCase('fr');
  const found = (Object.entries(DISPUTE_CATEGORY_NAMES) as [DisputeCategory, string][]).find(([, name]) =>
    words.startsWith(name.toLocaleLowerCase('fr')),
  );
  return found?.[0] ?? 'other';
}

/** « Livraison : trois colis manquants »; the name alone where nothing more was written. */
export function disputeReasonWords({ category, reason }: { category: DisputeCategory; reason: string }): string {
  const name = DISPUTE_CATEGORY_NAMES[category];
  if (reason === '' || reason.toLocaleLowerCase('fr') === name.toLocaleLowerCase('fr')) return name;
  return category === 'other' || categoryOfReason(reason) === category ? reason : `${name} : ${reason}`;
}

/** Bands of the age of an open dispute, in days since it was opened. */
export const DISPUTE_AGE_NAMES: Readonly<Record<string, string>> = {
  '0-15': '15 jours au plus',
  '16-30': '16 à 30 jours',
  '31-60': '31 à 60 jours',
  '61-90': '61 à 90 jours',
  '90+': 'Plus de 90 jours',
};
