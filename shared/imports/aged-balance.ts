import { addDays, type LocalDate } from '../dates/local-date.ts';
import { dueDate, LEGAL_TERMS } from '../invoices/payment-terms.ts';
import { type Cents, cents } from '../money/cents.ts';
import { type AgedBucket, openingNumber, readAgedBucket } from './aged-balance-words.fr.ts';
import { type DecimalMark, readAmount } from './amounts-in-text.ts';
import { NO_CUSTOMER_DETAILS } from './customer-draft.ts';
import { dateUnder, scanDate } from './dates-in-text.ts';
import type { InvoiceDraft } from './invoice-rows.ts';
import { recogniseTitle } from './recognise-title.ts';
import type { ImportReport } from './report.ts';
import { isTotalLabel, plainWords } from './row-words.fr.ts';
import { cellText, isBlankRow, type TableRow } from './table.ts';

/** What each customer owes by how late it is, without the invoices. */
export interface AgedBalance {
  readonly header: TableRow;
  readonly preamble: readonly string[];
  readonly codeIndex: number | null;
  readonly nameIndex: number;
  readonly typeIndex: number | null;
  readonly buckets: readonly (AgedBucket & { readonly index: number })[];
  readonly totalIndex: number | null;
  readonly rows: readonly TableRow[];
  readonly ignoredRows: number;
}

const ROWS_SEARCHED = 30;
const FEWEST_BUCKETS = 3;

/** Finds an aged balance by its buckets (« Non échu », « 1-30 », « 90+ »); null for any other table. */
export function findAgedBalance(rows: readonly TableRow[]): AgedBalance | null {
  for (const [index, header] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const titles = header.cells.map((cell) => (typeof cell === 'string' ? cellText(cell) : ''));
    const buckets = titles.flatMap((title, column) => {
      const bucket = readAgedBucket(title);
      return bucket ? [{ ...bucket, index: column }] : [];
    });
    if (buckets.length < FEWEST_BUCKETS) continue;
    const first = Math.min(...buckets.map((bucket) => bucket.index));
    const means = (title: string, meaning: string) => recogniseTitle(title).some((match) => match.meaning === meaning);
    const codeIndex = titles.findIndex((title, column) => column < first && means(title, 'customerCode') && !means(title, 'customerName'));
    const named = titles.findIndex(
      (title, column) => column < first && column !== codeIndex && (means(title, 'customerName') || plainWords(title) === 'contact'),
    );
    const nameIndex = named >= 0 ? named : titles.findIndex((title, column) => column < first && title !== '' && column !== codeIndex);
    if (nameIndex < 0) return null;
    const typeIndex = titles.findIndex((title) => plainWords(title) === 'type');
    const totalIndex = titles.findIndex((title) => isTotalLabel(title) || /^solde$|^encours$/.test(plainWords(title)));
    const body = rows.slice(index + 1).filter((row) => !isBlankRow(row));
    const kept = body.filter((row) => {
      const name = cellText(row.cells[nameIndex]);
      return name !== '' && !isTotalLabel(name) && !isTotalLabel(cellText(row.cells[0])) && name !== titles[nameIndex];
    });
    const preamble = rows.slice(0, index).flatMap(({ cells }) => cells.map(cellText).filter((text) => text !== ''));
    const optional = (found: number) => (found < 0 ? null : found);
    return {
      header,
      preamble,
      codeIndex: optional(codeIndex),
      nameIndex,
      typeIndex: optional(typeIndex),
      buckets,
      totalIndex: optional(totalIndex),
      rows: kept,
      ignoredRows: body.length - kept.length,
    };
  }
  return null;
}

/** The day of the balance, where a line above its titles says it. */
export function dayOfBalance({ preamble }: AgedBalance): LocalDate | null {
  for (const text of preamble) {
    const written = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
    const scanned = written === undefined ? null : scanDate(written);
    const date = scanned && dateUnder(scanned, 'DMY');
    if (date) return date;
  }
  return null;
}

/**
 * One opening amount for each customer and bucket. What is late is dated and due on the most recent day of its bucket, so that no
 * delay is longer than the balance proves; what is not due yet is due at the legal term after the balance. A negative amount is a
 * credit note of the day.
 */
export function readAgedBalance(balance: AgedBalance, asOf: LocalDate, mark: DecimalMark | null, report: ImportReport): InvoiceDraft[] {
  const { header, nameIndex, codeIndex, typeIndex, buckets, totalIndex, rows } = balance;
  return rows.flatMap((row) => {
    if (typeIndex !== null && /\bfournisseurs?\b|\bsuppliers?\b/.test(plainWords(cellText(row.cells[typeIndex])))) {
      report.add('NOT_AN_INVOICE', {}, { row: row.line, column: cellText(header.cells[typeIndex]), value: cellText(row.cells[typeIndex]) });
      return [];
    }
    const amountAt = (index: number): Cents | null => {
      const text = cellText(row.cells[index]);
      if (text === '' || text === '-') return null;
      const reading = readAmount(row.cells[index] ?? '', mark);
      const place = { row: row.line, column: cellText(header.cells[index]), value: text };
      if ('problem' in reading) report.add('AMOUNT_UNREADABLE', {}, place);
      else if (reading.foreign !== null) report.add('CURRENCY_FOREIGN', { currency: reading.foreign }, place);
      else return reading.cents;
      return null;
    };
    const amounts = buckets.map((bucket) => ({ bucket, amountCents: amountAt(bucket.index) }));
    const total = totalIndex === null ? null : amountAt(totalIndex);
    if (report.rejectedRows.has(row.line)) return [];
    const sum = cents(amounts.reduce((sumSoFar, { amountCents }) => sumSoFar + (amountCents ?? 0), 0));
    if (total !== null && total !== sum) report.add('AGED_TOTAL_DIFFERS', { totalCents: total, sumCents: sum }, { row: row.line });
    const name = cellText(row.cells[nameIndex]);
    const code = codeIndex === null ? '' : cellText(row.cells[codeIndex]);
    return amounts.flatMap(({ bucket, amountCents }): InvoiceDraft[] => {
      if (amountCents === null || amountCents === 0) return [];
      const late = amountCents > 0 && bucket.daysLate !== null ? addDays(asOf, -bucket.daysLate) : null;
      return [
        {
          row: row.line,
          number: openingNumber(bucket),
          customer: { ...NO_CUSTOMER_DETAILS, code, name },
          issuedOn: late ?? asOf,
          dueOn: late ?? (amountCents > 0 ? dueDate(asOf, LEGAL_TERMS) : asOf),
          terms: null,
          unreadTerms: '',
          totalCents: amountCents,
          disputed: null,
          paidCents: null,
          settledOn: null,
          label: '',
        },
      ];
    });
  });
}
