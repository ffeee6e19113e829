import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import type { HandlersOf } from '../context.ts';
import { readThresholds, setThresholds } from './alert-thresholds.ts';
import { forecastCash } from './forecast-cash.ts';
import { imagineScenario } from './imagine-scenario.ts';
import { listForecastReceipts } from './list-forecast-receipts.ts';
import { listTrend } from './list-trend.ts';
import { previewOwnerPage, printOwnerPage } from './print-owner-page.ts';
import { proveFigure } from './prove-figure.ts';
import { readBalances } from './read-balances.ts';
import { readFigures } from './read-figures.ts';

export const dashboardHandlers: HandlersOf<typeof dashboardContract> = {
  figures: readFigures,
  trend: listTrend,
  proof: proveFigure,
  balances: readBalances,
  ownerPage: previewOwnerPage,
  printOwnerPage,
  cashForecast: forecastCash,
  cashForecastReceipts: listForecastReceipts,
  whatIf: imagineScenario,
  thresholds: readThresholds,
  setThresholds,
};
