import type { ScaleOptionsByType } from 'chart.js';
import type { AmountScale } from './amount-scale.ts';
import type { ChartColours } from './chart-setup.ts';

type XTicks = Partial<Pick<ScaleOptionsByType<'category'>['ticks'], 'autoSkip' | 'autoSkipPadding'>>;

/**
 * The axes of amounts over time: months or weeks without a grid below, amounts from zero on lines at round steps at the left.
 * `xTicks`: how the names of months or weeks share the width.
 */
export function amountAxes(colours: ChartColours, { step, tick }: Pick<AmountScale, 'step' | 'tick'>, xTicks: XTicks) {
  return {
    x: {
      grid: { display: false },
      border: { color: colours.line },
      ticks: { color: colours.muted, maxRotation: 0, ...xTicks },
    },
    y: {
      beginAtZero: true,
      border: { display: false },
      grid: { color: colours.line },
      ticks: { color: colours.muted, stepSize: step, callback: (value: string | number) => tick(Number(value)) },
    },
  };
}
