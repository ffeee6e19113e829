import { formatMonth } from '../../shared/dates/format-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { SeasonOutcome } from '../../shared/forecasts/forecasts.contract.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { FORECAST_TITLES } from './forecast-columns.fr.ts';
import { monthName } from './month-name.ts';

/** Which months of the year before give nothing to copy, and why. */
export function leftOutSentence(title: string, months: readonly YearMonth[], basis: 'forecast' | 'actual'): string {
  const names = months.map(monthName).join(', ');
  const year = months[0]?.slice(0, 4) ?? '';
  if (months.length === 12) {
    return `${title} : rien à reprendre, ${basis === 'forecast' ? `${year} n’a pas de prévision` : `aucun mois de ${year} n’est connu en entier`}.`;
  }
  return basis === 'forecast'
    ? `${title} : sans prévision en ${names} ${year}, laissé tel quel.`
    : `${title} : ${names} ${year} inconnu ou pas terminé, laissé tel quel.`;
}

/** How a column was spread, or why it was not. */
export function outcomeSentence({ field, state, historyMonths, years, from, to, keptCents }: SeasonOutcome): string {
  const title = FORECAST_TITLES[field];
  const kept = keptCents === 0 ? '' : ` Les mois déjà remplis gardent ${formatEuros(keptCents)} de ce total.`;
  switch (state) {
    case 'spread': {
      const period = from && to ? ` (${formatMonth(from)} à ${formatMonth(to)})` : '';
      return `${title} : réparti comme le réalisé ${years > 1 ? `des ${years} dernières années` : 'des douze derniers mois'}${period}.${kept}`;
    }
    case 'tooShort':
      return historyMonths === 0
        ? `${title} : aucun mois connu en entier, il en faut douze pour connaître la saison.`
        : `${title} : historique trop court, ${historyMonths} mois connu${historyMonths > 1 ? 's' : ''} en entier et il en faut douze.`;
    case 'nothingInHistory':
      return `${title} : rien dans l’historique pour les mois à remplir.`;
    case 'belowKept':
      return `${title} : les mois déjà remplis dépassent ce total (${formatEuros(keptCents)}). Augmentez-le, ou remplissez tous les mois.`;
    case 'nothingToFill':
      return `${title} : tous les mois sont déjà remplis.`;
  }
}
