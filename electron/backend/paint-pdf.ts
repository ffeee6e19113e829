import PDFDocument from 'pdfkit';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { FontName, ImageItem, Page, PageItem, TextItem } from '../../shared/letters/page.ts';
import { INK, POINT_MM } from '../../shared/letters/page-geometry.ts';
import { pageFonts } from './page-fonts.ts';
import { type Pictures, picturePainter } from './paint-picture.ts';

export interface PdfFacts {
  title: string;
  author: string;
  /** The day the PDF bears; with the same pages and facts the bytes are the same. */
  printedOn: LocalDate;
  /** What a reader's voice speaks; French when left out. */
  language?: 'fr' | 'en' | undefined;
  /** What the pages' images show; none needed where they have none. */
  pictures?: Pictures;
}

type Document = PDFKit.PDFDocument;
type StructureElement = PDFKit.PDFStructureElement;

const pt = (millimetres: number): number => millimetres / POINT_MM;

/** Paints laid-out pages as a tagged A4 PDF: fonts embedded and subset, text extractable, nothing from outside the program. */
export async function paintPdf(pages: readonly Page[], facts: PdfFacts): Promise<Uint8Array> {
  const day = new Date(`${facts.printedOn}T12:00:00Z`);
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: facts.language === 'en' ? 'en-GB' : 'fr-FR',
    info: { Title: facts.title, Author: facts.author, Creator: 'Quittance', Producer: 'Quittance', CreationDate: day, ModDate: day },
  });
  // Every text has its place already: what pdfkit measures to find the next one would be half of the work of setting it.
  document.widthOfString = () => 0;
  const bytes = bytesOf(document);
  const operators = operatorsByPage(document);
  for (const name of ['regular', 'bold', 'italic'] satisfies FontName[]) {
    // pdfkit takes an opened font as well as a file's bytes; its types do not say so.
    document.registerFont(name, pageFonts().faces[name] as unknown as string);
  }
  paintPages(document, pages, picturePainter(document, facts.pictures), operators);
  document.end();
  return bytes;
}

/** What of pdfkit writes the file, piece by piece, and where the next piece will be. */
interface Writer {
  _write(piece: string | Uint8Array): void;
  _offset: number;
}

/**
 * All that the document writes. It does so in some thousand pieces for a page, each of which would become bytes and go through a stream of
 * its own: gathered as text first, they take a third of the time and leave less to clear away.
 */
function bytesOf(document: Document): Promise<Uint8Array> {
  // The header is written as the document is made.
  const header: Uint8Array | null = document.read();
  const chunks = header === null ? [] : [header];
  let text = '';
  const gather = (): void => {
    if (text !== '') chunks.push(Buffer.from(text, 'latin1'));
    text = '';
  };
  const writer = document as unknown as Writer;
  writer._write = (piece) => {
    if (typeof piece === 'string') {
      text += `${piece}\n`;
      writer._offset += piece.length + 1;
      return;
    }
    gather();
    chunks.push(piece);
    writer._offset += piece.length;
  };
  return new Promise((resolve, reject) => {
    document.on('error', reject);
    // All is written by now: it says that there is no more.
    document.push = (): boolean => {
      gather();
      resolve(Buffer.concat(chunks));
      return true;
    };
  });
}

/** Gathers the operators of a page and writes them at once, for the same reason. */
function operatorsByPage(document: Document): { write(): void } {
  const write = document.addContent.bind(document);
  let operators: string[] = [];
  document.addContent = (operator) => {
    operators.push(String(operator));
    return document;
  };
  return {
    write: () => {
      if (operators.length > 0) write(operators.join('\n'));
      operators = [];
    },
  };
}

function paintPages(
  document: Document,
  pages: readonly Page[],
  paintPicture: (item: ImageItem) => void,
  operators: { write(): void },
): void {
  const root = document.struct('Document');
  document.addStructure(root);
  const elements = new Map<string, StructureElement>();
  for (const page of pages) {
    document.addPage();
    for (const group of readingGroups(page.items)) {
      const [first] = group;
      const element = first?.type === 'text' ? elementOf(document, root, elements, first) : undefined;
      const content = element && first?.type === 'text' ? document.markStructureContent(first.role ?? 'P') : undefined;
      if (!content) document.markContent('Artifact');
      group.forEach((item, index) => {
        if (item.type === 'image') paintPicture(item);
        else paint(document, item, index < group.length - 1);
      });
      document.endMarkedContent();
      if (content) element?.add(content);
    }
    operators.write();
  }
  root.end();
}

/** Neighbours that are read out as one, or not at all. */
function readingGroups(items: readonly PageItem[]): PageItem[][] {
  const groups: PageItem[][] = [];
  let previous: string | undefined;
  for (const item of items) {
    const key = readingKey(item);
    const current = groups.at(-1);
    if (current && key === previous) current.push(item);
    else groups.push([item]);
    previous = key;
  }
  return groups;
}

function readingKey(item: PageItem): string {
  return item.type === 'text' && isRead(item) ? `${item.role}:${item.block}` : 'artifact';
}

function isRead(item: TextItem): boolean {
  return item.role !== undefined && item.role !== 'Artifact' && item.block !== undefined;
}

/** The structure element of a text, made with its table and row when it is a cell; none for decoration. */
function elementOf(
  document: Document,
  root: StructureElement,
  elements: Map<string, StructureElement>,
  item: TextItem,
): StructureElement | undefined {
  if (!isRead(item)) return undefined;
  const steps = (item.block ?? '').split('/');
  const isCell = item.role === 'TH' || item.role === 'TD';
  let parent = root;
  let path = '';
  steps.forEach((step, depth) => {
    path = depth === 0 ? step : `${path}/${step}`;
    let element = elements.get(path);
    if (!element) {
      const tag = depth === steps.length - 1 ? (item.role ?? 'P') : depth === 0 && isCell ? 'Table' : 'TR';
      element = document.struct(tag, tag === 'TH' ? ({ scope: 'Column' } as object) : {});
      parent.add(element);
      elements.set(path, element);
    }
    parent = element;
  });
  return parent;
}

/** `continues`: its paragraph goes on in another text, from which a reader's voice needs a space to part it. */
function paint(document: Document, item: Exclude<PageItem, ImageItem>, continues: boolean): void {
  switch (item.type) {
    case 'text':
      document
        .font(item.font, item.size)
        .fillColor(item.color ?? INK)
        .text(continues ? `${item.text} ` : item.text, pt(item.x), pt(item.y), { lineBreak: false, baseline: 'alphabetic' });
      return;
    case 'line':
      document
        .lineWidth(pt(item.width))
        .strokeColor(item.color ?? INK)
        .moveTo(pt(item.x1), pt(item.y1))
        .lineTo(pt(item.x2), pt(item.y2))
        .stroke();
      return;
    case 'rect':
      document.rect(pt(item.x), pt(item.y), pt(item.width), pt(item.height)).fillColor(item.fill).fill();
      return;
    case 'path':
      document.save().scale(pt(1));
      tracePath(document, item.d);
      document.fillColor(item.fill).fill();
      document.restore();
  }
}

const RECTANGLES = /^(?:M[\d.]+ [\d.]+h[\d.]+v[\d.]+h-[\d.]+z)+$/;

/** Rectangles, of which a QR code is made, are written as such: in a third of the room and of the time of their sides. */
function tracePath(document: Document, d: string): void {
  if (!RECTANGLES.test(d)) {
    document.path(d);
    return;
  }
  for (const [, x, y, width, height] of d.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)/g)) {
    document.rect(Number(x), Number(y), Number(width), Number(height));
  }
}
