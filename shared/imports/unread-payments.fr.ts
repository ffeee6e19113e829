import type { ImportLayout } from './import-layout.ts';
import type { ImportReport } from './report.ts';
import { plainWords } from './row-words.fr.ts';
import { cellText, type TableRows } from './table.ts';

/** Rows enough to see what a column is used for. */
const ROWS_LOOKED_AT = 500;

const PAID = /\bacomptes?\b|\b(?:recue?|reglee?|payee?|versee?|encaissee?)s?\b/;
const NOT_PAID = /\b(?:non|pas|sera|seront|demandee?|demander|attendue?|prevue?|a recevoir|a verser)\b/;

/** Says, once for each column that no field was recognised for, that what it writes of payments, « acompte 1 800 € reçu le 10/11 », is not read. */
export function remarkUnreadPayments({ kind, columns, paymentPairs }: ImportLayout, rows: TableRows, report: ImportReport): void {
  if (kind !== 'invoices' || paymentPairs.length > 0) return;
  const unread = new Map(columns.flatMap(({ index, source, field }) => (field === null ? [[index, source] as const] : [])));
  let looked = 0;
  for (const row of rows) {
    looked += 1;
    if (unread.size === 0 || looked > ROWS_LOOKED_AT) return;
    for (const [index, column] of unread) {
      const value = cellText(row.cells[index]);
      if (!saysPayment(value)) continue;
      report.add('PAYMENT_WORDS_UNREAD', {}, { row: row.line, column, value });
      unread.delete(index);
    }
  }
}

/** A payment that was made, with its amount or its day. */
function saysPayment(text: string): boolean {
  if (text.length < 8 || !/\d/.test(text)) return false;
  const words = plainWords(text);
  return PAID.test(words) && !NOT_PAID.test(words);
}
