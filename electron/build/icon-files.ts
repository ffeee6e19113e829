/** One size of an icon, as a PNG. */
export interface IconSize {
  pixels: number;
  png: Uint8Array;
}

/** An icon of Windows (.ico): a directory of 16 bytes a size, then the PNGs, which Windows reads since Vista. */
export function windowsIcon(sizes: readonly IconSize[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  for (const [index, { pixels, png }] of sizes.entries()) {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(pixels % 256, at);
    head.writeUInt8(pixels % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...sizes.map(({ png }) => png)]);
}

/** The kinds of an icon of macOS that hold a PNG, by pixels; the retina kinds of half the size hold the same picture. */
const APPLE_KINDS: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** An icon of macOS (.icns): each kind with its length, then its PNG. Sizes that have no kind are left out. */
export function appleIcon(sizes: readonly IconSize[]): Uint8Array {
  const parts = sizes.flatMap(({ pixels, png }) => (APPLE_KINDS[pixels] ?? []).map((kind) => block(kind, png)));
  return block('icns', Buffer.concat(parts));
}

function block(kind: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
