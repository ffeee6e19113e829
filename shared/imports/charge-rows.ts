import type { ChargeNature } from '../charges/charges.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { CHARGE_NATURES, natureFinder } from '../fec/charge-natures.ts';
import type { Cents } from '../money/cents.ts';
import { natureOfLabel, readChargeNature } from './charge-words.fr.ts';
import type { RowReader } from './row-reader.ts';
import type { TableRow } from './table.ts';
import { includingTax, type TaxBasis } from './tax-basis.fr.ts';
import { withTaxOfRow } from './tax-of-row.ts';

/** A charge as a row states it; `nature` is null when nothing in the row says whether it is fixed. */
export interface ChargeDraft {
  readonly row: number;
  readonly date: LocalDate;
  /** VAT included. */
  readonly amountCents: Cents;
  readonly nature: ChargeNature | null;
  readonly label: string;
}

const LONGEST_LABEL = 200;

const natureOfAccount = natureFinder(CHARGE_NATURES);

/** Reads one row of a file of charges; null when it is refused or left out, as the reader's report says. */
export function readChargeRow(row: TableRow, reader: RowReader, basis: TaxBasis | null): ChargeDraft | null {
  const { report } = reader;
  const date = reader.date(row, 'chargeDate');
  if (date === null) report.add('DATE_MISSING', {}, reader.place(row, 'chargeDate'));
  const amountCents = chargeAmount(row, reader, basis);
  if (amountCents === null)
    report.add('AMOUNT_MISSING', {}, reader.place(row, reader.has('chargeAmount') ? 'chargeAmount' : 'amountExcludingTax'));
  const currency = reader.currencyOf(row);
  if (!date || amountCents == null || currency === undefined) return null;
  if (amountCents === 0) {
    report.add('AMOUNT_ZERO', {}, reader.place(row, 'chargeAmount'));
    return null;
  }
  const nature = natureOf(row, reader);
  if (nature === 'excluded') {
    report.add('CHARGE_EXCLUDED', {}, reader.place(row, 'chargeAccount'));
    return null;
  }
  return { row: row.line, date, amountCents: reader.inAccounts(row, amountCents, currency), nature, label: labelOf(row, reader) };
}

/** The amount with VAT; where the row has none, the amount without and its VAT, or the answer given for the whole file. */
function chargeAmount(row: TableRow, reader: RowReader, basis: TaxBasis | null): Cents | null | undefined {
  const stated = reader.amount(row, 'chargeAmount');
  if (stated !== null) return stated;
  const net = reader.amount(row, 'amountExcludingTax');
  if (net == null) return net;
  const total = withTaxOfRow(net, row, reader);
  if (total !== null) return total;
  return basis === null ? net : includingTax(net, basis);
}

/** Fixed or variable: as the row says outright, else by its account, else by what its category and label make likely. */
function natureOf(row: TableRow, reader: RowReader): ChargeNature | 'excluded' | null {
  const category = reader.text(row, 'chargeNature');
  const said = readChargeNature(category);
  if (said !== null) return said;
  const account = reader.text(row, 'chargeAccount').replace(/\s/g, '');
  if (/^6\d/.test(account)) return natureOfAccount(account);
  return natureOfLabel(category) ?? natureOfLabel(reader.text(row, 'label')) ?? natureOfLabel(reader.text(row, 'supplierName'));
}

function labelOf(row: TableRow, reader: RowReader): string {
  const parts = [reader.text(row, 'supplierName'), reader.text(row, 'label')].filter((part) => part !== '');
  const label = parts.length > 0 ? parts.join(' : ') : reader.text(row, 'chargeNature') || reader.text(row, 'chargeAccount');
  return label.slice(0, LONGEST_LABEL) || UNNAMED;
}

/** A charge of which the file says only the day and the amount. */
const UNNAMED = 'Charge';
