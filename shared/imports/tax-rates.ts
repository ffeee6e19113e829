import { exact } from '../money/ratio.ts';
import { type Cell, cellText } from './table.ts';

/** « Taux de TVA », « TVA % », « VAT rate ». */
const ASKS_FOR_RATE = /%|\btaux\b|\brate\b|\bpercent/i;
const RATE = /^(\d{1,2})(?:[.,](\d{1,3})0*)?$/;
/** Under it a rate is a fraction of one, as workbooks keep percentages: no rate of VAT is as small in per cent. */
const LEAST_PER_CENT = 0.5;

export function saysTaxRate(title: string): boolean {
  return ASKS_FOR_RATE.test(title);
}

/** « 20 % », « 5,5% ». */
export function isTaxRate(cell: Cell): boolean {
  return typeof cell === 'string' && readTaxRate(cellText(cell), '') !== null;
}

/** The rate in per cent, as a decimal number; null for an amount and for anything else. */
export function readTaxRate(text: string, title: string): string | null {
  const isPerCent = text.endsWith('%');
  const match = isPerCent || saysTaxRate(title) ? RATE.exec(text.replace('%', '').trim()) : null;
  if (match === null) return null;
  const rate = `${match[1]}.${match[2] ?? '0'}`;
  return !isPerCent && exact(rate).lessThan(LEAST_PER_CENT) ? exact(rate).times(100).toString() : rate;
}
