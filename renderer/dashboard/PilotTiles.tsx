import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import type { DashboardFigures, TrendMonth } from '../../shared/dashboard/dashboard.contract.ts';
import { commercialTile, concentrationTile, dsoTile, operationalTile, type TileText } from '../../shared/dashboard/tile-sentences.fr.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { Tile } from '../ui/Tile.tsx';
import classes from './DashboardScreen.module.css';

interface Pilot {
  title: string;
  text: TileText;
  values: (number | null)[];
  /** Where to go when the figure is missing for want of a forecast. */
  needsForecast: boolean;
}

/** The four figures that steer a company's cash, each with its trend and what it means. */
export function PilotTiles({
  figures,
  trend,
  customers,
}: {
  figures: DashboardFigures;
  trend: TrendMonth[];
  customers: CustomerSummary[];
}) {
  const top = figures.topCustomers[0];
  const topOverdue = customers.find((customer) => customer.id === top?.customerId)?.overdueCents ?? null;
  // Thirteen months: the first is the same month a year before.
  const yearAgo = trend.length === 13 ? (trend[0]?.dso ?? null) : null;
  const pilots: Pilot[] = [
    {
      title: 'Performance commerciale',
      text: commercialTile(figures),
      values: trend.map((month) => month.commercialPerformance),
      needsForecast: figures.commercialPerformance === null,
    },
    { title: 'Délai de paiement (DSO)', text: dsoTile(figures, yearAgo), values: trend.map((month) => month.dso), needsForecast: false },
    {
      title: 'Performance opérationnelle',
      text: operationalTile(figures),
      values: trend.map((month) => month.operationalPerformance),
      needsForecast: figures.operationalPerformance === null,
    },
    {
      title: 'Risque client',
      text: concentrationTile(figures, topOverdue),
      values: trend.map((month) => month.top1),
      needsForecast: false,
    },
  ];
  return (
    <div className={classes.tiles}>
      {pilots.map(({ title, text, values, needsForecast }) => (
        <Tile
          key={title}
          title={title}
          value={text.value}
          {...(text.detail === null ? {} : { detail: text.detail })}
          sentence={text.sentence}
          tone={text.tone}
          trend={<Sparkline values={values} label={`${title}, évolution sur treize mois`} />}
          action={needsForecast && <a href={hrefTo('forecasts', {}, { annee: figures.month.slice(0, 4) })}>Saisir les prévisions</a>}
        />
      ))}
    </div>
  );
}
