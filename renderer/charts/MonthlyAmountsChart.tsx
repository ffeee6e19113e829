import { useCallback } from 'react';
import { formatMonth, formatShortMonth } from '../../shared/dates/format-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatWholeEuros } from '../../shared/money/format-money.ts';
import { amountAxes } from './amount-axes.ts';
import { amountScale } from './amount-scale.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import type { BarOrLine, ChartColours } from './chart-setup.ts';
import { endLabels, endLabelsWidth } from './end-labels.ts';

export interface MonthlyAmountsChartProps {
  label: string;
  months: readonly YearMonth[];
  /** null where there is no amount, as in the lines. */
  bars: { name: string; amounts: readonly (Cents | null)[] };
  line: { name: string; amounts: readonly (Cents | null)[] };
  /** A dashed line. */
  dashed?: { name: string; amounts: readonly (Cents | null)[] };
  /** Has less than half of the screen's width: some months go without their name. */
  isNarrow?: boolean;
}

const SIDE_BY_SIDE = 13;

/** Amounts by month: bars, a line over them, and a dashed line for what was expected. From zero, in round steps. */
export function MonthlyAmountsChart({ label, months, bars, line, dashed, isNarrow = false }: MonthlyAmountsChartProps) {
  const configure = useCallback(
    (colours: ChartColours): BarOrLine => {
      const names = [
        { datasetIndex: 1, text: line.name, colour: colours.actual },
        ...(dashed ? [{ datasetIndex: 2, text: dashed.name, colour: colours.muted }] : []),
      ];
      const scale = amountScale(largestAmount([bars.amounts, line.amounts, dashed?.amounts ?? []]));
      return {
        type: 'bar',
        data: {
          labels: months.map((month, index) =>
            axisMonth(month, index === 0 || index === months.length - 1 || months.length > SIDE_BY_SIDE),
          ),
          datasets: [
            {
              type: 'bar',
              label: bars.name,
              data: [...bars.amounts],
              backgroundColor: colours.bar,
              barPercentage: 0.62,
              categoryPercentage: 0.9,
              order: 3,
            },
            {
              type: 'line',
              label: line.name,
              data: [...line.amounts],
              borderColor: colours.actual,
              backgroundColor: colours.actual,
              borderWidth: 2,
              pointRadius: 0,
              pointHoverRadius: 4,
              order: 1,
            },
            ...(dashed
              ? [
                  {
                    type: 'line' as const,
                    label: dashed.name,
                    data: [...dashed.amounts],
                    borderColor: colours.muted,
                    backgroundColor: colours.muted,
                    borderWidth: 1.5,
                    borderDash: [5, 4],
                    pointRadius: 0,
                    pointHoverRadius: 4,
                    order: 2,
                  },
                ]
              : []),
          ],
        },
        options: {
          layout: { padding: { top: 6, right: endLabelsWidth(names) } },
          // Thirteen months stand side by side; the two at the ends, which say the year, lean over shorter neighbours.
          scales: amountAxes(colours, scale, { autoSkip: months.length > SIDE_BY_SIDE || isNarrow }),
          plugins: {
            tooltip: {
              callbacks: {
                title: ([item]) => (item ? formatMonth(months[item.dataIndex] as YearMonth) : ''),
                label: (item) => ` ${item.dataset.label} : ${formatWholeEuros(item.raw as Cents)}`,
              },
            },
          },
        },
        plugins: [endLabels(names)],
      };
    },
    [months, bars, line, dashed, isNarrow],
  );
  const describe = (index: number) => {
    const parts = [bars, line, ...(dashed ? [dashed] : [])].flatMap(({ name, amounts }) => {
      const amount = amounts[index];
      return amount === null || amount === undefined ? [] : [`${name} ${formatWholeEuros(amount)}`];
    });
    return `${formatMonth(months[index] as YearMonth)} : ${parts.join(', ')}`;
  };
  return <ChartCanvas label={label} configure={configure} count={months.length} describe={describe} />;
}

function largestAmount(series: readonly (readonly (Cents | null)[])[]): number {
  return Math.max(0, ...series.flat().map((amount) => Math.abs(amount ?? 0)));
}

/** `oct. 25` at both ends, where the year is said, else the month alone: thirteen labels then stand side by side. */
function axisMonth(month: YearMonth, saysYear: boolean): string {
  const text = formatShortMonth(month);
  return saysYear ? text : text.slice(0, -3);
}
