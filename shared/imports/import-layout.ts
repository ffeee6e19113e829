import { AppError } from '../errors/app-error.ts';
import { FIELD_NAMES } from './column-titles.fr.ts';
import { KIND_NAMES } from './content-names.fr.ts';
import { findHeader } from './find-header.ts';
import { type Answers, amountColumnQuestion, answerTo, kindQuestion } from './import-questions.fr.ts';
import type { ImportColumn, ImportConstants, ImportField, ImportKind, ImportQuestion } from './imports.contract.ts';
import { assignFields, type ColumnClues, columnClues, kindOf, SAMPLE_ROWS, unknownMappingKeys } from './recognise-columns.ts';
import { cellText, isBlankRow, RowsFrom, type Table, type TableRow, type TableRows } from './table.ts';
import { ENOUGH, isAmount } from './value-evidence.ts';

/** What the user said of a file before or while it is read. */
export interface LayoutChoices {
  readonly fileName: string;
  readonly kind?: ImportKind | undefined;
  readonly mapping?: Readonly<Record<string, ImportField>> | undefined;
  readonly answers?: Answers | undefined;
  readonly constants?: ImportConstants | undefined;
}

/** What a table holds and where: which rows are data, which column fills which field. */
export interface ImportLayout {
  readonly kind: 'invoices' | 'payments';
  readonly header: TableRow;
  /** The rows under the titles, blank ones included. */
  readonly body: TableRows;
  readonly columns: readonly ImportColumn[];
  readonly fieldIndex: ReadonlyMap<ImportField, number>;
}

export interface RecognisedLayout {
  readonly layout: ImportLayout;
  readonly questions: readonly ImportQuestion[];
}

/**
 * Finds the titles, tells what the file holds and which column is what. A doubt that a person can settle is a question, with the likeliest
 * layout meanwhile; a file that cannot be imported is refused.
 * @throws AppError IMPORT_NO_HEADER, IMPORT_NO_AMOUNT_COLUMN, IMPORT_MISSING_COLUMN, IMPORT_COLUMN_UNKNOWN, IMPORT_KIND_UNSUPPORTED, FILE_EMPTY
 */
export function recogniseLayout(table: Table, choices: LayoutChoices): RecognisedLayout {
  const { fileName, answers = {} } = choices;
  const mapping = { ...choices.mapping };
  const wanted = Object.keys(mapping).filter((key) => !/^#\d+$/.test(key));
  const found = findHeader(table.rows, wanted);
  const headerIndex = found >= 0 ? found : firstFilled(table.rows);
  const header = table.rows.at(headerIndex);
  if (!header) throw new AppError('FILE_EMPTY', { file: fileName });
  const body = new RowsFrom(table.rows, headerIndex + 1);
  const samples = filledRows(body, SAMPLE_ROWS);
  const clues = columnClues(header, samples, mapping);
  const titles = titlesOf(header, clues);
  const [unknownKey] = unknownMappingKeys(clues, mapping);
  if (unknownKey !== undefined) throw new AppError('IMPORT_COLUMN_UNKNOWN', { file: fileName, column: unknownKey, columns: titles });

  const questions: ImportQuestion[] = [];
  const kind = decideKind();
  let columns = assignFields(kind, clues);
  const amountField = kind === 'invoices' ? 'totalAmount' : 'paymentAmount';
  if (!columns.some(({ field }) => field === amountField)) columns = chooseAmount(columns);
  requireFields();
  const fieldIndex = new Map<ImportField, number>();
  for (const { index, field } of columns) if (field !== null && field !== 'ignored') fieldIndex.set(field, index);
  return { layout: { kind, header, body, columns, fieldIndex }, questions };

  function decideKind(): 'invoices' | 'payments' {
    const recognised = choices.kind ?? kindOf(clues, [fileName, table.sheet ?? '']);
    if (recognised === 'invoices' || recognised === 'payments') return recognised;
    if (recognised === 'unsure') {
      const question = kindQuestion();
      const answer = answerTo(question, answers);
      if (answer === 'invoices' || answer === 'payments') return answer;
      questions.push(question);
      return 'invoices';
    }
    if (recognised !== 'unknown') throw new AppError('IMPORT_KIND_UNSUPPORTED', { file: fileName, kind: KIND_NAMES[recognised] });
    if (!clues.some((column) => holdsAmounts(column))) throw new AppError('IMPORT_NO_AMOUNT_COLUMN', { file: fileName, columns: titles });
    throw new AppError('IMPORT_NO_HEADER', {
      file: fileName,
      wanted: [FIELD_NAMES.invoiceNumber, FIELD_NAMES.customerName, FIELD_NAMES.issuedOn, FIELD_NAMES.totalAmount],
    });
  }

  /** No title is the amount's: the column is asked for among those that hold amounts. */
  function chooseAmount(current: ImportColumn[]): ImportColumn[] {
    const free: ReadonlySet<ImportField | null> = new Set([null, 'paidAmount', 'openAmount', 'label']);
    const candidates = current.filter(({ index, field }) => {
      const column = clues[index];
      return free.has(field) && column !== undefined && column.chosen === null && holdsAmounts(column);
    });
    if (candidates.length === 0) throw new AppError('IMPORT_NO_AMOUNT_COLUMN', { file: fileName, columns: titles });
    const question = amountColumnQuestion(candidates);
    const answer = answerTo(question, answers);
    if (answer === null) {
      questions.push(question);
      return current;
    }
    return current.map((column) => (`#${column.index + 1}` === answer ? { ...column, field: amountField, confidence: 1 } : column));
  }

  function requireFields(): void {
    const { customerName, customerCode } = choices.constants ?? {};
    const has = (...fields: ImportField[]) => columns.some(({ field }) => field !== null && fields.includes(field));
    const hasCustomer = has('customerName', 'customerCode') || customerName !== undefined || customerCode !== undefined;
    const missing = (field: ImportField) =>
      new AppError('IMPORT_MISSING_COLUMN', { file: fileName, field: `« ${FIELD_NAMES[field]} »`, columns: titles });
    if (kind === 'invoices') {
      if (!has('invoiceNumber')) throw missing('invoiceNumber');
      if (!hasCustomer) throw missing('customerName');
    } else if (!has('invoiceNumber') && !hasCustomer) throw missing('invoiceNumber');
  }
}

/** The index of the first row that holds something; beyond the last one when none does. */
function firstFilled(rows: TableRows): number {
  let index = 0;
  for (const row of rows) {
    if (!isBlankRow(row)) return index;
    index += 1;
  }
  return index;
}

function filledRows(rows: TableRows, count: number): TableRow[] {
  const filled: TableRow[] = [];
  for (const row of rows) {
    if (!isBlankRow(row)) filled.push(row);
    if (filled.length === count) break;
  }
  return filled;
}

function titlesOf(header: TableRow, clues: readonly ColumnClues[]): string[] {
  const named = clues.filter(({ index }) => cellText(header.cells[index]) !== '').map(({ title }) => title);
  return named.length > 0 ? named : clues.map(({ title }) => title);
}

function holdsAmounts({ samples }: ColumnClues): boolean {
  const filled = samples.filter((cell) => cellText(cell) !== '');
  return filled.length > 0 && filled.filter(isAmount).length / filled.length >= ENOUGH;
}
