import { formatDate } from '../dates/format-date.ts';
import { cents } from '../money/cents.ts';
import { formatEuros, formatNumber } from '../money/format-money.ts';
import type { Outlook, Scenario } from './what-if.contract.ts';

interface Compared {
  scenario: Scenario;
  names: readonly string[];
  before: Outlook;
  after: Outlook;
}

/** What a scenario changes, as one would say it: the supposition with its effect on cash, the DSO, the first week short of cash. */
export function whatIfSentences({ scenario, names, before, after }: Compared): string[] {
  return [cashSentence({ scenario, names, before, after }), ...dsoSentence(before, after), ...shortWeekSentence(before, after)];
}

function cashSentence({ scenario, names, before, after }: Compared): string {
  const weeks = `${before.weeks.length} semaine${before.weeks.length > 1 ? 's' : ''}`;
  const who = names[0] ?? 'ce client';
  const less = formatEuros(cents(before.cashInCents - after.cashInCents));
  switch (scenario.kind) {
    case 'paysLater':
      if (before.cashInCents === after.cashInCents)
        return `Si ${who} paie ${scenario.days} jours plus tard, tout rentre encore dans les ${weeks} à venir, mais plus tard.`;
      return `Si ${who} paie ${scenario.days} jours plus tard, ${less} de moins rentrent dans les ${weeks} à venir.`;
    case 'neverPays':
      return after.neverCents === before.cashInCents - after.cashInCents
        ? `Si ${who} ne paie jamais, ${less} attendus dans les ${weeks} à venir sont perdus.`
        : `Si ${who} ne paie jamais, ${formatEuros(after.neverCents)} sont perdus, dont ${less} attendus dans les ${weeks} à venir.`;
    case 'collected':
      return `Si ${names.length > 1 ? `ces ${names.length} clients règlent` : `${who} règle`} tout aujourd’hui, l’encours passe de ${formatEuros(before.outstandingCents)} à ${formatEuros(after.outstandingCents)}.`;
    case 'customerLeaves':
      return `Sans ${who}, une fois réglé ce qu’il doit, le chiffre d’affaires de douze mois passe de ${formatEuros(before.revenue12MonthsCents)} à ${formatEuros(after.revenue12MonthsCents)}.`;
  }
}

function dsoSentence(before: Outlook, after: Outlook): string[] {
  if (before.dso12Months === null || after.dso12Months === null) return [];
  const [from, to] = [before.dso12Months, after.dso12Months].map((days) => formatNumber(Math.round(days), 0));
  return from === to
    ? [`Le délai de paiement (DSO sur douze mois) reste à ${from} jours.`]
    : [`Le délai de paiement (DSO sur douze mois) passe de ${from} à ${to} jours.`];
}

function shortWeekSentence(before: Outlook, after: Outlook): string[] {
  if (after.firstShortWeekReason === 'noForecast')
    return ['Aucune charge n’est prévue : saisissez vos prévisions pour savoir si les encaissements les couvrent.'];
  if (after.firstShortWeek === null) return ['Chaque semaine, les encaissements attendus couvrent les charges prévues.'];
  const week = `la semaine du ${formatDate(after.firstShortWeek)}`;
  return before.firstShortWeek === after.firstShortWeek
    ? [`Comme aujourd’hui, les encaissements attendus passent sous les charges prévues dès ${week}.`]
    : [
        `Les encaissements attendus passent sous les charges prévues dès ${week}${before.firstShortWeek === null ? '' : `, au lieu de celle du ${formatDate(before.firstShortWeek)}`}.`,
      ];
}
