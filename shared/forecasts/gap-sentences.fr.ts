import { formatMonth } from '../dates/format-date.ts';
import { type Cents, negateCents } from '../money/cents.ts';
import { formatPercent, formatWholeEuros } from '../money/format-money.ts';
import type { ForecastComparison, ForecastField } from './forecasts.contract.ts';

type Judged = Pick<ForecastComparison, 'field' | 'totals'> & { months: readonly { state: string }[] };

const NOTHING_FORECAST: Record<ForecastField, string> = {
  revenueCents: 'Aucun mois terminé n’a de chiffre d’affaires prévu : il n’y a rien à comparer.',
  fixedChargesCents: 'Aucun mois terminé n’a de charges fixes prévues.',
  variableChargesCents: 'Aucun mois terminé n’a de charges variables prévues.',
};

/**
 * What forecast and actual come to, in words: « Fin octobre, vous avez facturé 12 400 € de moins que prévu (−4,2 %). » Amounts to the
 * euro. Selling less or spending more than expected is a warning.
 */
export function gapSentence({ field, totals, months }: Judged): Pick<ForecastComparison, 'sentence' | 'tone'> {
  const { lastMonth, comparedMonths, gapCents, gapRatio } = totals;
  if (lastMonth === null) return { sentence: NOTHING_FORECAST[field], tone: 'neutral' };
  const monthsOver = months.filter(({ state }) => state === 'over').length;
  const some =
    comparedMonths < monthsOver ? `, sur ${comparedMonths > 1 ? `les ${comparedMonths} mois prévus` : 'le seul mois prévu'}` : '';
  const head = `Fin ${formatMonth(lastMonth).slice(0, -5)}${some}, `;
  const size = formatWholeEuros(gapCents < 0 ? negateCents(gapCents) : gapCents);
  const share = gapRatio === null ? '' : ` (${gapRatio > 0 ? '+' : ''}${formatPercent(gapRatio)})`;
  const isSmall = gapCents > -100 && gapCents < 100;
  return { sentence: head + saying(field, gapCents, isSmall, `${size}`, share), tone: toneOf(field, gapCents, isSmall) };
}

function saying(field: ForecastField, gapCents: Cents, isSmall: boolean, size: string, share: string): string {
  if (field === 'revenueCents') {
    if (isSmall) return 'vous avez facturé ce que vous aviez prévu.';
    return `vous avez facturé ${size} de ${gapCents < 0 ? 'moins' : 'plus'} que prévu${share}.`;
  }
  const what = field === 'fixedChargesCents' ? 'vos charges fixes' : 'vos charges variables';
  if (isSmall) return `${what} sont celles que vous aviez prévues.`;
  return gapCents > 0
    ? `${what} dépassent la prévision de ${size}${share}.`
    : `${what} sont inférieures de ${size} à la prévision${share}.`;
}

function toneOf(field: ForecastField, gapCents: Cents, isSmall: boolean): ForecastComparison['tone'] {
  if (isSmall) return 'good';
  return gapCents > 0 === (field === 'revenueCents') ? 'good' : 'warn';
}
