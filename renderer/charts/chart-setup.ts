import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';

Chart.defaults.font.family = 'system-ui, "Segoe UI", sans-serif';
Chart.defaults.font.size = 11;
Chart.register(BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** The colours of a chart, read from the tokens of the page so that they follow light and dark. */
export interface ChartColours {
  ink: string;
  muted: string;
  line: string;
  surface: string;
  actual: string;
  bar: string;
  second: string;
  aged: readonly [string, string, string, string, string];
}

/** The colours that stand on an element: the page's own, or another palette's (`data-palette`). */
export function readChartColours(element: Element = document.documentElement): ChartColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    muted: token('muted'),
    line: token('line'),
    surface: token('surface'),
    actual: token('series-actual'),
    bar: token('series-bar'),
    second: token('series-2'),
    aged: [token('aged-0'), token('aged-1'), token('aged-2'), token('aged-3'), token('aged-4')],
  };
}

export type BarOrLine = ChartConfiguration<'bar' | 'line', (number | null)[], string>;
export type BarOrLineChart = Chart<'bar' | 'line', (number | null)[], string>;

/**
 * Draws a chart. No animation: a figure is either there or it is not, and a screenshot is always the same. `pixelRatio`: a picture to
 * keep, drawn once at the size of its canvas.
 */
export function drawChart(canvas: HTMLCanvasElement, configuration: BarOrLine, colours: ChartColours, pixelRatio?: number): BarOrLineChart {
  const { options = {}, ...rest } = configuration;
  return new Chart(canvas, {
    ...rest,
    options: {
      ...options,
      animation: false,
      responsive: pixelRatio === undefined,
      ...(pixelRatio === undefined ? {} : { devicePixelRatio: pixelRatio }),
      maintainAspectRatio: false,
      color: colours.muted,
      interaction: { mode: 'index', intersect: false, ...options.interaction },
      plugins: {
        ...options.plugins,
        tooltip: {
          backgroundColor: colours.surface,
          titleColor: colours.ink,
          bodyColor: colours.ink,
          borderColor: colours.line,
          borderWidth: 1,
          cornerRadius: 6,
          padding: 8,
          boxWidth: 8,
          boxHeight: 8,
          boxPadding: 4,
          titleFont: { size: 12, weight: 600 },
          bodyFont: { size: 12 },
          ...options.plugins?.tooltip,
        },
      },
    },
  });
}
