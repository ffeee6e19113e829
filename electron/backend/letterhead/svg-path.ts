import svgpath from 'svgpath';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { XmlElement } from '../../../shared/xml/read-xml.ts';

/** `[a b c d e f]`, as SVG writes a transformation. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that does `inner` first. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** How much a transformation enlarges lengths, on the mean of both directions: what the width of a line grows by. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

const TRANSFORM = /^\s*(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s,.eE+-]*\)[\s,]*)*$/;

/** A `transform` attribute, found from where it takes three points. @throws AppError IMAGE_DAMAGED */
export function transformOf(text: string, file: string): Matrix {
  if (text === '') return IDENTITY;
  if (!TRANSFORM.test(text)) throw new AppError('IMAGE_DAMAGED', { file });
  const points: [number, number][] = [];
  svgpath('M0 0L1 0L0 1')
    .transform(text)
    .abs()
    .iterate((segment) => {
      points.push([Number(segment[1]), Number(segment[2])]);
    });
  const [[e, f] = [0, 0], [ae, bf] = [0, 0], [ce, df] = [0, 0]] = points;
  const matrix: Matrix = [ae - e, bf - f, ce - e, df - f, e, f];
  if (!matrix.every(Number.isFinite)) throw new AppError('IMAGE_DAMAGED', { file });
  return matrix;
}

/** A path in absolute coordinates with straight lines and curves only, transformed, to a tenth of a unit. @throws AppError IMAGE_DAMAGED */
export function plainPath(d: string, matrix: Matrix, file: string): string {
  const path = svgpath(d) as ReturnType<typeof svgpath> & { err?: string };
  if (path.err) throw new AppError('IMAGE_DAMAGED', { file });
  const text = path
    .abs()
    .unshort()
    .unarc()
    .matrix([...matrix])
    .round(1)
    .toString();
  if (/[^MLHVCQZ\d\s,.+-]/i.test(text)) throw new AppError('IMAGE_DAMAGED', { file });
  return text;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };

/** A length in the drawing's units; `whole` is what 100 % stands for. @throws AppError DRAWING_UNSUPPORTED */
export function lengthOf(text: string, file: string, whole = 0, missing = 0): number {
  if (text === '') return missing;
  const [, amount = '', unit = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|pt|pc|mm|cm|in|%)?$/i.exec(text) ?? [];
  if (amount === '') throw new AppError('DRAWING_UNSUPPORTED', { file, part: `la longueur « ${text.slice(0, 20)} »` });
  return unit === '%' ? (Number(amount) * whole) / 100 : Number(amount) * (UNITS[unit.toLowerCase()] ?? 1);
}

/** The outline of a basic shape as a path; null for an element that is none, empty for one without extent. */
export function outlineOf(element: XmlElement, file: string, page: { width: number; height: number }): string | null {
  const length = (name: string, whole = 0, missing = 0): number => lengthOf(element.attribute(name), file, whole, missing);
  switch (element.name) {
    case 'path':
      return element.attribute('d');
    case 'rect': {
      const [x, y] = [length('x', page.width), length('y', page.height)];
      const [width, height] = [length('width', page.width), length('height', page.height)];
      if (width <= 0 || height <= 0) return '';
      const [givenX, givenY] = [element.attribute('rx'), element.attribute('ry')];
      const rx = Math.min(lengthOf(givenX || givenY, file, page.width), width / 2);
      const ry = Math.min(lengthOf(givenY || givenX, file, page.height), height / 2);
      if (rx <= 0 || ry <= 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
      const corner = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
      const [across, down] = [width - 2 * rx, height - 2 * ry];
      return `M${x + rx} ${y}h${across}${corner(rx, ry)}v${down}${corner(-rx, ry)}h${-across}${corner(-rx, -ry)}v${-down}${corner(rx, -ry)}z`;
    }
    case 'circle':
    case 'ellipse': {
      const isCircle = element.name === 'circle';
      const [rx, ry] = isCircle
        ? [length('r', page.width), length('r', page.width)]
        : [length('rx', page.width), length('ry', page.height)];
      if (rx <= 0 || ry <= 0) return '';
      const left = length('cx', page.width) - rx;
      return `M${left} ${length('cy', page.height)}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
    }
    case 'line':
      return `M${length('x1', page.width)} ${length('y1', page.height)}L${length('x2', page.width)} ${length('y2', page.height)}`;
    case 'polyline':
    case 'polygon': {
      const numbers = element.attribute('points').match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? [];
      if (numbers.length < 4) return '';
      const even = numbers.slice(0, numbers.length - (numbers.length % 2));
      return `M${even.join(' ')}${element.name === 'polygon' ? 'z' : ''}`;
    }
    default:
      return null;
  }
}
