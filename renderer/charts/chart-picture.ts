import { type BarOrLine, type ChartColours, drawChart, readChartColours } from './chart-setup.ts';
import type { Series } from './SeriesKey.tsx';

/** A chart as it stands on screen, ready to be drawn again elsewhere. */
export interface DrawnChart {
  configure: (colours: ChartColours) => BarOrLine;
  /** Its size on screen, in CSS pixels. */
  width: number;
  height: number;
}

export interface PictureText {
  title: string;
  /** Under the title: the unit, a total. */
  note: string | undefined;
  series: readonly Series[];
  /** Whose figures, of what day. */
  source: string;
}

/** Pixels of the picture for one of the screen: sharp once printed. */
const SCALE = 2;
/** CSS pixels. */
const MARGIN = 16;
const HEAD = 44;
const FOOT = 22;
const FONT = 'system-ui, "Segoe UI", sans-serif';

/**
 * The chart with its title, the meaning of its marks and its source, as a PNG picture. Always in the colours of the light appearance: a
 * picture goes into a letter or onto paper.
 */
export async function chartPicture(chart: DrawnChart, text: PictureText): Promise<Blob> {
  const palette = document.createElement('div');
  palette.dataset.palette = 'light';
  document.body.append(palette);
  const colours = readChartColours(palette);
  const colourOf = (name: string) =>
    getComputedStyle(palette)
      .getPropertyValue(name.replace(/^var\((.*)\)$/, '$1'))
      .trim();
  const seriesColours = text.series.map(({ colour }) => colourOf(colour));
  palette.remove();

  const plot = document.createElement('canvas');
  plot.width = chart.width;
  plot.height = chart.height;
  const drawn = drawChart(plot, chart.configure(colours), colours, SCALE);
  const picture = document.createElement('canvas');
  picture.width = (chart.width + 2 * MARGIN) * SCALE;
  picture.height = (chart.height + HEAD + FOOT + 2 * MARGIN) * SCALE;
  const context = picture.getContext('2d');
  if (!context) throw new Error('no canvas to draw a picture on');
  context.scale(SCALE, SCALE);
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(plot, MARGIN, MARGIN + HEAD, chart.width, chart.height);
  drawn.destroy();
  writeText(context, text, seriesColours, colours, chart);
  return new Promise((resolve, reject) =>
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'),
  );
}

function writeText(
  context: CanvasRenderingContext2D,
  { title, note, series, source }: PictureText,
  seriesColours: readonly string[],
  colours: ChartColours,
  { height }: DrawnChart,
): void {
  context.textBaseline = 'alphabetic';
  context.fillStyle = colours.ink;
  context.font = `600 14px ${FONT}`;
  context.fillText(title, MARGIN, MARGIN + 12);
  context.font = `12px ${FONT}`;
  context.fillStyle = colours.muted;
  let x = MARGIN;
  const y = MARGIN + 32;
  if (note !== undefined) {
    context.fillText(note, x, y);
    x += context.measureText(note).width + 14;
  }
  for (const [index, { name, mark }] of series.entries()) {
    const colour = seriesColours[index] ?? colours.ink;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    if (mark === 'bar' || mark === 'band') context.fillRect(x, y - 9, 10, 10);
    else {
      context.lineWidth = 2;
      context.setLineDash(mark === 'dashed' ? [5, 3] : mark === 'dotted' ? [2, 2] : []);
      context.beginPath();
      context.moveTo(x, y - 4);
      context.lineTo(x + 14, y - 4);
      context.stroke();
    }
    context.fillStyle = colours.muted;
    context.fillText(name, x + 19, y);
    x += 19 + context.measureText(name).width + 14;
  }
  context.fillStyle = colours.muted;
  context.font = `11px ${FONT}`;
  context.fillText(source, MARGIN, MARGIN + HEAD + height + FOOT - 4);
}
