import type { CashForecast } from '../../cash-forecast/cash-forecast.contract.ts';
import { backtestSentence } from '../../cash-forecast/forecast-sentences.fr.ts';
import { formatDate, formatLongDate, formatMonth } from '../../dates/format-date.ts';
import { addDays, type LocalDate } from '../../dates/local-date.ts';
import { shortDate } from '../../dates/short-date.fr.ts';
import { plusMonths } from '../../dates/year-month.ts';
import { withFrenchSpaces } from '../../letters/french-typography.ts';
import { type Cents, subtractCents, sumCents, ZERO } from '../../money/cents.ts';
import { formatAmount, formatEuros, formatNumber, formatPercent, formatWholeEuros } from '../../money/format-money.ts';
import { ratio } from '../../money/ratio.ts';
import { BUCKETS, type Bucket } from '../aged-balance.ts';
import type { DashboardFigures, TrendMonth } from '../dashboard.contract.ts';
import { FIGURE_TEXTS } from '../figure-texts.fr.ts';
import type { ProvenFigure } from '../proof/proof.contract.ts';
import type { Thresholds } from '../thresholds.contract.ts';
import { commercialTile, concentrationTile, dsoTile, operationalTile } from '../tile-sentences.fr.ts';
import { mapTexts } from './map-texts.ts';
import type { OwnerPageContent, OwnerPagePilot } from './owner-page-content.ts';
import { ownerTasks, type TaskFacts } from './owner-tasks.fr.ts';
import { shortName } from './short-name.ts';

/** What the page of a month is written from. What was is as at the month's end, or today while it lasts; what to do, and what should come in, as of today. */
export interface OwnerPageFacts {
  readonly letterhead: OwnerPageContent['letterhead'];
  readonly today: LocalDate;
  readonly figures: DashboardFigures;
  /** The thirteen months that end with that of the figures. */
  readonly trend: readonly TrendMonth[];
  /** What the customer that buys most owed past its due date on the day of the figures; null when there is none. */
  readonly topCustomerOverdueCents: Cents | null;
  readonly forecast: CashForecast;
  /** Those of the company; the usual ones when not said. */
  readonly thresholds?: Thresholds;
  /** What comes next for a customer, by its number; none for whoever is not late any more. */
  readonly nextSteps: ReadonlyMap<number, string>;
  readonly tasks: Omit<TaskFacts, 'today'>;
}

const BUCKET_NAMES: Record<Bucket, string> = {
  notDue: 'Pas encore échu',
  '1-30': 'Retard de 1 à 30 jours',
  '31-60': '31 à 60 jours',
  '61-90': '61 à 90 jours',
  '90+': 'Plus de 90 jours',
};

/** The owner's page of a month, in the words of somebody who has no finance director. */
export function composeOwnerPage(facts: OwnerPageFacts): OwnerPageContent {
  const { figures, today } = facts;
  const title = `Le point ${ofMonth(formatMonth(figures.month))}`;
  const unfinished = figures.asOf >= today ? ' ; mois en cours : ces chiffres changeront encore' : '';
  return mapTexts<OwnerPageContent>(
    {
      documentTitle: `${facts.letterhead.name} – ${title}`,
      author: facts.letterhead.name,
      letterhead: facts.letterhead,
      title,
      asOf: `arrêté au ${formatLongDate(figures.asOf)}${unfinished}`,
      pilots: pilots(facts),
      balance: balance(figures),
      cashIn: cashIn(facts.forecast, today),
      debts: debts(facts),
      tasks: { title: `À faire, au ${formatLongDate(today)}`, items: tasksOrNone({ ...facts.tasks, today }) },
      footer: `Établi le ${formatLongDate(today)} avec Quittance. Montants TTC.`,
    },
    withFrenchSpaces,
  );
}

function pilots({ figures, trend, topCustomerOverdueCents, thresholds }: OwnerPageFacts): OwnerPagePilot[] {
  const before = plusMonths(figures.month, -1);
  const yearAgo = plusMonths(figures.month, -12);
  const at = (month: string) => trend.find((each) => each.month === month);
  const compared = (value: (month: TrendMonth) => string | null, missing: string): string[] =>
    [before, yearAgo].map((month) => {
      const found = at(month);
      return `${formatMonth(month)} : ${(found && value(found)) ?? missing}`;
    });
  // In a sentence a long name would push the amount off the page.
  const named = { ...figures, topCustomers: figures.topCustomers.map((customer) => ({ ...customer, name: shortName(customer.name) })) };
  const share = (value: number | null) => (value === null ? null : formatPercent(value));
  const pilot = (figure: ProvenFigure, text: ReturnType<typeof commercialTile>, others: string[]): OwnerPagePilot => ({
    title: FIGURE_TEXTS[figure].headline,
    value: text.value,
    comparisons: [...(text.detail === null ? [] : [text.detail]), ...others],
    sentence: text.sentence,
  });
  return [
    pilot(
      'commercialPerformance',
      commercialTile(figures, thresholds),
      compared((month) => share(month.commercialPerformance), 'pas de prévision'),
    ),
    pilot(
      'dso',
      dsoTile(figures, at(yearAgo)?.dso ?? null, thresholds),
      compared((month) => (month.dso === null ? null : `${formatNumber(month.dso, 1)}\u00a0j`), 'aucune vente'),
    ),
    pilot(
      'operationalPerformance',
      operationalTile(figures, thresholds),
      compared((month) => share(month.operationalPerformance), 'pas de prévision'),
    ),
    pilot(
      'concentration12Months',
      concentrationTile(named, topCustomerOverdueCents, thresholds),
      compared((month) => (month.top1 === null ? null : `${formatNumber(month.top1, 1)}\u00a0%`), 'aucune vente'),
    ),
  ];
}

