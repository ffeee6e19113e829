import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, use, useEffect, useRef, useState } from 'react';
import classes from './Chart.module.css';
import { type BarOrLine, type BarOrLineChart, type ChartColours, drawChart, readChartColours } from './chart-setup.ts';
import { ChartPictureContext } from './picture-context.ts';

export interface ChartCanvasProps {
  /** What the chart shows, for screen readers; the keys that read it are said after it. */
  label: string;
  /** The chart in the colours of the day. Must keep its identity between two drawings of the same data. */
  configure: (colours: ChartColours) => BarOrLine;
  /** How many points can be visited. */
  count: number;
  /** One point as a sentence: « octobre 2026 : facturé 148 200 €, encaissé 139 000 € ». */
  describe: (index: number) => string;
  /** What is behind a point: a click on it, or Enter once it is read. `verb` says it: « voir les factures ». */
  open?: { verb: string; onOpen: (index: number) => void };
  /** The point being read is written over the chart, which is too small for a bubble. */
  readsBeside?: boolean;
}

/**
 * A chart on a canvas, redrawn when its data or the appearance changes. The keyboard reads it: once focused, the arrows go from
 * point to point, show the same bubble as the pointer and say the point aloud.
 */
export function ChartCanvas({ label, configure, count, describe, open, readsBeside = false }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<BarOrLineChart>(null);
  const scheme = useComputedColorScheme();
  const [visited, setVisited] = useState<number | null>(null);
  const picture = use(ChartPictureContext);

  // biome-ignore lint/correctness/useExhaustiveDependencies(scheme): the colours are read from the page, which follows the scheme.
  useEffect(() => {
    if (!canvas.current) return;
    const colours = readChartColours();
    const drawn = drawChart(canvas.current, configure(colours), colours);
    chart.current = drawn;
    if (picture) picture.current = () => ({ configure, width: drawn.width, height: drawn.height });
    return () => {
      if (picture) picture.current = null;
      drawn.destroy();
    };
  }, [configure, scheme, picture]);

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
  const pointAt = ({ nativeEvent }: MouseEvent) =>
    chart.current?.getElementsAtEventForMode(nativeEvent, 'index', { intersect: false }, false)[0]?.index ?? null;
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
    if (event.key === 'Enter' && open && visited !== null) {
      open.onOpen(visited);
      event.preventDefault();
    }
    if (!Object.hasOwn(targets, event.key) || count === 0) return;
    visit(targets[event.key] ?? null);
    event.preventDefault();
  };

  return (
    <figure
      className={classes.chart}
      aria-label={`${label} Flèches pour lire les valeurs${open ? `, Entrée pour ${open.verb}` : ''}.`}
      data-opens={open !== undefined || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach the chart to read its points.
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => visit(null)}
    >
      {/* The keyboard's way is on the figure. */}
      <canvas
        ref={canvas}
        onClick={(event) => {
          const index = pointAt(event);
          if (open && index !== null) open.onOpen(index);
        }}
        {...(readsBeside
          ? {
              onMouseMove: (event: MouseEvent<HTMLCanvasElement>) => visit(pointAt(event)),
              onMouseLeave: () => visit(null),
            }
          : {})}
      />
      <span className={readsBeside && visited !== null ? classes.reading : 'sr-only'} aria-live="polite">
        {visited === null ? '' : describe(visited)}
      </span>
    </figure>
  );
}
