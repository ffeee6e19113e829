import { AppError } from '../../../shared/errors/app-error.ts';
import type { Pixels } from './raster-limits.ts';

/** Twenty pixels to the millimetre and more in the boxes of a letterhead: finer than an office printer prints. */
const WIDEST = 1200;
const HIGHEST = 480;
/** From here up a channel counts as the white of the paper. */
const WHITE = 250;

/** A rectangle of pixels, its right and bottom edges excluded. */
interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * An image as it is printed: on white paper, without its white margins, no larger than print needs (each pixel the mean of those that it
 * stands for, rounded half up). @throws AppError IMAGE_BLANK
 */
export function printablePixels(pixels: Pixels, file: string): Pixels {
  const onPaper = flattened(pixels);
  const area = inkedArea(onPaper);
  if (area === null) throw new AppError('IMAGE_BLANK', { file });
  return reduced(onPaper, area);
}

/** In place: these pixels are large and needed no more as they were. */
function flattened({ width, height, rgba }: Pixels): Pixels {
  for (let at = 0; at < rgba.length; at += 4) {
    const opacity = (rgba[at + 3] ?? 255) / 255;
    if (opacity === 1) continue;
    for (let channel = 0; channel < 3; channel += 1)
      rgba[at + channel] = Math.floor((rgba[at + channel] ?? 0) * opacity + 255 * (1 - opacity) + 0.5);
    rgba[at + 3] = 255;
  }
  return { width, height, rgba };
}

/** What is not white; null when all of it is. */
function inkedArea({ width, height, rgba }: Pixels): Area | null {
  const area = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if ((rgba[at] ?? 0) >= WHITE && (rgba[at + 1] ?? 0) >= WHITE && (rgba[at + 2] ?? 0) >= WHITE) continue;
      area.left = Math.min(area.left, x);
      area.right = Math.max(area.right, x + 1);
      area.top = Math.min(area.top, y);
      area.bottom = y + 1;
    }
  }
  return area.right === 0 ? null : area;
}

function reduced({ width, rgba }: Pixels, { left, top, right, bottom }: Area): Pixels {
  const scale = Math.min(1, WIDEST / (right - left), HIGHEST / (bottom - top));
  const wide = Math.max(1, Math.round((right - left) * scale));
  const high = Math.max(1, Math.round((bottom - top) * scale));
  const target = new Uint8Array(wide * high * 4);
  const edge = (from: number, to: number, index: number, count: number): number => from + Math.floor(((to - from) * index) / count);
  for (let y = 0; y < high; y += 1) {
    const [y1, y2] = [edge(top, bottom, y, high), Math.max(edge(top, bottom, y, high) + 1, edge(top, bottom, y + 1, high))];
    for (let x = 0; x < wide; x += 1) {
      const [x1, x2] = [edge(left, right, x, wide), Math.max(edge(left, right, x, wide) + 1, edge(left, right, x + 1, wide))];
      const sums: [number, number, number] = [0, 0, 0];
      for (let v = y1; v < y2; v += 1) {
        for (let u = x1; u < x2; u += 1) {
          const at = (v * width + u) * 4;
          sums[0] += rgba[at] ?? 0;
          sums[1] += rgba[at + 1] ?? 0;
          sums[2] += rgba[at + 2] ?? 0;
        }
      }
      const count = (y2 - y1) * (x2 - x1);
      sums.forEach((sum, channel) => {
        target[(y * wide + x) * 4 + channel] = Math.floor(sum / count + 0.5);
      });
      target[(y * wide + x) * 4 + 3] = 255;
    }
  }
  return { width: wide, height: high, rgba: target };
}
