import { cents } from '../../money/cents.ts';
import { formatEuros, formatNumber } from '../../money/format-money.ts';
import type { DashboardFigures } from '../dashboard.contract.ts';
import { FIGURE_TEXTS } from '../figure-texts.fr.ts';
import type { Proof, ProvenFigure } from './proof.contract.ts';
import { GAP_TEXTS } from './proof-texts.fr.ts';

const METHODS = ['dso', 'dsoCountBack', 'dso3Months', 'dso12Months'] as const;
/** Less than this many days apart, two methods say the same. */
const SAME_DAYS = 0.5;

function isDso(figure: ProvenFigure): boolean {
  return (METHODS as readonly string[]).includes(figure);
}

/** The ways of counting the same delay side by side, for a figure that is one of them. */
export function dsoMethods(figures: DashboardFigures, figure: ProvenFigure): Proof['methods'] {
  if (!isDso(figure)) return [];
  return METHODS.map((method) => ({
    figure: method,
    name: FIGURE_TEXTS[method].name,
    value: figures[method],
    isThisOne: method === figure,
  }));
}

/**
 * Why the accounting method and exhaustion differ. Both count the days of the month; of what is left of the outstanding, the first takes the
 * sales of that month for those of the months before as well, the second the months' own. So the first is longer where the months before
 * sold more a day, shorter where they sold less. Old debts are in both.
 */
export function dsoGap(figures: Pick<DashboardFigures, 'dso' | 'dsoCountBack' | 'agedBalance'>, figure: ProvenFigure): string | null {
  if (!isDso(figure)) return null;
  const { dso, dsoCountBack } = figures;
  if (dso === null) return dsoCountBack === null ? null : GAP_TEXTS.noRevenue;
  if (dsoCountBack === null) return GAP_TEXTS.noHistory;
  const gap = Math.abs(dso - dsoCountBack);
  if (gap < SAME_DAYS) return GAP_TEXTS.same;
  const written = formatNumber(gap, 1);
  const days = `${written}\u00a0jour${gap >= 2 || written === '2,0' ? 's' : ''}`;
  const pace = dso > dsoCountBack ? GAP_TEXTS.strongerBefore(days) : GAP_TEXTS.weakerBefore(days);
  const old = figures.agedBalance['90+'].cents;
  return old > 0 ? `${pace} ${GAP_TEXTS.oldDebts(formatEuros(cents(old)))}` : pace;
}
