/** One object of a PDF: what stands between `obj` and its stream, and from there on, untouched. */
export interface PdfObject {
  text: string;
  stream: Uint8Array | null;
}

/** A PDF as this program's own painter writes them: one table of offsets, no compressed objects, no revisions. */
export interface WrittenPdf {
  /** The numbers of its pages' objects, in order. */
  pages: number[];
  catalog: number;
  pageTree: number;
  /** Null where it is not tagged. */
  structure: number | null;
  object(number: number): PdfObject;
}

/** Texts in parentheses or in hexadecimal digits, left alone; and references. */
const REFERENCE = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/g;
const STREAM = Buffer.from('\nstream\n');

/** @throws Error where it is not a PDF of our own */
export function readWrittenPdf(bytes: Uint8Array): WrittenPdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.toString('latin1', Math.max(0, file.length - 64));
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN);
  const [, count = '', entries = '', trailer = ''] =
    /^xref\s+0 (\d+)\s+((?:\d{10} \d{5} [fn]\s+)+)trailer([\s\S]*)$/.exec(file.toString('latin1', tableAt)) ?? [];
  const offsets = entries.match(/\d{10} \d{5} n/g)?.map((entry) => Number(entry.slice(0, 10))) ?? [];
  if (offsets.length === 0 || offsets.length !== Number(count) - 1) throw new Error('Not a PDF written here');
  const ends = new Map(offsets.toSorted((one, other) => one - other).map((offset, index, all) => [offset, all[index + 1] ?? tableAt]));

  const object = (number: number): PdfObject => {
    const start = offsets[number - 1];
    const until = start === undefined ? undefined : ends.get(start);
    if (start === undefined || until === undefined) throw new Error(`The PDF has no object ${number}`);
    const streamAt = file.indexOf(STREAM, start);
    const hasStream = streamAt >= 0 && streamAt < until;
    const text = file.toString('latin1', start, hasStream ? streamAt : until);
    return {
      text: text.slice(text.indexOf('obj') + 3).replace(/\s*endobj\s*$/, ''),
      stream: hasStream ? file.subarray(streamAt, until) : null,
    };
  };
  const catalog = referenceIn(trailer, 'Root') ?? Number.NaN;
  const root = object(catalog).text;
  const pageTree = referenceIn(root, 'Pages') ?? Number.NaN;
  const kids = /\/Kids \[([^\]]*)\]/.exec(object(pageTree).text)?.[1] ?? '';
  return { pages: referencesIn(kids), catalog, pageTree, structure: referenceIn(root, 'StructTreeRoot'), object };
}

/** The object that an entry of a dictionary refers to; null where it has no such entry. */
export function referenceIn(text: string, entry: string): number | null {
  const [, number] = new RegExp(`/${entry} (\\d+) 0 R\\b`).exec(text) ?? [];
  return number === undefined ? null : Number(number);
}

/** The objects that a text refers to, each as often as it does. */
export function referencesIn(text: string): number[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, number]) => (number === undefined ? [] : [Number(number)]));
}

/** The same text with every object under its new number. */
export function renumbered(text: string, numberOf: (number: number) => number): string {
  return text.replace(REFERENCE, (whole, number: string | undefined) => (number === undefined ? whole : `${numberOf(Number(number))} 0 R`));
}
