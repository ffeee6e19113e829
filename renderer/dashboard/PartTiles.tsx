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
  const common = { month: figures.month, scope };
  return (
    <div className={classes.tiles}>
      <FigureTile
        {...common}
        title="Ventes du mois"
        figure="revenueCents"
        text={partSalesTile(figures, before?.revenueCents ?? null)}
        values={shown.map((month) => month.revenueCents)}
      />
      <FigureTile
        {...common}
        title="Délai de paiement (DSO)"
        figure="dso"
        text={dsoTile(figures, before?.dso ?? null, thresholds)}
        values={shown.map((month) => month.dso)}
      />
      <FigureTile
        {...common}
        title="Taux de retard"
        figure="overdueRatio"
        text={partOverdueTile(figures, scope.customerId ?? null, thresholds)}
        values={shown.map((month) => month.overdueRatio)}
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
