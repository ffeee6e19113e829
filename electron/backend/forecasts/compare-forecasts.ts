import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { FORECAST_FIELDS } from '../../../shared/forecasts/forecast-fields.ts';
import { forecastGaps } from '../../../shared/forecasts/forecast-gaps.ts';
import type { forecastsContract } from '../../../shared/forecasts/forecasts.contract.ts';
import { gapSentence } from '../../../shared/forecasts/gap-sentences.fr.ts';
import type { QueryContext } from '../context.ts';
import { listForecasts } from './list-forecasts.ts';

type Verb = typeof forecastsContract.compare;

/** Revenue, fixed and variable charges of a year against what was forecast, month by month and so far. */
export function compareForecasts(context: QueryContext, input: InputOf<Verb>): OutputOf<Verb> {
  const rows = listForecasts(context, input);
  return FORECAST_FIELDS.map((field) => {
    const gaps = forecastGaps(rows, field, context.today);
    return { ...gaps, ...gapSentence(gaps) };
  });
}
