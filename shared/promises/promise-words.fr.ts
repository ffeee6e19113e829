import { formatNumber } from '../money/format-money.ts';
import type { PromiseState } from './promise-outcomes.ts';
import type { PromiseStatistics, PromiseWay } from './promises.contract.ts';

export const PROMISE_STATE_NAMES: Record<PromiseState, string> = {
  running: 'En cours',
  kept: 'Tenue',
  partlyKept: 'Tenue en partie',
  broken: 'Non tenue',
  replaced: 'Remplacée',
  withdrawn: 'Retirée',
  lapsed: 'Sans objet',
};

export const PROMISE_WAY_NAMES: Record<PromiseWay, string> = {
  phone: 'Par téléphone',
  email: 'Par e-mail',
  letter: 'Par courrier',
  meeting: 'De vive voix',
};

/** « 3 promesses tenues sur 4, 82 % du montant, 2,5 jours de retard en moyenne »; what there is to say when none can be judged. */
export function promiseStatisticsWords({
  judged,
  kept,
  running,
  keptAmountPct,
  averageDaysLate,
}: Pick<PromiseStatistics, 'judged' | 'kept' | 'running' | 'keptAmountPct' | 'averageDaysLate'>): string {
  if (judged === 0) return running === 0 ? 'Aucune promesse à juger depuis un an' : 'Aucune promesse à juger encore';
  const parts = [
    judged === 1 ? (kept === 1 ? 'Sa seule promesse tenue' : 'Sa seule promesse non tenue') : `${kept} promesses tenues sur ${judged}`,
    ...(keptAmountPct === null ? [] : [`${formatNumber(keptAmountPct, 0)}\u00a0% du montant reçu à temps`]),
    ...(averageDaysLate === null ? [] : [lateWords(averageDaysLate)]),
  ];
  return `${parts.join(', ')} depuis un an`;
}

function lateWords(days: number): string {
  if (days === 0) return 'jamais après le jour dit';
  return `${formatNumber(days, 1)}\u00a0jour${days >= 2 ? 's' : ''} de retard en moyenne`;
}
