import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { dateUnder, scanDate } from '../../../shared/imports/dates-in-text.ts';
import type { ImportField } from '../../../shared/imports/import-fields.contract.ts';
import { PROBLEM_TITLE } from '../../../shared/imports/import-memory.ts';
import type { ImportColumn, ImportProblem, importsContract } from '../../../shared/imports/imports.contract.ts';
import type { SheetPlaces } from '../../../shared/imports/sheet-places.fr.ts';
import { type Cell, cellText, type Table, type TableRow } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import { findDocument } from './find-document.ts';
import { prepareImport } from './prepare-import.ts';
import type { ImportDescription } from './prepared-import.ts';
import { readImportTable } from './read-import-table.ts';
import { looksFixedWidth } from './read-ledger-rows.ts';
import { type MarkedCell, writeMarkedWorkbook } from './write-marked-workbook.ts';

const DATE_FIELDS: ReadonlySet<ImportField | null> = new Set(['issuedOn', 'dueOn', 'settledOn', 'paymentDate', 'chargeDate']);

/** A workbook's cell takes no more. */
const LONGEST_CELL = 32_000;

/**
 * Writes the refused rows of a file alone, under the file's own titles, what is wrong in a last column and the faulty cells marked: once
 * corrected, that file is imported by itself. Dates that were read are written as dates, so that their order is no question any more.
 * @throws AppError as `prepareImport`; IMPORT_NOTHING_REJECTED; OUTPUT_EXISTS, OUTPUT_UNWRITABLE
 */
export async function exportProblems(
  context: QueryContext,
  { out, ...input }: InputOf<typeof importsContract.exportProblems>,
): Promise<OutputOf<typeof importsContract.exportProblems>> {
  const { file, description, report, used, lists } = await prepareImport(context, input);
  const problems = problemsByRow(report.problems.filter(({ severity }) => severity === 'rejected'));
  if (problems.size === 0) throw new AppError('IMPORT_NOTHING_REJECTED', { file: file.name });
  const isTable =
    lists === undefined && findDocument(file.bytes) === null && (description.columns.length > 0 || !looksFixedWidth(file.bytes));
  if (!isTable) {
    const rows = listedProblems(problems, report.places);
    const bytes = writeMarkedWorkbook({ name: SHEET, titles: [...(lists ? ['Feuille'] : []), 'Ligne', 'Valeur', PROBLEM_TITLE], rows });
    return { ...(await context.files.write(out, bytes)), rows: rows.length };
  }
  const table = await readImportTable(context, file, used);
  const described = description.columns.length > 0 ? description : { ...description, columns: columnsAt(table, description.headerRow) };
  const rows: MarkedCell[][] = [];
  for (const row of table.rows) {
    const own = problems.get(row.line);
    if (own) rows.push(markedRow(row, own, described, report.places));
  }
  const titles = described.columns.map(({ source }) => (/^\(colonne \d+\)$/.test(source) ? '' : source));
  const bytes = writeMarkedWorkbook({ name: SHEET, titles: [...titles, PROBLEM_TITLE], rows });
  return { ...(await context.files.write(out, bytes)), rows: rows.length };
}

const SHEET = 'Lignes refusées';

/** The titles of a book or a bank's table, whose columns nobody corrects one by one; a table without titles has places. */
function columnsAt({ rows }: Table, headerRow: number): ImportColumn[] {
  const titles = rows.slice(0, HEAD_ROWS).find(({ line }) => line === headerRow)?.cells;
  const width = Math.max(0, ...rows.slice(0, HEAD_ROWS).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const source = cellText(titles?.[index] ?? '') || `(colonne ${index + 1})`;
    return { source, index, field: null, confidence: 0, samples: [] };
  });
}

/** Titles lie below a letterhead. */
const HEAD_ROWS = 300;

/** A file that is no table, or that is several of different titles, has no rows to give back: where each refusal is, on what, and why. */
function listedProblems(problems: ReadonlyMap<number, readonly ImportProblem[]>, places: SheetPlaces): MarkedCell[][] {
  return [...problems.values()]
    .flat()
    .map(({ row: line, value, message }) => ({ ...places.of(line), value, message }))
    .map(({ sheet, row, value, message }) => [
      ...(sheet === null ? [] : [{ value: sheet }]),
      { value: row },
      { value: value.slice(0, LONGEST_CELL), mark: message },
      { value: message },
    ]);
}

function problemsByRow(rejected: readonly ImportProblem[]): Map<number, ImportProblem[]> {
  const byRow = new Map<number, ImportProblem[]>();
  for (const problem of rejected) {
    const known = byRow.get(problem.row);
    if (known) known.push(problem);
    else if (problem.row > 0) byRow.set(problem.row, [problem]);
  }
  return byRow;
}

function markedRow(
  row: TableRow,
  problems: readonly ImportProblem[],
  { columns, dateOrder }: ImportDescription,
  places: SheetPlaces,
): MarkedCell[] {
  const cells = columns.map(({ source, index, field }): MarkedCell => {
    const cell = row.cells[index] ?? '';
    const value = typeof cell === 'string' ? cell.slice(0, LONGEST_CELL) : cell;
    const own = problems.filter(({ column }) => column === source);
    if (own.length > 0) return { value, mark: own.map(({ message }) => message).join('\n') };
    return { value: DATE_FIELDS.has(field) ? asDate(value, dateOrder) : value };
  });
  const sentences = problems.map(({ column, message }) => (column === '' ? message : `${column} : ${message}`));
  return [...cells, { value: `Ligne ${places.nameOf(row.line)} : ${sentences.join(' ; ')}`.slice(0, LONGEST_CELL) }];
}

function asDate(cell: Cell, order: ImportDescription['dateOrder']): Cell {
  const scanned = scanDate(cell);
  const date = scanned && dateUnder(scanned, order);
  return date ? { date } : cell;
}
