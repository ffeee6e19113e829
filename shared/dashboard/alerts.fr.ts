import { formatMonth } from '../dates/format-date.ts';
import type { YearMonth } from '../dates/year-month.ts';
import { formatNumber, formatPercent } from '../money/format-money.ts';
import { isUnfinished } from './current-month.ts';
import type { DashboardFigures, TrendMonth } from './dashboard.contract.ts';
import { FIGURE_TEXTS } from './figure-texts.fr.ts';
import type { ProvenFigure } from './proof/proof.contract.ts';
import type { Thresholds } from './thresholds.contract.ts';
import type { TileAction } from './tile-action.ts';
import { formatThreshold } from './tile-sentences.fr.ts';

/** A figure that has crossed its threshold: what set it off, since when, and what to do about it. */
export interface Alert {
  /** Whose proof says where the value comes from. */
  figure: ProvenFigure;
  name: string;
  /** `39,0 %` */
  value: string;
  /** « seuil 25 % », « seuil 25 %, avoirs à déduire » */
  limit: string;
  /** « au-dessus de votre seuil de 25 % » */
  crossed: string;
  /** The first of the months in a row that have crossed it; null when all the months known have. */
  since: YearMonth | null;
  /** « depuis août 2026 », « ce mois-ci », « depuis octobre 2025 au moins » */
  sinceText: string;
  tone: 'late' | 'warn';
  action: TileAction | null;
}

interface Rule {
  figure: 'dso' | 'dbt' | 'overdueRatio' | 'top1' | 'commercialPerformance' | 'operationalPerformance';
  threshold: keyof Thresholds;
  unit: 'days' | 'ratio' | 'percent';
  /** Which side of the threshold sets the alert off; at the threshold itself there is none, but for a share, as in its tile. */
  side: 'above' | 'below' | 'from';
  tone: Alert['tone'];
  /** Of the whole company only: a customer has no forecast, and is the whole of its own sales. */
  companyOnly: boolean;
  /** Says nothing before its month is over, whose sales are not all there. */
  ofWholeMonth?: true;
}

const RULES: readonly Rule[] = [
  {
    figure: 'overdueRatio',
    threshold: 'overdueRatioPct',
    unit: 'ratio',
    side: 'above',
    tone: 'late',
    companyOnly: false,
  },
  { figure: 'dso', threshold: 'dsoDays', unit: 'days', side: 'above', tone: 'late', companyOnly: false, ofWholeMonth: true },
  { figure: 'dbt', threshold: 'dbtDays', unit: 'days', side: 'above', tone: 'late', companyOnly: false },
  { figure: 'top1', threshold: 'top1Pct', unit: 'percent', side: 'from', tone: 'warn', companyOnly: true },
  {
    figure: 'commercialPerformance',
    threshold: 'commercialPct',
    unit: 'ratio',
    side: 'below',
    tone: 'warn',
    companyOnly: true,
    ofWholeMonth: true,
  },
  {
    figure: 'operationalPerformance',
    threshold: 'operationalPct',
    unit: 'ratio',
    side: 'above',
    tone: 'warn',
    companyOnly: true,
  },
];

/**
 * The figures of a month that have crossed their thresholds. `trend`: the months that end with it, oldest first; a month without the figure
 * ends the row of months that have crossed it. `isPart`: of a customer or a segment.
 */
export function alertsOf(figures: DashboardFigures, trend: readonly TrendMonth[], thresholds: Thresholds, isPart: boolean): Alert[] {
  const holding = RULES.filter(({ companyOnly, ofWholeMonth }) => !(companyOnly && isPart) && !(ofWholeMonth && isUnfinished(figures)));
  return holding.flatMap((rule): Alert[] => {
    const threshold = thresholds[rule.threshold];
    const value = rule.figure === 'top1' ? figures.concentration12Months.top1 : figures[rule.figure];
    if (value === null || !isCrossed(rule, value, threshold)) return [];
    const before = trend.filter(({ month }) => month < figures.month);
    const lastWithin = before.findLastIndex((month) => {
      const then = month[rule.figure];
      return then === null || !isCrossed(rule, then, threshold);
    });
    const first = before[lastWithin + 1]?.month ?? figures.month;
    const isOlder = lastWithin === -1 && before.length > 0;
    return [
      {
        figure: rule.figure,
        name: FIGURE_TEXTS[rule.figure].headline,
        value: inUnit(rule.unit, value),
        limit: `seuil ${inThresholdUnit(rule, threshold)}${isAboveWhole(rule, value) ? ', avoirs à déduire' : ''}`,
        crossed: crossedText(rule, threshold, value),
        since: isOlder ? null : first,
        sinceText: first === figures.month ? 'ce mois-ci' : `depuis ${formatMonth(first)}${isOlder ? ' au moins' : ''}`,
        tone: rule.tone,
        action: actionOf(rule, figures),
      },
    ];
  });
}

function isCrossed({ unit, side }: Rule, value: number, threshold: number): boolean {
  const shown = unit === 'ratio' ? value * 100 : value;
  if (side === 'from') return shown >= threshold;
  return side === 'above' ? shown > threshold : shown < threshold;
}

function inUnit(unit: Rule['unit'], value: number): string {
  if (unit === 'ratio') return formatPercent(value);
  return unit === 'days' ? `${formatNumber(value, 1)}\u00a0j` : `${formatNumber(value, 1)}\u00a0%`;
}

function inThresholdUnit({ unit }: Rule, threshold: number): string {
  return `${formatThreshold(threshold)}\u00a0${unit === 'days' ? 'j' : '%'}`;
}

/** Open credit notes, never late themselves, can bring the outstanding under the overdue: the share that is late is above the whole. */
function isAboveWhole({ figure }: Rule, value: number): boolean {
  return figure === 'overdueRatio' && value > 1;
}

function crossedText(rule: Rule, threshold: number, value: number): string {
  const { side } = rule;
  const limit = inThresholdUnit(rule, threshold);
  if (isAboveWhole(rule, value)) return `au-dessus de votre seuil de ${limit} ; plus que l’encours, d’où des avoirs sont déduits`;
  if (side === 'from') return `votre seuil de ${limit} est atteint`;
  return side === 'above' ? `au-dessus de votre seuil de ${limit}` : `sous votre seuil de ${limit}`;
}

function actionOf({ figure }: Rule, { topCustomers, overdueCents }: DashboardFigures): TileAction | null {
  switch (figure) {
    case 'dso':
    case 'dbt':
    case 'overdueRatio':
      return overdueCents > 0 ? { label: 'Relancer les retards', to: 'reminders' } : null;
    case 'top1': {
      const [top] = topCustomers;
      return top ? { label: 'Voir sa fiche', to: 'customer', customerId: top.customerId } : null;
    }
    case 'commercialPerformance':
      return { label: 'Voir les ventes du mois', to: 'proof', figure: 'revenueCents' };
    case 'operationalPerformance':
      return { label: 'Voir les charges du mois', to: 'proof', figure: 'chargesCents' };
  }
}
