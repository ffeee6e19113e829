import { useCallback } from 'react';
import { formatDate, formatDayOfMonth } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatWholeEuros } from '../../shared/money/format-money.ts';
import { amountAxes } from './amount-axes.ts';
import { amountScale } from './amount-scale.ts';
import { ChartCanvas, type ChartCanvasProps } from './ChartCanvas.tsx';
import type { BarOrLine, ChartColours } from './chart-setup.ts';
import { endLabels, endLabelsWidth } from './end-labels.ts';
import { strokeOf, type WeeklyMark } from './weekly-strokes.ts';

export interface WeeklyLine {
  name: string;
  mark: WeeklyMark;
  /** Null where there is no amount. */
  amounts: readonly (Cents | null)[];
}

export interface WeeklyAmountsChartProps {
  label: string;
  /** Mondays. */
  weeks: readonly LocalDate[];
  lines: readonly WeeklyLine[];
  /** Between what and what the first line should end. */
  band?: { low: readonly Cents[]; high: readonly Cents[] };
  open?: ChartCanvasProps['open'];
}

/** Amounts by week, as curves with their names at their end, from zero in round steps. */
export function WeeklyAmountsChart({ label, weeks, lines, band, open }: WeeklyAmountsChartProps) {
  const configure = useCallback((colours: ChartColours) => weeklyChart({ weeks, lines, band, colours }), [weeks, lines, band]);
  const describe = (index: number) => {
    const week = weeks[index];
    if (week === undefined) return '';
    const amounts = lines.flatMap(({ name, amounts: ofLine }) => {
      const amount = ofLine[index];
      return amount === null || amount === undefined ? [] : [`${name} ${formatWholeEuros(amount)}`];
    });
    return `semaine du ${formatDate(week)} : ${[...amounts, ...(band ? [between(band, index)] : [])].join(', ')}`;
  };
  return <ChartCanvas label={label} configure={configure} count={weeks.length} describe={describe} {...(open ? { open } : {})} />;
}

type Drawn = Pick<WeeklyAmountsChartProps, 'weeks' | 'lines'> & { band: WeeklyAmountsChartProps['band']; colours: ChartColours };

function weeklyChart({ weeks, lines, band, colours }: Drawn): BarOrLine {
  const all = [...lines.flatMap(({ amounts }) => amounts), ...(band ? band.high : [])];
  const scale = amountScale(Math.max(0, ...all.map((amount) => amount ?? 0)));
  const names = lines.map(({ name, mark }, datasetIndex) => ({ datasetIndex, text: name, colour: strokeOf(mark, colours).colour }));
  return {
    type: 'line',
    data: {
      labels: weeks.map(formatDayOfMonth),
      datasets: [
        ...lines.map(({ name, amounts, mark }) => ({
          type: 'line' as const,
          label: name,
          data: [...amounts],
          borderColor: strokeOf(mark, colours).colour,
          backgroundColor: strokeOf(mark, colours).colour,
          borderWidth: mark === 'actual' ? 2 : 1.5,
          borderDash: strokeOf(mark, colours).dash,
          stepped: mark === 'charges' ? ('middle' as const) : (false as const),
          pointRadius: 0,
          pointHoverRadius: 4,
          clip: false as const,
          order: mark === 'actual' ? 1 : 2,
        })),
        // The band lies between two curves without a stroke; the bubble says both on the line of the second.
        ...(band ? [bandEdge('low', band.low, colours), { ...bandEdge('high', band.high, colours), fill: lines.length }] : []),
      ],
    },
    options: {
      layout: { padding: { top: 6, right: endLabelsWidth(names) } },
      scales: amountAxes(colours, scale, { autoSkip: true, autoSkipPadding: 10 }),
      plugins: {
        tooltip: {
          filter: ({ dataset }) => dataset.label !== 'low',
          callbacks: {
            title: ([item]) => (item ? `semaine du ${formatDate(weeks[item.dataIndex] as LocalDate)}` : ''),
            label: ({ dataset, dataIndex, raw }) =>
              dataset.label === 'high' && band ? ` ${between(band, dataIndex)}` : ` ${dataset.label} : ${formatWholeEuros(raw as Cents)}`,
          },
        },
      },
    },
    plugins: [endLabels(names)],
  };
}

function bandEdge(name: 'low' | 'high', amounts: readonly Cents[], colours: ChartColours) {
  return {
    type: 'line' as const,
    label: name,
    data: [...amounts],
    borderWidth: 0,
    borderColor: colours.bar,
    backgroundColor: colours.bar,
    pointRadius: 0,
    pointHoverRadius: 0,
    fill: false as boolean | number,
    order: 3,
  };
}

function between({ low, high }: { low: readonly Cents[]; high: readonly Cents[] }, index: number): string {
  const [least, most] = [low[index], high[index]];
  if (least === undefined || most === undefined) return '';
  return least === most ? '' : `entre ${formatWholeEuros(least)} et ${formatWholeEuros(most)}`;
}
