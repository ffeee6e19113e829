import { decode } from 'jpeg-js';
import { AppError } from '../../../shared/errors/app-error.ts';
import { checkSize, type Pixels } from './raster-limits.ts';

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * The pixels of a JPEG, upright as the camera held it. @throws AppError IMAGE_DAMAGED, IMAGE_TOO_LARGE
 */
export function jpegPixels(bytes: Uint8Array, file: string): Pixels {
  const damaged = new AppError('IMAGE_DAMAGED', { file });
  const { width, height, orientation, isWhole } = headerOf(bytes);
  checkSize(file, width, height);
  if (!isWhole) throw damaged;
  let pixels: Pixels;
  try {
    const decoded = decode(bytes, { useTArray: true, formatAsRGBA: true, tolerantDecoding: false, maxMemoryUsageInMB: 512 });
    pixels = { width: decoded.width, height: decoded.height, rgba: decoded.data };
  } catch {
    throw damaged;
  }
  if (pixels.width !== width || pixels.height !== height) throw damaged;
  return upright(pixels, orientation);
}

/** The size in the frame header, the orientation that the camera noted (1 to 8), and whether the end of the image is there. */
function headerOf(bytes: Uint8Array): { width: number; height: number; orientation: number; isWhole: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [width, height, orientation] = [0, 0, 1];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 9 <= bytes.length) [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    if (marker === 0xe1) orientation = orientationIn(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
    // The scan: what follows is the image's data, whose end mark no byte of it can be.
    if (marker === 0xda) return { width, height, orientation, isWhole: endsAfter(bytes, at) };
    at += 2 + length;
  }
  return { width, height, orientation, isWhole: false };
}

function endsAfter(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

/** Tag 0x0112 of the first directory of an Exif segment; undefined where there is none. */
function orientationIn(segment: Uint8Array): number | undefined {
  if (String.fromCharCode(...segment.subarray(0, 4)) !== 'Exif' || segment.length < 20) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(start, little);
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) === 0x0112) return tiff.getUint16(entry + 8, little);
  }
  return undefined;
}

/** Exif 2.3, tag Orientation: where the first row and column of the stored image are in the one seen. */
function upright({ width, height, rgba }: Pixels, orientation: number): Pixels {
  if (orientation < 2 || orientation > 8) return { width, height, rgba };
  const turned = orientation >= 5;
  const [wide, high] = turned ? [height, width] : [width, height];
  const source = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const target = new Uint32Array(width * height);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [u, v] = turned ? [y, x] : [x, y];
      const mirroredX = [2, 3, 7, 8].includes(orientation);
      const mirroredY = [3, 4, 6, 7].includes(orientation);
      target[y * wide + x] = source[(mirroredY ? height - 1 - v : v) * width + (mirroredX ? width - 1 - u : u)] ?? 0;
    }
  }
  return { width: wide, height: high, rgba: new Uint8Array(target.buffer) };
}
