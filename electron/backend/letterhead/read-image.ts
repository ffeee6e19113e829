import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ImageKind } from '../../../shared/letterhead/letterhead.contract.ts';
import { isJpeg, jpegPixels } from './jpeg-pixels.ts';
import { isPng, pngPixels } from './png-pixels.ts';
import { printablePixels } from './printable-pixels.ts';
import { readDrawing } from './svg-drawing.ts';

export interface ReadImage {
  kind: ImageKind;
  /** Of the printed form. */
  width: number;
  height: number;
  /** What is printed of it: encoded here, so that nothing of the file but what is seen of it enters a letter. */
  printedForm: Uint8Array;
}

const LIMIT_MEGABYTES = 8;
const DRAWING_LIMIT_MEGABYTES = 1;
const JPEG_QUALITY = 90;

/**
 * An image as a person chose it, told by its first bytes, whatever its name. Pixels are decoded and encoded anew; a drawing is taken
 * apart into plain shapes.
 * @throws AppError FILE_EMPTY, IMAGE_*, DRAWING_*
 */
export function readImage(bytes: Uint8Array, file: string): ReadImage {
  refuseHeavy(bytes, file);
  if (isPng(bytes)) {
    const { width, height, rgba } = printablePixels(pngPixels(bytes, file), file);
    const png = new PNG({ width, height });
    png.data.set(rgba);
    return { kind: 'png', width, height, printedForm: PNG.sync.write(png, { colorType: 2, deflateLevel: 9 }) };
  }
  if (isJpeg(bytes)) {
    const { width, height, rgba } = printablePixels(jpegPixels(bytes, file), file);
    return { kind: 'jpeg', width, height, printedForm: encode({ width, height, data: rgba }, JPEG_QUALITY).data };
  }
  const text = svgText(bytes);
  if (text === null) throw new AppError('IMAGE_KIND_UNKNOWN', { file });
  refuseHeavier(bytes, file, DRAWING_LIMIT_MEGABYTES);
  const drawing = readDrawing(text, file);
  return { kind: 'svg', width: drawing.width, height: drawing.height, printedForm: Buffer.from(JSON.stringify(drawing)) };
}

/** @throws AppError FILE_EMPTY, IMAGE_TOO_HEAVY */
export function refuseHeavy(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { file });
  refuseHeavier(bytes, file, LIMIT_MEGABYTES);
}

function refuseHeavier(bytes: Uint8Array, file: string, limitMegabytes: number): void {
  if (bytes.length > limitMegabytes * 1024 * 1024) throw new AppError('IMAGE_TOO_HEAVY', { file, limitMegabytes });
}

/** The text of a file that begins as an SVG does; null for any other. */
function svgText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const isMarkup = /^\s*<[?!a-z]/i.test(text) && !text.includes('\0');
    return isMarkup && /<(?:[a-z]+:)?svg[\s>]/i.test(text) && !/<html[\s>]/i.test(text.slice(0, 4096)) ? text : null;
  } catch {
    return null;
  }
}
