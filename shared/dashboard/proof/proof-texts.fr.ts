import type { ExclusionCode, ProofPart } from './proof.contract.ts';

export const PART_LABELS: Readonly<Record<ProofPart, string>> = {
  open: 'Factures et avoirs ouverts à cette date',
  notDue: 'Factures non échues et avoirs ouverts',
  late1To30: 'Factures en retard de 1 à 30 jours',
  late31To60: 'Factures en retard de 31 à 60 jours',
  late61To90: 'Factures en retard de 61 à 90 jours',
  late90Plus: 'Factures en retard de plus de 90 jours',
  overdue: 'Factures ouvertes dont l’échéance est passée',
  disputed: 'Montants contestés',
  chaseable: 'Factures échues, moins ce qui est contesté',
  opening: 'Ouverts la veille du mois',
  opening12Months: 'Ouverts la veille des douze mois',
  issued: 'Factures et avoirs émis dans le mois',
  issued3Months: 'Factures et avoirs émis en trois mois',
  issued12Months: 'Factures et avoirs émis en douze mois',
  months: 'Ventes des mois que l’on remonte',
  collected: 'Règlements du mois',
  delays: 'Règlements du mois, facture par facture',
  delays12Months: 'Règlements de douze mois, facture par facture',
  writeOffs: 'Créances passées en perte dans le mois',
  writeOffs12Months: 'Créances passées en perte en douze mois',
  imported: 'Règlements importés du mois',
  charges: 'Charges du mois',
  fixedCharges: 'Charges fixes du mois',
  variableCharges: 'Charges variables du mois',
  customers: 'Ventes de douze mois, par client',
};

export const EXCLUSION_REASONS: Readonly<Record<ExclusionCode, string>> = {
  cancelled: 'facture annulée',
  notYetIssued: 'émise après cette date',
  writtenOff: 'passée en perte',
  laterPayment: 'règlement postérieur : il ne change pas le solde d’alors',
  unallocatedPayment: 'règlement qu’aucune facture n’a reçu',
  creditNote: 'un avoir n’est jamais en retard',
  notPastDue: 'échéance non dépassée ce jour-là',
  disputed: 'part contestée',
  notAPayment: 'perte ou escompte, pas un règlement',
  noRevenue: 'aucune vente sur les douze mois',
  notImported: 'saisi à la main, pas importé',
  matchedByHand: 'affecté à la main, ou pas encore',
};

/** Why the accounting DSO and the one by exhaustion differ. */
export const GAP_TEXTS = {
  same: 'Les deux méthodes donnent le même délai.',
  strongerBefore: (days: string) =>
    `Vous vendiez plus par jour les mois d’avant : la méthode comptable, qui rapporte tout l’encours aux ventes de ce seul mois, compte ${days} de plus ; l’épuisement remonte mois par mois.`,
  weakerBefore: (days: string) =>
    `Vous vendiez moins par jour les mois d’avant : la méthode comptable, qui rapporte tout l’encours aux ventes de ce seul mois, compte ${days} de moins ; l’épuisement remonte mois par mois.`,
  oldDebts: (amount: string) => `Les deux comptent ${amount} de créances échues depuis plus de 90 jours, nées de ventes plus anciennes.`,
  noRevenue: 'Le mois n’a pas de ventes : la méthode comptable ne donne rien, l’épuisement remonte aux mois d’avant.',
  noHistory: 'L’encours dépasse toutes les ventes connues : l’épuisement ne donne rien.',
} as const;
