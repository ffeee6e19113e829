import { formatDate } from '../dates/format-date.ts';
import { dateOfDay, dayNumber, type LocalDate } from '../dates/local-date.ts';
import { formatNumber } from '../money/format-money.ts';
import type { LeftOutReason } from './cash-forecast.contract.ts';
import type { ExpectedReceipt, LeftOut } from './expected-receipts.ts';

/** One word for the column that says what a date rests on. */
export const FORECAST_REASON_NAMES: Record<ExpectedReceipt['why'] | LeftOutReason, string> = {
  instalment: 'échéancier',
  promise: 'promesse',
  habit: 'habitude',
  reminder: 'relance',
  disputed: 'litige',
  insolvency: 'procédure collective',
  alreadyReceived: 'déjà reçu',
  creditNote: 'avoir',
};

const LEFT_OUT: Record<LeftOutReason, string> = {
  disputed: 'Laissé hors de la prévision jusqu’à la fin du litige.',
  insolvency: 'Une créance antérieure au jugement ne peut plus être réglée.',
  alreadyReceived: 'Un règlement de ce client attend d’être affecté.',
  creditNote: 'Avoir plus grand que ce que le client doit encore régler.',
};

export function leftOutSentence({ why }: Pick<LeftOut, 'why'>): string {
  return LEFT_OUT[why];
}

/** Why a receipt is expected on its day, with the numbers: « Échéance le 12/06/2025 ; ce client règle d’habitude 8 jours après. » */
export function receiptSentence({ item, day, earliestDay, why, hasFees }: ExpectedReceipt, asOf: LocalDate): string {
  const on = formatDate(dateOfDay(day));
  const dueOn = formatDate(dateOfDay(item.dueDay));
  switch (why) {
    case 'promise':
      return `Promis pour le ${on}.`;
    case 'instalment': {
      const apart = hasFees ? ', sans les frais de retard qui s’y ajoutent' : '';
      // One that is late is expected some days after a reminder, perhaps at once; one to come, on its very day.
      return earliestDay === day
        ? `Échéance du ${on} de son échéancier${apart}.`
        : `Échéance en retard de son échéancier${apart} ; attendue ${days(day - dayNumber(asOf))} après une relance.`;
    }
    case 'reminder':
      return `Échue le ${dueOn}, délai habituel dépassé ; ${days(day - dayNumber(asOf))} après une relance.`;
    case 'habit':
      return `Échéance le ${dueOn} ; ${habitWords(day - item.dueDay)}.`;
  }
}

function habitWords(delay: number): string {
  if (delay === 0) return 'ce client règle d’habitude à l’échéance';
  return `ce client règle d’habitude ${days(Math.abs(delay))} ${delay > 0 ? 'après' : 'avant'}`;
}

function days(count: number): string {
  return `${formatNumber(count, 0)} jour${count > 1 ? 's' : ''}`;
}

/**
 * How far to trust the forecast, said once: « Sur les six derniers mois, cette prévision s’est trompée de 12 % en moyenne ; “tout est payé
 * à l’échéance” se serait trompé de 31 %. »
 */
export function backtestSentence(backtest: {
  months: number;
  meanAbsoluteErrorPct: number | null;
  naiveMeanAbsoluteErrorPct: number | null;
}): string {
  const { months, meanAbsoluteErrorPct, naiveMeanAbsoluteErrorPct } = backtest;
  if (meanAbsoluteErrorPct === null || naiveMeanAbsoluteErrorPct === null) {
    return 'Pas encore assez de règlements pour dire de combien cette prévision se trompe.';
  }
  const over = months === 1 ? 'Sur le dernier mois' : `Sur les ${MONTH_WORDS[months] ?? months} derniers mois`;
  return `${over}, cette prévision s’est trompée de ${percent(meanAbsoluteErrorPct)} en moyenne par semaine ; « tout est payé à l’échéance » se serait trompé de ${percent(naiveMeanAbsoluteErrorPct)}.`;
}

const MONTH_WORDS = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six'];

function percent(value: number): string {
  return `${formatNumber(Math.round(value), 0)}\u00a0%`;
}
