import { cents } from '../../money/cents.ts';
import { formatEuros, formatPercent } from '../../money/format-money.ts';
import { ratio } from '../../money/ratio.ts';
import type { BookFacts } from '../book-facts.ts';
import type { DashboardFigures } from '../dashboard.contract.ts';
import { revenueOf } from '../dso.ts';
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
 * Why the accounting method and exhaustion differ: the month's sales against the average of the twelve months that the first ignores,
 * and debts old enough that no recent sale explains them.
 */
export function dsoGap(figures: DashboardFigures, facts: BookFacts, figure: ProvenFigure): string | null {
  if (!isDso(figure)) return null;
  if (figures.dso === null) return figures.dsoCountBack === null ? null : GAP_TEXTS.noRevenue;
  if (figures.dsoCountBack === null) return GAP_TEXTS.noHistory;
  if (Math.abs(figures.dso - figures.dsoCountBack) < SAME_DAYS) return GAP_TEXTS.same;
  const usual = ratio(figures.revenueCents * 12, revenueOf(facts.revenue, facts.month, 12));
  const old = figures.agedBalance['90+'].cents;
  const month =
    usual === null ? null : usual >= 1 ? GAP_TEXTS.busyMonth(formatPercent(usual, 0)) : GAP_TEXTS.quietMonth(formatPercent(usual, 0));
  return [month, old > 0 ? GAP_TEXTS.oldDebts(formatEuros(cents(old))) : null].filter((text) => text !== null).join(' ') || null;
}
