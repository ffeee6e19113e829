import qrcode from 'qrcode-generator';
import { mm } from './page-geometry.ts';
import { utf8 } from './transfer-code.ts';

/** White modules around a QR code that readers need (ISO/IEC 18004). */
const QUIET_MODULES = 4;
/** Below this, a phone's camera no longer tells the modules of a printed code apart with certainty. */
const LEAST_MODULE_MM = 0.42;
const LEAST_SIDE_MM = 25;

/** A QR code, ready to be placed: its side with the white around it, and its dark modules as one path. */
export interface CodeDrawing {
  side: number;
  /** An SVG path in millimetres, for the code's top-left corner (the white's) at this point. */
  pathAt(x: number, y: number): string;
}

/** Finer than any printer, and short where it is kept with each letter. */
function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Drawings kept: a letter is laid out more than once, and again from its draft to its print. */
const KEPT_DRAWINGS = 2000;
const kept = new Map<string, CodeDrawing>();

/** As `drawingOf`, which takes as long as the rest of a letter. */
export function codeDrawing(payload: string): CodeDrawing {
  let drawing = kept.get(payload);
  if (drawing === undefined) {
    if (kept.size >= KEPT_DRAWINGS) kept.clear();
    drawing = drawingOf(payload);
    kept.set(payload, drawing);
  }
  return drawing;
}

/** The QR code of a text in UTF-8, error correction at level M. The modules of a row that touch are one rectangle. */
function drawingOf(payload: string): CodeDrawing {
  const code = qrcode(0, 'M');
  // The library takes a character for a byte.
  code.addData(utf8(payload), 'Byte');
  code.make();
  const count = code.getModuleCount();
  const modules = count + 2 * QUIET_MODULES;
  const side = mm(Math.max(LEAST_SIDE_MM, modules * LEAST_MODULE_MM));
  const size = side / modules;
  // Each edge is rounded where it stands, so that modules that touch still do.
  const at = (origin: number, module: number): number => hundredth(origin + (module + QUIET_MODULES) * size);
  const bars: number[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      const start = column;
      while (column < count && code.isDark(row, column)) column += 1;
      if (column > start) bars.push(row, start, column);
    }
  }
  const packed = Uint8Array.from(bars);
  return {
    side,
    pathAt(x, y) {
      let path = '';
      for (let index = 0; index < packed.length; index += 3) {
        const [row = 0, start = 0, end = 0] = packed.subarray(index, index + 3);
        const [left, right] = [at(x, start), at(x, end)];
        const [top, bottom] = [at(y, row), at(y, row + 1)];
        const width = hundredth(right - left);
        path += `M${left} ${top}h${width}v${hundredth(bottom - top)}h${-width}z`;
      }
      return path;
    },
  };
}
