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
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  for (const name of ['regular', 'bold', 'italic'] satisfies FontName[]) {
    // pdfkit takes an opened font as well as a file's bytes; its types do not say so.
    document.registerFont(name, pageFonts().faces[name] as unknown as string);
  }
  paintPages(document, pages, picturePainter(document, facts.pictures));
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function paintPages(document: Document, pages: readonly Page[], paintPicture: (item: ImageItem) => void): void {
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
      document.save().scale(pt(1)).path(item.d).fillColor(item.fill).fill();
      document.restore();
  }
}
