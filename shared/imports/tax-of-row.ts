import { addCents, type Cents } from '../money/cents.ts';
import type { RowReader } from './row-reader.ts';
import type { TableRow } from './table.ts';
import { withTaxAt } from './tax-basis.fr.ts';
import { readTaxRate } from './tax-rates.ts';

/**
 * An amount with the VAT that its row states, as an amount or as a rate in per cent; by a rate it is rounded half up to the cent. null
 * where the row states none, undefined (reported) where it cannot be read.
 */
export function withTaxOfRow(net: Cents, row: TableRow, reader: RowReader): Cents | null | undefined {
  const rate = readTaxRate(reader.text(row, 'taxAmount'), reader.title('taxAmount'));
  if (rate !== null) return withTaxAt(net, rate);
  const tax = reader.amount(row, 'taxAmount');
  return tax == null ? tax : addCents(net, tax);
}
