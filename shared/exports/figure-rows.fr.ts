import type { DashboardFigures, NullReason, TrendMonth } from '../dashboard/dashboard.contract.ts';
import { FIGURE_TEXTS } from '../dashboard/figure-texts.fr.ts';
import { reasonOfFigure, valueOfFigure } from '../dashboard/figure-value.ts';
import type { ProofUnit, ProvenFigure } from '../dashboard/proof/proof.contract.ts';
import type { TypedCell } from './export-sheet.ts';

/** One figure of the sheet of figures: its name, its unit and how it is worked out are those of the screens. */
export interface FigureRow {
  readonly figure: ProvenFigure;
  readonly name: string;
  readonly unit: string;
  readonly calculation: string;
  /** Shares are kept as ratios, for a workbook to show in per cent. */
  readonly cell: (figures: DashboardFigures) => TypedCell;
  /** The same figure of an earlier month, empty where the trend has none. */
  readonly trendCell: (month: TrendMonth) => TypedCell;
  readonly reason: (figures: DashboardFigures) => NullReason | undefined;
}

const UNITS: Readonly<Record<ProofUnit, string>> = {
  cents: '€',
  days: 'jours',
  ratio: '%',
  percent: '%',
  times: 'fois',
  index: 'points',
  count: 'clients',
};

function cellOf(unit: ProofUnit, value: number | null): TypedCell {
  switch (unit) {
    case 'cents':
      return { kind: 'amount', value };
    case 'ratio':
      return { kind: 'ratio', value };
    case 'percent':
      // A figure has four decimals in per cent: six as a ratio.
      return { kind: 'ratio', value: value === null ? null : Math.round(value * 10_000) / 1_000_000 };
    case 'index':
    case 'count':
      return Number.isInteger(value ?? 0) ? { kind: 'number', value } : { kind: 'number', value, decimals: 1 };
    default:
      return { kind: 'number', value, decimals: 1 };
  }
}

function rowOf(figure: ProvenFigure): FigureRow {
  const { name, unit, calculation } = FIGURE_TEXTS[figure];
  return {
    figure,
    name,
    unit: UNITS[unit],
    calculation,
    cell: (figures) => cellOf(unit, valueOfFigure(figures, figure)),
    trendCell: (month) => {
      const value = (month as Readonly<Record<string, unknown>>)[figure];
      return cellOf(unit, typeof value === 'number' ? value : null);
    },
    reason: (figures) => reasonOfFigure(figures, figure),
  };
}

/** The figures of the company, pilots first; the ages of its balance are a sheet of their own. */
export const FIGURE_ROWS: readonly FigureRow[] = (
  [
    'revenueCents',
    'forecastRevenueCents',
    'commercialPerformance',
    'dso',
    'operationalPerformance',
    'top1',
    'collectedCents',
    'outstandingCents',
    'overdueCents',
    'chaseableOverdueCents',
    'disputedCents',
    'dso3Months',
    'dso12Months',
    'dsoCountBack',
    'bestPossibleDso',
    'add',
    'dbt',
    'dbt12Months',
    'daysToPay',
    'daysToPay12Months',
    'cei',
    'cei12Months',
    'overdueRatio',
    'disputeRatio',
    'art12Months',
    'badDebtRatio',
    'badDebtRatio12Months',
    'autoMatchRatio',
    'chargesCents',
    'fixedChargesCents',
    'variableChargesCents',
    'forecastChargesCents',
    'forecastFixedChargesCents',
    'forecastVariableChargesCents',
    'operationalFixedPerformance',
    'operationalVariablePerformance',
    'dpo',
    'dsi',
    'ccc',
    'top3',
    'top5',
    'top10',
    'customersFor80Pct',
    'hhi',
    'effectiveCustomers',
  ] as const satisfies readonly ProvenFigure[]
).map(rowOf);
