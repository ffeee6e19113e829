import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import classes from './Chart.module.css';
import { type BarOrLine, type BarOrLineChart, type ChartColours, drawChart, readChartColours } from './chart-setup.ts';

export interface ChartCanvasProps {
  /** What the chart shows, for screen readers; the keys that read it are said after it. */
  label: string;
  /** The chart in the colours of the day. Must keep its identity between two drawings of the same data. */
  configure: (colours: ChartColours) => BarOrLine;
  /** How many points can be visited. */
  count: number;
  /** One point as a sentence: « octobre 2026 : facturé 148 200 €, encaissé 139 000 € ». */
  describe: (index: number) => string;
}

/**
 * A chart on a canvas, redrawn when its data or the appearance changes. The keyboard reads it: once focused, the arrows go from
 * point to point, show the same bubble as the pointer and say the point aloud.
 */
export function ChartCanvas({ label, configure, count, describe }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<BarOrLineChart>(null);
  const scheme = useComputedColorScheme();
  const [visited, setVisited] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies(scheme): the colours are read from the page, which follows the scheme.
  useEffect(() => {
    if (!canvas.current) return;
    const colours = readChartColours();
    const drawn = drawChart(canvas.current, configure(colours), colours);
    chart.current = drawn;
    return () => drawn.destroy();
  }, [configure, scheme]);

  const visit = (index: number | null) => {
    setVisited(index);
    const drawn = chart.current;
    if (!drawn) return;
    const elements = index === null ? [] : drawn.data.datasets.map((_, datasetIndex) => ({ datasetIndex, index }));
    drawn.setActiveElements(elements);
    const element = index === null ? undefined : drawn.getDatasetMeta(0).data[index];
    drawn.tooltip?.setActiveElements(elements, element?.tooltipPosition(true) ?? { x: 0, y: 0 });
    drawn.update('none');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = visited ?? -1;
    const targets: Record<string, number | null> = {
      ArrowRight: Math.min(count - 1, from + 1),
      ArrowDown: Math.min(count - 1, from + 1),
      ArrowLeft: Math.max(0, from - 1),
      ArrowUp: Math.max(0, from - 1),
      Home: 0,
      End: count - 1,
      Escape: null,
    };
    if (!Object.hasOwn(targets, event.key) || count === 0) return;
    visit(targets[event.key] ?? null);
    event.preventDefault();
  };

  return (
    <figure
      className={classes.chart}
      aria-label={`${label} Flèches pour lire les valeurs.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach the chart to read its points.
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => visit(null)}
    >
      <canvas ref={canvas} />
      <span className="sr-only" aria-live="polite">
        {visited === null ? '' : describe(visited)}
      </span>
    </figure>
  );
}
