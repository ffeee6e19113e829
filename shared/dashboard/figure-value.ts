import type { DashboardFigures, NullReason } from './dashboard.contract.ts';
import type { ProvenFigure } from './proof/proof.contract.ts';

/** A figure by its name; the aged balance stands for the outstanding that its ages sum to, the concentration for its largest share. */
export function valueOfFigure(figures: DashboardFigures, figure: ProvenFigure): number | null {
  if (figure === 'agedBalance') return figures.outstandingCents;
  if (figure === 'concentration12Months') return figures.concentration12Months.top1;
  return Object.hasOwn(figures.concentration12Months, figure) ? figures.concentration12Months[figure as 'top1'] : figures[figure as 'dso'];
}

/** Why a figure is null: what `dashboard.figures` says of it, of a share of customers what it says of all of them. */
export function reasonOfFigure(figures: DashboardFigures, figure: ProvenFigure): NullReason | undefined {
  if (valueOfFigure(figures, figure) !== null) return undefined;
  if (figure.startsWith('forecast')) return 'noForecast';
  return figures.reasons[figure] ?? figures.reasons.concentration12Months ?? 'noForecast';
}
