import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { AppError } from '../../../shared/errors/app-error.ts';
import { checkSize, type Pixels } from './raster-limits.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * The pixels of a PNG of any bit depth, interlaced or not. Its size is read and its data inflated within bounds first: a file of some kilobytes
 * can hold gigabytes. @throws AppError IMAGE_DAMAGED, IMAGE_TOO_LARGE, IMAGE_ANIMATED
 */
export function pngPixels(bytes: Uint8Array, file: string): Pixels {
  const damaged = new AppError('IMAGE_DAMAGED', { file });
  const { header, data, types } = chunksOf(bytes);
  if (header.length !== 13 || !types.includes('IEND')) throw damaged;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  checkSize(file, width, height);
  if (types.includes('acTL')) throw new AppError('IMAGE_ANIMATED', { file });
  const bits = (CHANNELS[header[9] ?? -1] ?? 0) * (header[8] ?? 0);
  if (bits === 0) throw damaged;
  // Interlaced, the rows are shorter and more: twice the plain size holds them with their filter bytes.
  const most = 2 * (Math.ceil((width * bits) / 8) + 1) * height + 1024;
  try {
    inflateSync(data, { maxOutputLength: most });
    const png = PNG.sync.read(Buffer.from(bytes), { checkCRC: true });
    return { width, height, rgba: png.data };
  } catch {
    throw damaged;
  }
}

/** The header, the data and the names of all the chunks, up to where the file ends or breaks off. */
function chunksOf(bytes: Uint8Array): { header: Uint8Array; data: Uint8Array; types: string[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const types: string[] = [];
  const data: Uint8Array[] = [];
  let header: Uint8Array = new Uint8Array();
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    types.push(type);
    const content = bytes.subarray(at + 8, end);
    if (type === 'IHDR' && types.length === 1) header = content;
    if (type === 'IDAT') data.push(content);
    if (type === 'IEND') break;
    at = end + 4;
  }
  return { header, data: Buffer.concat(data), types };
}
