import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { dashboardFigures } from '../../../shared/dashboard/figures.ts';
import { monthsEndingWith } from '../../../shared/dates/year-month.ts';
import type { HandlersOf } from '../context.ts';
import { forecastCash } from './forecast-cash.ts';
import { gatherBookFacts } from './gather-book-facts.ts';
import { imagineScenario } from './imagine-scenario.ts';
import { listForecastReceipts } from './list-forecast-receipts.ts';

const TREND_MONTHS = 13;

export const dashboardHandlers: HandlersOf<typeof dashboardContract> = {
  figures: ({ db }, { month }) => dashboardFigures(gatherBookFacts(db, month)),
  trend: ({ db }, { month, months }) =>
    monthsEndingWith(month, months ?? TREND_MONTHS).map((each) => {
      const figures = dashboardFigures(gatherBookFacts(db, each));
      return { ...figures, top1: figures.concentration12Months.top1 };
    }),
  cashForecast: forecastCash,
  cashForecastReceipts: listForecastReceipts,
  whatIf: imagineScenario,
};
