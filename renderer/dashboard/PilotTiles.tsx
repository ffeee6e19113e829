import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import type { DashboardFigures, TrendMonth } from '../../shared/dashboard/dashboard.contract.ts';
import type { ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../shared/dashboard/thresholds.contract.ts';
import { commercialTile, concentrationTile, dsoTile, operationalTile, type TileText } from '../../shared/dashboard/tile-sentences.fr.ts';
import { plusMonths } from '../../shared/dates/year-month.ts';
import classes from './DashboardScreen.module.css';
import { FigureTile } from './FigureTile.tsx';

interface Pilot {
  title: string;
  text: TileText;
  figure: ProvenFigure;
  values: (number | null)[];
}

/** The four figures that steer a company's cash, each with its trend and what it means. */
export function PilotTiles({
  figures,
  trend,
  customers,
  thresholds = DEFAULT_THRESHOLDS,
}: {
  figures: DashboardFigures;
  trend: TrendMonth[];
  customers: CustomerSummary[];
  thresholds?: Thresholds;
}) {
  const top = figures.topCustomers[0];
  const topOverdue = customers.find((customer) => customer.id === top?.customerId)?.overdueCents ?? null;
  const yearAgo = trend.find(({ month }) => month === plusMonths(figures.month, -12))?.dso ?? null;
  const shown = trend.slice(-13);
  const pilots: Pilot[] = [
    {
      title: 'Performance commerciale',
      figure: 'commercialPerformance',
      text: commercialTile(figures, thresholds),
      values: shown.map((month) => month.commercialPerformance),
    },
    {
      title: 'Délai de paiement (DSO)',
      figure: 'dso',
      text: dsoTile(figures, yearAgo, thresholds),
      values: shown.map((month) => month.dso),
    },
    {
      title: 'Performance opérationnelle',
      figure: 'operationalPerformance',
      text: operationalTile(figures, thresholds),
      values: shown.map((month) => month.operationalPerformance),
    },
    {
      title: 'Risque client',
      figure: 'concentration12Months',
      text: concentrationTile(figures, topOverdue, thresholds),
      values: shown.map((month) => month.top1),
    },
  ];
  return (
    <div className={classes.tiles}>
      {pilots.map((pilot) => (
        <FigureTile key={pilot.title} {...pilot} month={figures.month} scope={{}} />
      ))}
    </div>
  );
}
