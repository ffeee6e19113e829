import type { NullReason } from './dashboard.contract.ts';
import type { ProvenFigure } from './proof/proof.contract.ts';

const NULL_REASONS: Readonly<Record<NullReason, string>> = {
  noRevenue: 'aucune vente sur la période',
  noForecast: 'pas de prévision pour ce mois',
  noHistory: 'historique trop court',
  noInput: 'donnée non saisie',
  noPayment: 'aucun règlement sur la période',
  noOutstanding: 'aucun encours à cette date',
  companyOnly: 'ne se calcule que pour toute la société',
};

/** What the reason of a figure says more exactly of it. */
const OF_FIGURE: Readonly<Partial<Record<ProvenFigure, Partial<Record<NullReason, string>>>>> = {
  autoMatchRatio: { noInput: 'aucun règlement importé ce mois-ci' },
  cei: { noHistory: 'rien n’était à encaisser ce mois-ci' },
  cei12Months: { noHistory: 'rien n’était à encaisser sur douze mois' },
  art12Months: { noHistory: 'aucun encours au début ni à la fin des douze mois' },
};

/** Why a figure cannot be computed, in the few words that stand beside its dash. */
export function nullReasonText(figure: ProvenFigure, reason: NullReason): string {
  return OF_FIGURE[figure]?.[reason] ?? NULL_REASONS[reason];
}
