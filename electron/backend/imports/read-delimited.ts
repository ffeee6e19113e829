import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorParams } from '../../../shared/errors/error-params.ts';
import { headerScore } from '../../../shared/imports/find-header.ts';
import type { TableRow } from '../../../shared/imports/table.ts';
import type { TextSource } from './decode-text.ts';
import { DelimitedRows, parse } from './delimited-rows.ts';

const DELIMITERS = [';', '\t', ',', '|', '^', '\u001f', '\u0001', '~'] as const;

/** What is looked at to tell the delimiter. */
const SAMPLE_BYTES = 64_000;
const SAMPLE_RECORDS = 60;

/**
 * Splits text into rows. Line ends are LF, CRLF, CR or the CR CR LF of a file converted twice, mixed or not; quoted cells may hold any
 * of them. A first line `sep=;` names the delimiter.
 * @throws AppError IMPORT_QUOTE_UNCLOSED
 */
export function readDelimited(file: string, source: TextSource): { rows: DelimitedRows; delimiter: string } {
  const sample = sampleOf(source);
  const announced = /^sep=(.)[ ]*(\r\n|\n|\r|$)/.exec(sample);
  const start = announced ? secondLine(source) : 0;
  const delimiter = announced?.[1] ?? detectDelimiter(sample, source.lineEnd);
  return { rows: new DelimitedRows(file, source, { delimiter, start, line: announced ? 2 : 1 }), delimiter };
}

/** The first rows of a text that may have been cut: where that cut a quoted cell, the rows before it. @throws AppError as above */
export function readDelimitedHead(file: string, source: TextSource, headRows: number): { rows: readonly TableRow[]; delimiter: string } {
  const head = ({ rows, delimiter }: ReturnType<typeof readDelimited>) => ({ rows: rows.slice(0, headRows), delimiter });
  try {
    return head(readDelimited(file, source));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'IMPORT_QUOTE_UNCLOSED') throw error;
    const end = lineStart(source, (error.params as ErrorParams['IMPORT_QUOTE_UNCLOSED']).row);
    if (end === 0) throw error;
    return head(readDelimited(file, { ...source, bytes: source.bytes.subarray(0, end) }));
  }
}

/** Where a line begins, the first being line 1. */
function lineStart({ bytes, lineEnd }: TextSource, line: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const end = bytes.indexOf(lineEnd, start);
    if (end < 0) break;
    start = end + lineEnd.length;
  }
  return start;
}

function secondLine({ bytes, lineEnd }: TextSource): number {
  const end = bytes.indexOf(lineEnd);
  return end < 0 ? bytes.length : end + lineEnd.length;
}

function sampleOf({ bytes, lineEnd, decode }: TextSource): string {
  if (bytes.length <= SAMPLE_BYTES) return decode(0, bytes.length);
  const mark = lineEnd === '\r' ? 0x0d : 0x0a;
  const end = bytes.lastIndexOf(mark, SAMPLE_BYTES);
  return decode(0, end > 0 ? end + 1 : SAMPLE_BYTES);
}

/**
 * The delimiter under which the first records look most like a table: titles that are recognised count most, then that records have
 * the same number of cells, then that there are several.
 */
function detectDelimiter(sample: string, lineEnd: string): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const records = parse(sample, delimiter, lineEnd, '"', SAMPLE_RECORDS).data.filter((record) =>
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
