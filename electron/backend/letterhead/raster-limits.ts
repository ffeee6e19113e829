import { AppError } from '../../../shared/errors/app-error.ts';

/** Decoded pixels of an image: red, green, blue and opacity, a byte each. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array;
}

/** A phone's photo, of twelve million pixels, is taken; decoding it takes some four hundred megabytes for a moment. */
const MOST_PIXELS = 12_500_000;
const LONGEST_SIDE = 8000;

/** Before anything is decoded: a few bytes may claim any size. @throws AppError IMAGE_TOO_LARGE, IMAGE_DAMAGED */
export function checkSize(file: string, width: number, height: number): void {
  if (width <= 0 || height <= 0) throw new AppError('IMAGE_DAMAGED', { file });
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw new AppError('IMAGE_TOO_LARGE', { file, width, height });
}
