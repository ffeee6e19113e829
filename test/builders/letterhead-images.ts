import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';

/** What an image shows at a point: red, green, blue, opacity. */
type Painter = (x: number, y: number) => readonly [number, number, number, number];

const bluePlate: Painter = (x, y) => ((x + y) % 16 < 8 ? [20, 60, 140, 255] : [220, 120, 40, 200]);

export function aPng(width: number, height: number, paint: Painter = bluePlate): Buffer {
  const png = new PNG({ width, height });
  png.data.set(pixels(width, height, paint));
  return PNG.sync.write(png);
}

export function aJpeg(width: number, height: number, paint: Painter = bluePlate): Buffer {
  return encode({ width, height, data: pixels(width, height, paint) }, 90).data;
}

function pixels(width: number, height: number, paint: Painter): Buffer {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data.set(paint(x, y), (y * width + x) * 4);
  return data;
}

/** A PNG with a chunk of a kind put right after its header, of any content: the checksum is right. */
export function withChunk(png: Buffer, type: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(type, 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** The same JPEG as a camera held on its side would have written it. */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A logo as a design program saves it: a style sheet, groups, a transformation, a clip of the whole page. */
export const AN_SVG = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 100">
  <title>Menuiserie</title>
  <defs><style>.a{fill:#1b4f8f}.b{fill:none;stroke:rgb(214,108,32);stroke-width:6;stroke-linejoin:round}</style>
    <clipPath id="page"><rect width="300" height="100"/></clipPath><circle id="dot" r="8"/></defs>
  <g clip-path="url(#page)">
    <rect class="a" x="5" y="5" width="90" height="90" rx="12"/>
    <path class="b" d="M110 80 q 40 -90 80 0 t 80 0"/>
    <g transform="translate(50 50) rotate(45)" fill="white" opacity="0.9"><path d="M-25-25h50v50h-50z M-12-12v24h24v-24z" fill-rule="evenodd"/></g>
    <use xlink:href="#dot" x="280" y="20" fill="crimson"/>
  </g>
</svg>`;
