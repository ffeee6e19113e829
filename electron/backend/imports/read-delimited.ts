import Papa from 'papaparse';
import { AppError } from '../../../shared/errors/app-error.ts';
import { headerScore } from '../../../shared/imports/find-header.ts';
import type { TableRow } from '../../../shared/imports/table.ts';

const DELIMITERS = [';', '\t', ',', '|', '^', '\u001f', '\u0001', '~'] as const;

/** What is looked at to tell the delimiter. */
const SAMPLE_CHARACTERS = 64_000;
const SAMPLE_RECORDS = 60;

/**
 * Splits text into rows. Each row's `line` is the one where its record starts, as an editor counts. Line ends are LF, CRLF, CR or the
 * CR CR LF of a file converted twice, mixed or not; quoted cells may hold any of them. A first line `sep=;` names the delimiter.
 * @throws AppError IMPORT_QUOTE_UNCLOSED
 */
export function readDelimited(file: string, text: string): { rows: TableRow[]; delimiter: string } {
  const announced = /^sep=(.)[ ]*(?:\r\r\n|\r\n|\n|\r|$)/.exec(text);
  const { body, newline } = evenLineEnds(announced ? text.slice(announced[0].length) : text);
  const delimiter = announced?.[1] ?? detectDelimiter(body, newline);
  const firstLine = announced ? 2 : 1;
  let { data, errors } = parse(body, delimiter, newline, '"');
  // Programs that write tabs often write no quotes at all: there a lone quote is an inch or a trade name.
  if (errors.some(isQuoteError) && delimiter === '\t') ({ data, errors } = parse(body, delimiter, newline, '\u0000'));
  const rows = numberLines(data, firstLine);
  const broken = errors.find(isQuoteError);
  if (broken) throw new AppError('IMPORT_QUOTE_UNCLOSED', { file, row: rows[broken.row ?? 0]?.line ?? rows.at(-1)?.line ?? 1 });
  return { rows, delimiter };
}

function parse(text: string, delimiter: string, newline: '\n' | '\r\n' | '\r', quoteChar: string, preview = 0) {
  return Papa.parse<string[]>(text, { delimiter, newline, quoteChar, preview, header: false, skipEmptyLines: false, dynamicTyping: false });
}

function isQuoteError({ type }: Papa.ParseError): boolean {
  return type === 'Quotes';
}

/** One way to end lines in all of the text; left untouched where it already has only one, so that quoted line breaks stay as written. */
function evenLineEnds(text: string): { body: string; newline: '\n' | '\r\n' | '\r' } {
  if (!text.includes('\r')) return { body: text, newline: '\n' };
  if (!text.includes('\n')) return { body: text, newline: '\r' };
  if (!/[^\r]\n|^\n|\r(?!\n)/.test(text)) return { body: text, newline: '\r\n' };
  return { body: text.replace(/\r\r\n|\r\n|\r/g, '\n'), newline: '\n' };
}

function numberLines(records: readonly string[][], firstLine: number): TableRow[] {
  let line = firstLine;
  return records.map((record) => {
    const row = { line, cells: record.map(unwrap) };
    line += 1;
    for (const cell of record) line += lineBreaks(cell);
    return row;
  });
}

function lineBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}

/** `="0012"` is how some programs keep Excel from dropping zeros. */
function unwrap(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell;
}

/**
 * The delimiter under which the first records look most like a table: titles that are recognised count most, then that records have
 * the same number of cells, then that there are several.
 */
function detectDelimiter(text: string, newline: '\n' | '\r\n' | '\r'): string {
  const sample = text.length > SAMPLE_CHARACTERS ? text.slice(0, Math.max(text.lastIndexOf(newline, SAMPLE_CHARACTERS), 1)) : text;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const records = parse(sample, delimiter, newline, '"', SAMPLE_RECORDS).data.filter((record) =>
      record.some((cell) => cell.trim() !== ''),
    );
    const widths = records.map((record) => record.length).filter((width) => width > 1);
    if (widths.length === 0) continue;
    const usual = mostFrequent(widths);
    const titles = Math.max(...records.map((cells) => (cells.length > 1 ? headerScore({ line: 0, cells }) : 0)));
    const score = titles * 10 + (widths.filter((width) => width === usual).length / records.length) * 5 + Math.min(usual, 20) / 20;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}
