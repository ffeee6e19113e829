import jsQRModule from 'jsqr';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

// The package exports its function as a CommonJS default.
const jsQR = ((jsQRModule as unknown as { default?: unknown }).default ?? jsQRModule) as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string; binaryData: number[]; version: number } | null;

type Matrix = readonly [number, number, number, number, number, number];

const PIXELS_PER_POINT = 3;
const [MOVE, LINE, CURVE, , CLOSE] = [0, 1, 2, 3, 4];

/** The text of the QR code printed on any page of a PDF, read from its pixels by a reader that had no part in making it; null for none. */
export async function codeOn(bytes: Uint8Array): Promise<string | null> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  let found: string | null = null;
  for (let number = 1; number <= document.numPages && found === null; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { fnArray, argsArray } = await page.getOperatorList();
    const picture = paint(fnArray, argsArray, Math.ceil(width * PIXELS_PER_POINT), Math.ceil(height * PIXELS_PER_POINT));
    const code = jsQR(picture.data, picture.width, picture.height);
    if (code) found = Buffer.from(code.binaryData).toString('utf8');
  }
  await task.destroy();
  return found;
}

/** The filled rectangles of a page, on white: all that a code is made of. */
function paint(operators: readonly number[], parameters: readonly unknown[], width: number, height: number) {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const stack: { matrix: Matrix; grey: number }[] = [];
  let [matrix, grey]: [Matrix, number] = [[1, 0, 0, 1, 0, 0], 0];
  operators.forEach((operator, index) => {
    const given = parameters[index] as unknown[];
    if (operator === OPS.save) stack.push({ matrix, grey });
    else if (operator === OPS.restore) ({ matrix, grey } = stack.pop() ?? { matrix, grey });
    else if (operator === OPS.transform) matrix = multiply(matrix, given as unknown as Matrix);
    else if (operator === OPS.setFillRGBColor) grey = Number.parseInt(String(given[0]).slice(1, 3), 16);
    else if (operator === OPS.constructPath && (given[0] === OPS.fill || given[0] === OPS.eoFill)) {
      const [path] = given[1] as [Float32Array | null];
      for (const box of path ? rectangles(path, matrix) : []) fill(box);
    }
  });

  function fill({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): void {
    const at = (points: number): number => Math.round(points * PIXELS_PER_POINT);
    for (let y = Math.max(0, height - at(top)); y < Math.min(height, height - at(bottom)); y += 1)
      for (let x = Math.max(0, at(left)); x < Math.min(width, at(right)); x += 1)
        data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return { data, width, height };
}

/** The rectangle around each closed part of a path without curves, in points from the bottom left. */
function rectangles(path: Float32Array, [a, b, c, d, e, f]: Matrix) {
  const boxes: { left: number; top: number; right: number; bottom: number }[] = [];
  let points: [number, number][] = [];
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    if (code === CURVE) return [];
    if (code === MOVE) points = [];
    if (code === MOVE || code === LINE) {
      const [x = 0, y = 0] = [path[at + 1], path[at + 2]];
      points.push([a * x + c * y + e, b * x + d * y + f]);
      at += 3;
      continue;
    }
    if (code === CLOSE) {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      boxes.push({ left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) });
    }
    at += 1;
  }
  return boxes;
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
