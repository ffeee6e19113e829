import type { Cents } from '../../shared/money/cents.ts';
import { parseEuros } from '../../shared/money/parse-euros.ts';

export interface PastedAmounts {
  /** By row, then by column; null for an empty cell, undefined for one that is not an amount and changes nothing. */
  amounts: (Cents | null | undefined)[][];
  /** How many cells held something that is not an amount. */
  unread: number;
}

/**
 * Several cells copied from a spreadsheet: lines separated by line ends, cells by tabs. null for a single cell, which is pasted
 * like any text.
 */
export function readPastedAmounts(text: string): PastedAmounts | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1 && !text.includes('\t')) return null;
  let unread = 0;
  const amounts = lines.map((line) =>
    line.split('\t').map((cell) => {
      const amount = parseEuros(cell);
      if (amount !== null || cell.trim() === '') return amount;
      unread += 1;
      return undefined;
    }),
  );
  return { amounts, unread };
}
