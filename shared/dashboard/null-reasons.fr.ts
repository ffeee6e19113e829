import type { NullReason } from './dashboard.contract.ts';

/** Why a figure cannot be computed, in the few words that stand beside its dash. */
export const NULL_REASONS: Record<NullReason, string> = {
  noRevenue: 'aucune vente sur la période',
  noForecast: 'pas de prévision pour ce mois',
  noHistory: 'historique trop court',
  noInput: 'donnée non saisie',
  noPayment: 'aucun règlement sur la période',
  noOutstanding: 'aucun encours à cette date',
  companyOnly: 'ne se calcule que pour toute la société',
};