function balance({ outstandingCents, overdueCents, disputedCents, agedBalance }: DashboardFigures): OwnerPageContent['balance'] {
  const largest = Math.max(...BUCKETS.map((bucket) => agedBalance[bucket].cents));
  const isEmpty = BUCKETS.every((bucket) => agedBalance[bucket].count === 0);
  const disputed = disputedCents > 0 ? ` ; ${formatWholeEuros(disputedCents)} sont contestés` : '';
  return {
    title: outstandingCents < 0 ? `Encours de ${formatEuros(outstandingCents)}` : `On vous doit ${formatEuros(outstandingCents)}`,
    sentence: isEmpty ? 'Rien n’était dû à cette date.' : `${lateSentence(overdueCents, outstandingCents)}${disputed}.`,
    bars: isEmpty
      ? []
      : BUCKETS.map((bucket) => ({
          bucket,
          name: BUCKET_NAMES[bucket],
          amount: formatEuros(agedBalance[bucket].cents),
          // A bucket that credit notes make negative has its amount and no bar.
          share: largest > 0 ? Math.max(0, agedBalance[bucket].cents) / largest : 0,
        })),
  };
}

function lateSentence(overdueCents: Cents, outstandingCents: Cents): string {
  if (outstandingCents < 0) {
    return `Avoirs et acomptes dépassent ce que l’on vous doit${overdueCents > 0 ? ` ; ${formatEuros(overdueCents)} en retard` : ''}`;
  }
  if (overdueCents <= 0) return 'Rien n’est en retard';
  // Open credit notes can bring the outstanding under the overdue, which is no part of it then.
  if (overdueCents > outstandingCents) {
    const deducted = subtractCents(overdueCents, outstandingCents);
    return `${formatEuros(overdueCents)} en retard, ${formatEuros(deducted)} de moins une fois les avoirs déduits`;
  }
  const share = ratio(overdueCents, outstandingCents);
  const part = share !== null && share > 0 ? `, soit ${formatPercent(share, 0)}` : '';
  return `Dont ${formatEuros(overdueCents)} en retard${part}`;
}

function cashIn(forecast: CashForecast, today: LocalDate): OwnerPageContent['cashIn'] {
  const { weeks, disputedCents } = forecast;
  const highest = Math.max(0, ...weeks.map(({ expectedCents }) => expectedCents));
  const sumOf = (some: CashForecast['weeks']) => sumCents(some.map(({ expectedCents }) => expectedCents));
  const last = weeks.at(-1);
  const disputed = disputedCents > 0 ? ` ${formatWholeEuros(disputedCents)} contestés n’y sont pas.` : '';
  const isEmpty = highest <= 0;
  const none = 'Aucune rentrée n’est attendue des factures déjà émises.';
  return {
    title: `Rentrées attendues en ${weeks.length} semaines`,
    sentence: isEmpty
      ? `${none}${disputed}`
      : `${formatWholeEuros(sumOf(weeks))} des factures déjà émises, dont ${formatWholeEuros(sumOf(weeks.slice(0, 4)))} dans les quatre premières semaines.${disputed}`,
    weeks: isEmpty ? [] : weeks.map(({ expectedCents }) => ({ share: Math.max(0, expectedCents) / highest })),
    firstWeek: weeks[0] ? `semaine du ${shortDate(weeks[0].start, today)}` : '',
    lastWeek: last ? `au ${formatDate(addDays(last.start, 6))}` : '',
    note: isEmpty ? '' : backtestSentence(forecast.backtest),
  };
}

function debts({ figures, nextSteps, today }: OwnerPageFacts): OwnerPageContent['debts'] {
  const { topDebtors, overdueCents, asOf } = figures;
  const count = topDebtors.length;
  const shown = sumCents(topDebtors.map((debtor) => debtor.overdueCents));
  const share = overdueCents > 0 ? ratio(shown, overdueCents) : null;
  const who = count === 1 ? 'Ce client fait' : `Ces ${count} clients font`;
  const isAll = shown === (overdueCents > 0 ? overdueCents : ZERO);
  const note = isAll || share === null || share > 1 ? `${who} tout le retard` : `${who} ${formatPercent(share, 0)} du retard`;
  return {
    title:
      count === 1
        ? 'Le plus gros retard'
        : `Les ${count === 10 ? 'dix' : count === 0 ? '' : formatNumber(count, 0)} plus gros retards`.replace('  ', ' '),
    columns: ['Client', 'En retard (€)', 'Depuis', `Prochaine étape, au ${shortDate(today, asOf)}`],
    rows: topDebtors.map(({ customerId, name, overdueCents: late, daysLate }) => [
      name,
      formatAmount(late),
      `${formatNumber(daysLate, 0)} jour${daysLate > 1 ? 's' : ''}`,
      nextSteps.get(customerId) ?? 'Plus en retard à ce jour',
    ]),
    note: count === 0 ? 'Personne n’était en retard à cette date.' : `${note}.`,
  };
}

function tasksOrNone(facts: TaskFacts): OwnerPageContent['tasks']['items'] {
  const tasks = ownerTasks(facts);
  return tasks.length > 0 ? tasks : [{ lead: 'Rien d’urgent', text: ': personne à relancer, et vos données sont à jour.' }];
}

/** « de septembre 2026 », « d’avril 2026 ». */
export function ofMonth(month: string): string {
  return /^[aeiouyâéèêîôû]/i.test(month) ? `d’${month}` : `de ${month}`;
}
