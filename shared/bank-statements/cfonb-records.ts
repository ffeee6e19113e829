import type { LocalDate } from '../dates/local-date.ts';
import { type DecimalReading, readScaledDigits } from '../money/read-decimal.ts';
import { dayOf } from './statement-dates.ts';

/** Characters of a record; its trailing spaces may be lost. */
const WIDTH = 120;

/** A record of a CFONB 120 file, and the line where a person finds it. */
export interface CfonbRecord {
  readonly line: number;
  /** Always at least 120 characters. */
  readonly text: string;
}

/** The mark with which old transfers end a file. */
const END_OF_FILE = '\u001a';

/** Records one per line, or run together without line ends; blank lines are none. */
export function cfonbRecords(text: string): CfonbRecord[] {
  const records: CfonbRecord[] = [];
  text
    .replaceAll(END_OF_FILE, '')
    .split(/\r\n?|\n/)
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const glued = line.length > WIDTH && line.length % WIDTH === 0;
      for (let start = 0; start < (glued ? line.length : 1); start += WIDTH)
        records.push({ line: index + 1, text: (glued ? line.slice(start, start + WIDTH) : line).padEnd(WIDTH) });
    });
  return records;
}

/** Positions as the standard counts them: from 1, both ends included. */
export function zone(record: CfonbRecord, first: number, last: number): string {
  return record.text.slice(first - 1, last);
}

/** `311225` is 31 December 2025. */
export function cfonbDay(digits: string): LocalDate | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(digits);
  return match ? dayOf(match[3] ?? '', match[2] ?? '', match[1] ?? '') : null;
}

/**
 * The last character of an amount is its last digit and its sign in one: `{` and A–I are +0 to +9, `}` and J–R are −0 to −9 (the
 * overpunch of card files). é and è stand where a French terminal had the braces. A plain digit is positive.
 */
const OVERPUNCHED = new Map<string, { digit: string; negative: boolean }>([
  ...[...'{ABCDEFGHI'].map((character, digit) => [character, { digit: String(digit), negative: false }] as const),
  ...[...'}JKLMNOPQR'].map((character, digit) => [character, { digit: String(digit), negative: true }] as const),
  ['é', { digit: '0', negative: false }],
  ['è', { digit: '0', negative: true }],
  ...[...'0123456789'].map((digit) => [digit, { digit, negative: false }] as const),
]);

/** `0000000001904}` with 2 decimals is −190.40; `decimals` is the digit of the record, blank for 2. */
export function cfonbAmount(zoneText: string, decimals: string): DecimalReading | { readonly problem: 'decimals' } {
  if (!/^[\d ]$/.test(decimals)) return { problem: 'decimals' };
  const last = OVERPUNCHED.get(zoneText.slice(-1));
  const digits = zoneText.slice(0, -1).trimStart();
  if (last === undefined || !/^\d*$/.test(digits)) return { problem: 'unreadable' };
  return readScaledDigits(digits + last.digit, decimals === ' ' ? 2 : Number(decimals), last.negative);
}
