import { formatEuros, formatNumber } from '../money/format-money.ts';
import type { CriterionPoints, PayerFacts, PayerScore, PayerSegment, PlanKey } from './payer-score.ts';

export const SEGMENT_NAMES: Record<PayerSegment, string> = {
  keyAccount: 'Grand compte',
  goodPayer: 'Bon payeur',
  ordinary: 'Payeur ordinaire',
  latePayer: 'Mauvais payeur',
};

export const PLAN_NAMES: Record<PlanKey, string> = { standard: 'Standard', soft: 'Souple', firm: 'Ferme' };

/** Why a customer has its letter: what forces it if anything does, then one sentence a criterion with its points. */
export function scoreReasons(score: PayerScore | null, facts: PayerFacts): string[] {
  if (score === null) return ['Aucun règlement depuis un an et rien en retard : pas encore de note.'];
  return [...forcedReason(score, facts), ...score.criteria.map((each) => `${criterionSentence(each, facts)} : ${pointsText(each)}.`)];
}

function forcedReason({ forced }: PayerScore, { writtenOffCents }: PayerFacts): string[] {
  if (forced === 'insolvency') return ['En procédure collective : note E, quels que soient ses points.'];
  if (forced === 'writtenOff')
    return [`${formatEuros(writtenOffCents)} passés en perte depuis un an : note E, quels que soient ses points.`];
  return [];
}

function criterionSentence({ criterion, measure }: CriterionPoints, facts: PayerFacts): string {
  const value = measure ?? 0;
  switch (criterion) {
    case 'delay':
      if (measure === null) return 'Aucun règlement depuis un an';
      return facts.lastSixMonths.amountCents + facts.previousSixMonths.amountCents === 0
        ? `Aucun règlement depuis un an, et une facture en retard de ${days(value)}`
        : delaySentence(value);
    case 'trend':
      if (measure === null) return 'Pas assez de règlements pour une tendance';
      return Math.round(value) === 0
        ? 'Délai stable : le même sur les six derniers mois que sur les six précédents'
        : `Règle ${days(Math.abs(value))} plus ${value > 0 ? 'tard' : 'tôt'} sur les six derniers mois que sur les six précédents`;
    case 'overdue':
      return value === 0 ? 'Rien en retard aujourd’hui' : `${share(value)} de ce qu’il doit est en retard`;
    case 'promises':
      return promisesSentence(facts);
    case 'disputes':
      return facts.invoicesDisputed === 0
        ? 'Aucune facture contestée depuis un an'
        : `${counted(facts.invoicesDisputed, 'facture contestée', 'factures contestées')} sur ${facts.invoices} depuis un an`;
  }
}

function delaySentence(value: number): string {
  if (Math.round(value) === 0) return 'Règle à l’échéance';
  return `Règle d’habitude ${days(Math.abs(value))} ${value > 0 ? 'après' : 'avant'} l’échéance`;
}

function promisesSentence({ promisesKept, promisesBroken }: PayerFacts): string {
  const made = promisesKept + promisesBroken;
  if (made === 0) return 'Aucune promesse à juger depuis un an';
  return `${counted(promisesKept, 'promesse tenue', 'promesses tenues')} sur ${made} depuis un an`;
}

function pointsText({ points, maxPoints }: CriterionPoints): string {
  return `${points} point${points > 1 ? 's' : ''} sur ${maxPoints}`;
}

function days(value: number): string {
  const rounded = Math.round(value);
  return `${formatNumber(rounded, 0)} jour${rounded > 1 ? 's' : ''}`;
}

function share(pct: number): string {
  return `${formatNumber(Math.round(pct), 0)}\u00a0%`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count > 1 ? many : one}`;
}

/** What is proposed, why, and how it begins: « Bon payeur : plan Souple, premier contact 7 jours après l’échéance. » */
export function treatmentSentence(segment: PayerSegment, planKey: PlanKey, firstContactDays: number | null): string {
  const first = firstContactDays === null ? '' : `, premier contact ${days(firstContactDays)} après l’échéance`;
  return `${SEGMENT_NAMES[segment]} : plan ${PLAN_NAMES[planKey]}${first}.`;
}
