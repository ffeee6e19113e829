import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A box on a page, in millimetres from its top-left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PdfText extends Box {
  text: string;
  baseline: number;
}

export interface PdfPage {
  texts: PdfText[];
  /** Lines, filled shapes and images. */
  drawings: Box[];
  /** Its text, spaces of any width made plain. */
  text: string;
}

export interface ReadPdf {
  pages: PdfPage[];
  info: Record<string, unknown>;
  tagged: boolean;
  /** The roles of its structure tree, depth first: `Document`, `H1`, `P`, `Table`… */
  roles: string[];
}

type Matrix = [number, number, number, number, number, number];

const MM = 25.4 / 72;
const PAGE_HEIGHT = 841.89;

/** Reads a PDF with a reader that had no part in writing it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  const roles: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items, styles } = await page.getTextContent();
    const texts: PdfText[] = [];
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
      const { ascent, descent } = styles[item.fontName] ?? { ascent: 1, descent: 0 };
      const baseline = (PAGE_HEIGHT - y) * MM;
      texts.push({
        text: plain(item.str),
        baseline,
        left: x * MM,
        right: (x + item.width) * MM,
        top: baseline - ascent * size * MM,
        bottom: baseline - descent * size * MM,
      });
    }
    const { fnArray, argsArray } = await page.getOperatorList();
    collectRoles(await page.getStructTree(), roles);
    pages.push({
      texts,
      drawings: drawings(fnArray, argsArray),
      text: plain(items.map((item) => ('str' in item ? item.str : '')).join(' ')),
    });
  }
  const { info } = await document.getMetadata();
  const tagged = ((await document.getMarkInfo()) as unknown as Map<string, boolean> | null)?.get('Marked') ?? false;
  await task.destroy();
  return { pages, info: info as Record<string, unknown>, tagged, roles };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function collectRoles(node: unknown, roles: string[]): void {
  const { role, children } = (node ?? {}) as { role?: string; children?: unknown[] };
  if (role !== undefined && role !== 'Root') roles.push(role);
  for (const child of children ?? []) collectRoles(child, roles);
}

const IMAGES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
]);

/** The boxes of every path and image that is painted, whatever transforms are in force. */
function drawings(operators: readonly number[], parameters: readonly unknown[]): Box[] {
  const boxes: Box[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  operators.forEach((operator, index) => {
    const given = parameters[index] as unknown[];
    if (operator === OPS.save) stack.push(matrix);
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = multiply(matrix, given as unknown as Matrix);
    else if (operator === OPS.constructPath || IMAGES.has(operator)) {
      const bounds = operator === OPS.constructPath ? Object.values(given[2] as Record<string, number>) : [0, 0, 1, 1];
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = bounds;
      const corners = [apply(matrix, x1, y1), apply(matrix, x2, y2)];
      boxes.push({
        left: Math.min(...corners.map(([x]) => x)) * MM,
        right: Math.max(...corners.map(([x]) => x)) * MM,
        top: (PAGE_HEIGHT - Math.max(...corners.map(([, y]) => y))) * MM,
        bottom: (PAGE_HEIGHT - Math.min(...corners.map(([, y]) => y))) * MM,
      });
    }
  });
  return boxes;
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The fonts of a PDF: their names, and whether their outlines are in the file. */
export async function fontsOf(bytes: Uint8Array): Promise<{ name: string; embedded: boolean }[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor')) return [];
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => object.has(PDFName.of(key)));
    return [{ name: String(object.get(PDFName.of('FontName'))), embedded }];
  });
}
