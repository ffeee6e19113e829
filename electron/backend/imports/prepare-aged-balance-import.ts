import { readKnownBook } from '../../../db/imports/known-book.queries.ts';
import { addMonths, endOfMonth } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type AgedBalance, dayOfBalance, readAgedBalance } from '../../../shared/imports/aged-balance.ts';
import { agedBalanceDayQuestion, agedBalanceQuestion } from '../../../shared/imports/aged-balance-words.fr.ts';
import { decideDecimalMarks, MarkEvidence } from '../../../shared/imports/amounts-in-text.ts';
import { KIND_NAMES } from '../../../shared/imports/content-names.fr.ts';
import type { ImportField } from '../../../shared/imports/import-fields.contract.ts';
import { type Answers, answerTo, decimalMarkQuestion, documentDate } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { InvoicePlanner } from '../../../shared/imports/invoice-planner.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import { plainWords } from '../../../shared/imports/row-words.fr.ts';
import { cellText, type Table } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import type { PreparedImport } from './prepared-import.ts';

/**
 * Plans one opening amount for each customer and bucket of an aged balance, once the user wants it.
 * @throws AppError IMPORT_KIND_UNSUPPORTED for the balance of suppliers, or when the user would rather import invoices
 */
export function prepareAgedBalance(
  context: QueryContext,
  fileName: string,
  table: Table,
  balance: AgedBalance,
  answers: Answers,
): PreparedImport {
  const report = new ImportReport();
  if (balance.preamble.some((text) => /\bfournisseurs?\b/.test(plainWords(text))))
    throw new AppError('IMPORT_KIND_UNSUPPORTED', { file: fileName, kind: KIND_NAMES.supplierBalance });
  const wanted = agedBalanceQuestion(balance.rows.length);
  const want = answerTo(wanted, answers);
  if (want === 'no') throw new AppError('IMPORT_KIND_UNSUPPORTED', { file: fileName, kind: KIND_NAMES.agedBalance });
  const questions: ImportQuestion[] = want === null ? [wanted] : [];

  const dayQuestion = agedBalanceDayQuestion(context.today, endOfMonth(addMonths(context.today, -1)));
  const asOf = dayOfBalance(balance) ?? documentDate(dayQuestion, answers);
  if (asOf === null || asOf === 'dueOn') questions.push(dayQuestion);
  const evidence = new MarkEvidence();
  for (const row of balance.rows) for (const { index } of balance.buckets) evidence.add(row.cells[index] ?? '');
  const { marks, undecided } = decideDecimalMarks(new Map([[0, evidence]]));
  let mark = marks.get(0) ?? null;
  if (undecided.length > 0) {
    const question = decimalMarkQuestion(
      balance.buckets.slice(0, 1).map(({ title }) => title),
      evidence.examples,
    );
    mark = answerTo(question, answers) as typeof mark;
    if (mark === null) questions.push(question);
  }

  const description = describe(table, balance, mark);
  if (questions.length > 0 || asOf === null || asOf === 'dueOn') return { description, questions, plan: null, report };
  const book = withAcceptedNames(readKnownBook(context.db, { withPayments: false }), answers);
  const planner = new InvoicePlanner(book, { today: context.today, mode: 'delta', paidOn: 'none', report });
  for (const draft of readAgedBalance(balance, asOf, mark, report)) planner.add(draft);
  return { description, questions, plan: planner.finish(), report };
}

function describe(table: Table, balance: AgedBalance, decimalMark: ',' | '.' | null): PreparedImport['description'] {
  const { format, encoding, delimiter, sheet, sheets } = table;
  const fieldOf = (index: number): ImportField | null => {
    if (index === balance.nameIndex) return 'customerName';
    if (index === balance.codeIndex) return 'customerCode';
    return balance.buckets.some((bucket) => bucket.index === index) ? 'openAmount' : null;
  };
  return {
    kind: 'invoices',
    format,
    encoding,
    delimiter,
    sheet,
    sheets: [...sheets],
    headerRow: balance.header.line,
    dateOrder: null,
    decimalMark,
    rowCount: balance.rows.length,
    ignoredRows: balance.ignoredRows,
    columns: balance.header.cells.map((cell, index) => ({
      source: cellText(cell) || `(colonne ${index + 1})`,
      index,
      field: fieldOf(index),
      confidence: fieldOf(index) === null ? 0 : 1,
      samples: balance.rows
        .slice(0, 3)
        .map((row) => cellText(row.cells[index]))
        .filter((text) => text !== ''),
    })),
  };
}
