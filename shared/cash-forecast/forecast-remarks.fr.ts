import { formatDate } from '../dates/format-date.ts';
import { type Cents, negateCents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { CashForecast, CashForecastWithCharges } from './cash-forecast.contract.ts';

/** What the weeks of the forecast do not hold, part by part: « 1 200,00 € en litige »; empty when they hold everything that can come. */
export function leftOutRemarks({ disputedCents, insolvencyCents, alreadyReceivedCents, creditBalanceCents }: CashForecast): string[] {
  const parts: [Cents, string][] = [
    [disputedCents, 'en litige'],
    [insolvencyCents, 'en procédure collective'],
    [alreadyReceivedCents, 'déjà reçus, à affecter'],
    [negateCents(creditBalanceCents), 'd’avoirs non utilisés'],
  ];
  return parts.filter(([amount]) => amount !== 0).map(([amount, words]) => `${formatEuros(amount)} ${words}`);
}

/** Whether the expected receipts pay the forecast charges, week by week. */
export function coverageRemark({ weeklyChargesCents, firstShortWeek }: CashForecastWithCharges): string | null {
  if (weeklyChargesCents.every((charges) => charges === null)) return null;
  if (firstShortWeek === null) return 'Chaque semaine, l’attendu couvre les charges prévues.';
  return `Dès la semaine du ${formatDate(firstShortWeek)}, l’attendu passe sous les charges prévues.`;
}
