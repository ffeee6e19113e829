import { Chart, type Plugin } from 'chart.js';

export interface EndLabel {
  datasetIndex: number;
  text: string;
  colour: string;
}

/** Pixels. */
const GAP = 6;
const LINE_HEIGHT = 13;
const SIZE = 11.5;

const font = () => `${SIZE}px ${Chart.defaults.font.family}`;

/** The name of each curve at its last point: read at once, without going back and forth to a legend. Names that would touch move apart. */
export function endLabels(labels: readonly EndLabel[]): Plugin<'bar' | 'line'> {
  return {
    id: 'endLabels',
    afterDatasetsDraw(chart) {
      const placed = labels
        .flatMap(({ datasetIndex, text, colour }) => {
          const values = chart.data.datasets[datasetIndex]?.data ?? [];
          const last = values.findLastIndex((value) => value !== null);
          const point = chart.getDatasetMeta(datasetIndex).data[last];
          if (!point) return [];
          // Beside bars, the curve ends in the middle of the last one: its name stands clear of it.
          const edge = last === values.length - 1 ? Math.max(point.x, chart.chartArea.right) : point.x;
          return [{ text, colour, x: edge + GAP, y: point.y }];
        })
        .toSorted((a, b) => a.y - b.y);
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.font = font();
      ctx.textBaseline = 'middle';
      const lowest = chartArea.bottom - LINE_HEIGHT / 2;
      for (const [index, label] of placed.entries()) {
        const above = placed[index - 1];
        if (above) label.y = Math.max(label.y, above.y + LINE_HEIGHT);
      }
      for (const [index, label] of placed.entries()) {
        label.y = Math.min(label.y, lowest - (placed.length - 1 - index) * LINE_HEIGHT);
        ctx.fillStyle = label.colour;
        ctx.fillText(label.text, label.x, label.y);
      }
      ctx.restore();
    },
  };
}

/** Pixels to leave at the right of the curves for their names. */
export function endLabelsWidth(labels: readonly Pick<EndLabel, 'text'>[]): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = font();
  return Math.ceil(Math.max(0, ...labels.map(({ text }) => context.measureText(text).width))) + GAP + 2;
}
