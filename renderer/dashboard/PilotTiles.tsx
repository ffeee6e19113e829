import { isUnfinished } from '../../shared/dashboard/current-month.ts';
import type { DashboardFigures, TrendMonth } from '../../shared/dashboard/dashboard.contract.ts';
import type { ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../shared/dashboard/thresholds.contract.ts';
import { commercialTile, concentrationTile, dsoTile, operationalTile, type TileText } from '../../shared/dashboard/tile-sentences.fr.ts';
import { plusMonths } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import classes from './DashboardScreen.module.css';
import { FigureTile } from './FigureTile.tsx';

interface Pilot {
  text: TileText;
  figure: ProvenFigure;
  values: (number | null)[];
}

const COMPANY: Scope = {};

/** The four figures that steer a company's cash, each with its trend and what it means. */
export function PilotTiles({
  figures,
  trend,
  topOverdueCents,
  thresholds = DEFAULT_THRESHOLDS,
}: {
  figures: DashboardFigures;
  trend: TrendMonth[];
  /** What the largest customer owes past its due date; null while that is not known. */
  topOverdueCents: Cents | null;
  thresholds?: Thresholds;
}) {
  const yearAgo = trend.find(({ month }) => month === plusMonths(figures.month, -12))?.dso ?? null;
  const shown = trend.slice(-13);
  // A month that is not over would end every curve with a fall that is none.
  const whole = shown.map((month) => (month.month === figures.month && isUnfinished(figures) ? null : month));
  const pilots: Pilot[] = [
    {
      figure: 'commercialPerformance',
      text: commercialTile(figures, thresholds),
      values: whole.map((month) => month?.commercialPerformance ?? null),
    },
    {
      figure: 'dso',
      text: dsoTile(figures, yearAgo, thresholds),
      values: whole.map((month) => month?.dso ?? null),
    },
    {
      figure: 'operationalPerformance',
      text: operationalTile(figures, thresholds),
      values: whole.map((month) => month?.operationalPerformance ?? null),
    },
    {
      figure: 'concentration12Months',
      text: concentrationTile(figures, topOverdueCents, thresholds),
      values: shown.map((month) => month.top1),
    },
  ];
  return (
    <div className={classes.tiles}>
      {pilots.map((pilot) => (
        <FigureTile key={pilot.figure} {...pilot} month={figures.month} scope={COMPANY} />
      ))}
    </div>
  );
}
