import { type Cents, cents } from '../money/cents.ts';
import { exact } from '../money/ratio.ts';
import { readAmount } from './amounts-in-text.ts';
import type { ImportColumn } from './imports.contract.ts';
import type { ColumnClues } from './recognise-columns.ts';
import { recogniseTitle } from './recognise-title.ts';
import { type Cell, cellText } from './table.ts';
import { saysTaxRate } from './tax-rates.ts';

/** French rates of VAT, in percent, those of Corsica and overseas included. */
const RATES = ['20', '10', '5.5', '2.1', '8.5', '13', '0.9', '1.05', '1.75'] as const;

/** Rows that must agree before a column is said to be without tax. */
const ENOUGH = 0.8;

/**
 * A column titled « Montant » alone beside one of VAT: where the VAT is a legal rate of the amounts as they are, they are without it;
 * the total is then the sum of both. Otherwise the columns stay as they were.
 */
export function withoutTaxWhereTaxSays(columns: ImportColumn[], clues: readonly ColumnClues[]): ImportColumn[] {
  const total = columns.find(({ field }) => field === 'totalAmount');
  const tax = columns.find(({ field }) => field === 'taxAmount');
  if (!total || !tax || saysTaxRate(tax.source) || columns.some(({ field }) => field === 'amountExcludingTax')) return columns;
  if (!recogniseTitle(total.source).every(({ meaning }) => meaning === 'amount')) return columns;
  const [amounts, taxes] = [clues[total.index]?.samples ?? [], clues[tax.index]?.samples ?? []];
  let [net, gross] = [0, 0];
  amounts.forEach((cell, row) => {
    const [amount, vat] = [centsIn(cell), centsIn(taxes[row] ?? '')];
    if (!amount || !vat) return;
    if (isTaxOf(amount, vat)) net += 1;
    else if (isTaxOf(cents(amount - vat), vat)) gross += 1;
  });
  if (net === 0 || net < (net + gross) * ENOUGH) return columns;
  return columns.map((column) => (column === total ? { ...column, field: 'amountExcludingTax' } : column));
}

/** Whether VAT is a legal rate of an amount, to the cent. */
export function isTaxOf(net: Cents, vat: Cents): boolean {
  return RATES.some((rate) => exact(net).times(rate).div(100).minus(vat).abs().lessThanOrEqualTo(1));
}

export function centsIn(cell: Cell): Cents | null {
  if (cellText(cell) === '') return null;
  const reading = readAmount(cell, null);
  return 'cents' in reading ? reading.cents : null;
}
