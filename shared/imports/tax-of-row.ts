import { addCents, type Cents, subtractCents } from '../money/cents.ts';
import { plausibleVat, vatAtRate } from '../write-offs/vat-recovery.ts';
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

/**
 * The VAT within an amount that includes it: what its row states as an amount, else what is beyond the amount without it, else by its rate, half up
 * to the cent. undefined where the row states none, or where what it states is no tax of that amount. It refuses nothing and remarks on nothing:
 * an invoice stands without it.
 */
export function statedTax(total: Cents, row: TableRow, reader: RowReader): Cents | undefined {
  const rate = readTaxRate(reader.text(row, 'taxAmount'), reader.title('taxAmount'));
  const tax = rate === null ? reader.amountAsWritten(row, 'taxAmount') : null;
  if (tax !== null) return plausibleVat(total, tax);
  const net = reader.amountAsWritten(row, 'amountExcludingTax');
  if (net !== null) return plausibleVat(total, subtractCents(total, net));
  return rate === null ? undefined : plausibleVat(total, vatAtRate(total, rate));
}
