import { isUnfinished } from '../../shared/dashboard/current-month.ts';
import type { DashboardFigures, TrendMonth } from '../../shared/dashboard/dashboard.contract.ts';
import { partOverdueTile, partSalesTile, partShareTile } from '../../shared/dashboard/part-tile-sentences.fr.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { Thresholds } from '../../shared/dashboard/thresholds.contract.ts';
import { dsoTile } from '../../shared/dashboard/tile-sentences.fr.ts';
import { plusMonths } from '../../shared/dates/year-month.ts';
import classes from './DashboardScreen.module.css';
import { FigureTile } from './FigureTile.tsx';

/** The four figures of a customer or of a segment, which has neither forecast nor charges of its own. */
export function PartTiles({
  figures,
  trend,
  scope,
  thresholds,
}: {
  figures: DashboardFigures;
  trend: TrendMonth[];
  scope: Scope;
  thresholds: Thresholds;
}) {
  const before = trend.find(({ month }) => month === plusMonths(figures.month, -12));
  const shown = trend.slice(-13);
  const unfinished = isUnfinished(figures);
  // A month that is not over would end the curves of what is sold in it with a fall that is none.
  const whole = shown.map((month) => (month.month === figures.month && unfinished ? null : month));
  const common = { month: figures.month, scope };
  return (
    <div className={classes.tiles}>
      <FigureTile
        {...common}
        figure="revenueCents"
        text={partSalesTile(figures, before?.revenueCents ?? null)}
        values={whole.map((month) => month?.revenueCents ?? null)}
      />
      <FigureTile
        {...common}
        figure="dso"
        text={dsoTile(figures, before?.dso ?? null, thresholds)}
        values={whole.map((month) => month?.dso ?? null)}
      />
      <FigureTile
        {...common}
        figure="overdueRatio"
        text={partOverdueTile(figures, scope.customerId ?? null, thresholds)}
        values={whole.map((month) => (month === null ? figures.overdueRatio : month.overdueRatio))}
        {...(unfinished ? { day: figures.asOf } : {})}
      />
      <FigureTile
        {...common}
        title="Part de vos ventes"
        figure="revenueShare12MonthsPct"
        text={partShareTile(figures, scope.customerId !== undefined, thresholds)}
        values={[]}
      />
    </div>
  );
}
