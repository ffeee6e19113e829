import { AppError } from '../errors/app-error.ts';
import type { StatementFormat, StatementReading } from './bank-statement.ts';
import { readCamt } from './read-camt.ts';
import { readCfonb } from './read-cfonb.ts';
import { readMt940 } from './read-mt940.ts';
import { readOfx } from './read-ofx.ts';

/** Formats that a file's own text tells; tables are recognised by their rows (`recogniseBankTable`). */
export type StatementTextFormat = Exclude<StatementFormat, 'table'>;

/** What is looked at to recognise a format: its marks stand at the start. */
const START = 8_000;

const READERS: { readonly [F in StatementTextFormat]: (text: string, file: string) => StatementReading } = {
  ofx: readOfx,
  camt053: readCamt,
  cfonb120: readCfonb,
  mt940: readMt940,
};

/** The format of a file by its content, never by its name; null when it is none of these. */
export function recogniseStatementText(text: string): StatementTextFormat | null {
  const start = text.slice(0, START).replace(/^\uFEFF/, '');
  if (/^\s*OFXHEADER\s*[:=]|<\?OFX\b|<OFX>/i.test(start)) return 'ofx';
  if (/^\s*</.test(start) && /<(?:[\w.-]+:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)\b|:camt\.05[234]\./.test(start))
    return 'camt053';
  // Record code, bank, and where the standard puts the currency and the decimals.
  if (/^(?:[ \t]*\r?\n)*0[1457]\d{5}.{9}[A-Z ]{3}[\d ]/.test(start)) return 'cfonb120';
  if (/^(?:\{[1-4]:.*)?:20:/m.test(start) && /^:(?:25P?|60[FM]|61):/m.test(start)) return 'mt940';
  return null;
}

/**
 * Reads a file of statements, of any format that its text tells. Every problem of a movement is data; only a file that cannot be
 * trusted at all throws. `file` is its name, for the sentences.
 * @throws AppError STATEMENT_UNRECOGNISED, and those of each format's reader
 */
export function readStatement(text: string, file: string): StatementReading {
  const format = recogniseStatementText(text);
  if (format === null) throw new AppError('STATEMENT_UNRECOGNISED', { file });
  return READERS[format](text, file);
}
