import { cents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import { centsIn, isTaxOf } from './amounts-beside-tax.ts';
import type { ImportColumn } from './imports.contract.ts';
import type { ColumnClues } from './recognise-columns.ts';
import { cellText } from './table.ts';
import { titleKey } from './title-words.ts';

const QUANTITY = /^(?:quantite|qte|quantity|qty|nb|nombre)$/;
const UNIT_PRICE = /^(?:prixunitaire(?:ht)?|pu(?:ht)?|unitprice|prixht)$/;
const ENOUGH = 0.9;

/**
 * Whether the rows' amounts are those of their own lines: quantity by unit price. Invoices of several rows are then their sum, where
 * an amount repeated on each row would be the invoice's own.
 */
export function amountsAreOfLines(columns: readonly ImportColumn[], clues: readonly ColumnClues[]): boolean {
  const titled = (pattern: RegExp) => clues.find(({ title }) => pattern.test(titleKey(title)))?.samples;
  const [quantities, prices] = [titled(QUANTITY), titled(UNIT_PRICE)];
  const field = (wanted: ImportColumn['field']) => columns.find((column) => column.field === wanted);
  const [net, total] = [field('amountExcludingTax'), field('totalAmount')];
  const amount = net ?? total;
  const amounts = amount && clues[amount.index]?.samples;
  const totals = net && total && clues[total.index]?.samples;
  if (!quantities || !prices || !amounts) return false;
  let [compared, equal] = [0, 0];
  amounts.forEach((cell, row) => {
    const [quantity, price, stated] = [quantities[row] ?? '', prices[row] ?? '', cell].map((each) => centsIn(each));
    if (quantity == null || price == null || stated == null || cellText(cell) === '') return;
    compared += 1;
    const withTax = totals ? centsIn(totals[row] ?? '') : null;
    // The total beside may be the whole invoice's, repeated: it is then no line's amount with its VAT.
    const ofLine = withTax === null || withTax === stated || isTaxOf(stated, cents(withTax - stated));
    if (ofLine && roundToCent(exact(quantity).times(price).div(100)) === stated) equal += 1;
  });
  return compared > 0 && equal >= compared * ENOUGH;
}
