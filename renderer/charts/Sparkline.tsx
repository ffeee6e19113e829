import { useCallback, useMemo } from 'react';
import { ChartCanvas } from './ChartCanvas.tsx';
import type { BarOrLine, ChartColours } from './chart-setup.ts';

export interface SparklineProps {
  label: string;
  /** Null where the figure does not exist: a gap in the curve. */
  values: readonly (number | null)[];
  /** A month as one reads it: « octobre 2026 : 94,2 % ». */
  describe: (index: number) => string;
}

/**
 * A small curve of a figure's last months, without axis or labels: its tile says the figure in words, and its months are read by the keyboard
 * or under the pointer. Scaled between its own lowest and highest value.
 */
export function Sparkline({ values, label, describe }: SparklineProps) {
  // The values are a new array each time that the tiles are drawn; the same curve is not drawn again.
  const key = JSON.stringify(values);
  const kept = useMemo(() => JSON.parse(key) as (number | null)[], [key]);
  const known = kept.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const configure = useCallback(
    (colours: ChartColours): BarOrLine => ({
      type: 'line',
      data: {
        labels: kept.map(() => ''),
        datasets: [
          {
            data: [...kept],
            borderColor: colours.actual,
            backgroundColor: colours.actual,
            borderWidth: 1.6,
            pointRadius: 0,
            pointHoverRadius: 3,
            clip: false,
          },
        ],
      },
      options: {
        layout: { padding: { top: 3, bottom: 3, left: 2, right: 2 } },
        // A curve that never moves stays in the middle.
        scales: { x: { display: false }, y: { display: false, ...(lowest < highest ? { min: lowest, max: highest } : {}) } },
        plugins: { tooltip: { enabled: false } },
      },
    }),
    [kept, lowest, highest],
  );
  if (known.length < 2) return null;
  return <ChartCanvas label={label} configure={configure} count={kept.length} describe={describe} readsBeside />;
}
