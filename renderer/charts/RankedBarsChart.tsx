import { Chart } from 'chart.js';
import { useCallback } from 'react';
import { ChartCanvas } from './ChartCanvas.tsx';
import type { BarOrLine, ChartColours } from './chart-setup.ts';

export interface RankedBar {
  name: string;
  value: number;
  /** At the right of the bar, in a column of its own: the exact amount, the share. */
  text: string;
}

export interface RankedBarsChartProps {
  label: string;
  bars: readonly RankedBar[];
  /** `aged`: one step of the ramp per bar, darker and darker; else all in the colour of bars. */
  ramp?: 'aged';
  /** Running totals in the unit of the values, drawn as a curve over the bars, with their text. */
  cumulated?: { name: string; values: readonly number[]; texts: readonly string[] };
  /** The end of the axis; without it the longest bar fills the width. */
  max?: number;
}

/** Pixels. */
const NAME_SIZE = 12;

/** Horizontal bars in a given order with their name at the left and their figure at the right. */
export function RankedBarsChart({ label, bars, ramp, cumulated, max }: RankedBarsChartProps) {
  const configure = useCallback(
    (colours: ChartColours): BarOrLine => ({
      type: 'bar',
      data: {
        labels: bars.map((bar) => shortened(bar.name)),
        datasets: [
          {
            type: 'bar',
            // Zero draws nothing; any other amount is at least visible.
            data: bars.map((bar) => (bar.value === 0 ? null : bar.value)),
            backgroundColor: ramp === 'aged' ? bars.map((_, index) => colours.aged[Math.min(index, 4)] ?? colours.bar) : colours.bar,
            borderRadius: 2,
            barPercentage: 0.72,
            categoryPercentage: 0.86,
            maxBarThickness: 22,
            minBarLength: 2,
            order: 2,
          },
          ...(cumulated
            ? [
                {
                  type: 'line' as const,
                  data: [...cumulated.values],
                  borderColor: colours.actual,
                  backgroundColor: colours.actual,
                  borderWidth: 2,
                  pointRadius: 2,
                  // The last point stands on the edge.
                  clip: false as const,
                  pointHoverRadius: 4,
                  order: 1,
                },
              ]
            : []),
        ],
      },
      options: {
        indexAxis: 'y',
        interaction: { mode: 'index', axis: 'y' },
        scales: {
          x: cumulated
            ? {
                min: 0,
                max: 100,
                border: { display: false },
                grid: { color: colours.line },
                ticks: { color: colours.muted, stepSize: 25, callback: (value) => `${value}\u00a0%` },
              }
            : { min: 0, ...(max === undefined ? {} : { max }), display: false },
          y: {
            border: { display: false },
            grid: { display: false },
            ticks: { color: colours.muted, font: { size: NAME_SIZE }, autoSkip: false },
            // The library gives names at most a share of the width and cuts their beginning; they get what they need.
            afterFit: (scale) => {
              scale.width = widestName(scale.ctx, bars) + 12;
            },
          },
          figures: {
            type: 'category',
            axis: 'y',
            position: 'right',
            labels: bars.map((bar) => bar.text),
            offset: true,
            border: { display: false },
            grid: { display: false },
            ticks: { color: colours.ink, font: { size: 12 }, autoSkip: false, crossAlign: 'far' },
          },
        },
        plugins: {
          tooltip: {
            displayColors: false,
            callbacks: {
              title: ([item]) => bars[item?.dataIndex ?? -1]?.name ?? '',
              label: (item) =>
                item.datasetIndex === 0 ? (bars[item.dataIndex]?.text ?? '') : `${cumulated?.name} ${cumulated?.texts[item.dataIndex]}`,
            },
          },
        },
      },
    }),
    [bars, ramp, cumulated, max],
  );
  const describe = (index: number) => {
    const bar = bars[index];
    if (!bar) return '';
    return `${bar.name} : ${bar.text}${cumulated ? `, ${cumulated.name} ${cumulated.texts[index]}` : ''}`;
  };
  return <ChartCanvas label={label} configure={configure} count={bars.length} describe={describe} />;
}

/** Pixels of the longest name as it is drawn. */
function widestName(context: CanvasRenderingContext2D, bars: readonly RankedBar[]): number {
  context.save();
  context.font = `${NAME_SIZE}px ${Chart.defaults.font.family}`;
  const widest = Math.max(0, ...bars.map((bar) => context.measureText(shortened(bar.name)).width));
  context.restore();
  return Math.ceil(widest);
}

/** Names beside bars keep to one line; the whole name is in the bubble and in the table. */
function shortened(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23).trimEnd()}…` : name;
}
