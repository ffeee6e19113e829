import { formatDate } from '../dates/format-date.ts';
import { formatEuros, formatNumber } from '../money/format-money.ts';
import type { PromiseState } from './promise-outcomes.ts';
import type { PromiseRecord, PromiseStatistics, PromiseWay } from './promises.contract.ts';

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

/** « La dernière : 1 200,00 € pour le 14/11/2026 par Mme Roy, non tenue ». */
export function lastPromiseWords({
  amountCents,
  promisedOn,
  madeBy,
  state,
}: Pick<PromiseRecord, 'amountCents' | 'promisedOn' | 'madeBy' | 'state'>): string {
  const by = madeBy === '' ? '' : ` par ${madeBy}`;
  return `La dernière : ${formatEuros(amountCents)} pour le ${formatDate(promisedOn)}${by}, ${PROMISE_STATE_NAMES[state].toLocaleLowerCase('fr')}`;
}

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
    judged === 1 ? (kept === 1 ? 'Sa seule promesse tenue' : 'Sa seule promesse non tenue') : keptWords(kept, judged),
    ...(keptAmountPct === null ? [] : [`${formatNumber(keptAmountPct, 0)}\u00a0% du montant reçu à temps`]),
    ...(averageDaysLate === null ? [] : [lateWords(averageDaysLate)]),
  ];
  return `${parts.join(', ')} depuis un an`;
}

function keptWords(kept: number, judged: number): string {
  if (kept === 0) return `Aucune promesse tenue sur ${judged}`;
  return `${kept} promesse${kept > 1 ? 's tenues' : ' tenue'} sur ${judged}`;
}

function lateWords(days: number): string {
  if (days === 0) return 'jamais après le jour dit';
  return `${formatNumber(days, 1)}\u00a0jour${days >= 2 ? 's' : ''} de retard en moyenne`;
}
