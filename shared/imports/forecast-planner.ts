import { firstDayOf, type YearMonth } from '../dates/year-month.ts';
import type { ForecastMonth } from '../forecasts/forecasts.contract.ts';
import { type Cents, ZERO } from '../money/cents.ts';
import { changeOf, FORECAST_WORDS } from './import-changes.fr.ts';
import { emptyPlan, type ImportPlan, PreviewRows } from './import-plan.ts';
import type { ImportReport } from './report.ts';

type Amounts = Omit<ForecastMonth, 'month'>;

/** What a file expects of a month, VAT included; null where it says nothing. */
export interface ForecastDraft extends Amounts {
  /** 0 where a month is a column. */
  readonly row: number;
  readonly month: YearMonth;
}

const NOTHING: Amounts = { revenueCents: null, fixedChargesCents: null, variableChargesCents: null };

/** Compares the months of a file with what was forecast: an amount that the file states replaces the known one, the others stay. */
export class ForecastPlanner {
  readonly #known: (month: YearMonth) => ForecastMonth;
  readonly #report: ImportReport;
  readonly #rows = new PreviewRows();
  readonly #forecasts: ForecastMonth[] = [];
  readonly #firstRows = new Map<YearMonth, number>();

  constructor(known: (month: YearMonth) => ForecastMonth, report: ImportReport) {
    this.#known = known;
    this.#report = report;
  }

  add({ row, month, ...stated }: ForecastDraft): void {
    const firstRow = this.#firstRows.get(month);
    if (firstRow !== undefined) return this.#report.add('MONTH_TWICE', { firstRow }, { row, value: month });
    this.#firstRows.set(month, row);
    const { month: _month, ...known } = this.#known(month);
    const forecast: ForecastMonth = { month, ...known };
    const changes: string[] = [];
    for (const key of Object.keys(NOTHING) as (keyof Amounts)[]) {
      const to = stated[key];
      if (to === null || to === known[key]) continue;
      changes.push(changeOf.forecast(FORECAST_WORDS[key], known[key], to));
      forecast[key] = to;
    }
    const isNew = Object.values(known).every((amount) => amount === null);
    if (changes.length > 0) this.#forecasts.push(forecast);
    this.#rows.add({
      row,
      state: changes.length === 0 ? 'unchanged' : isNew ? 'new' : 'changed',
      label: month,
      customerName: '',
      date: firstDayOf(month),
      dueOn: null,
      amountCents: forecast.revenueCents ?? sumOf(forecast),
      changes,
    });
  }

  finish(): ImportPlan {
    return {
      ...emptyPlan(),
      newForecasts: this.#forecasts,
      counts: { ...this.#rows.counts, rejected: this.#report.rejectedRows.size },
      ...this.#rows.list(),
    };
  }
}

/** What a month without forecast revenue shows: its charges. */
function sumOf({ fixedChargesCents, variableChargesCents }: ForecastMonth): Cents {
  return ((fixedChargesCents ?? ZERO) + (variableChargesCents ?? ZERO)) as Cents;
}
