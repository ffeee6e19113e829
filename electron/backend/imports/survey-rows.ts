import { type ColumnFormats, FormatEvidence } from '../../../shared/imports/column-formats.ts';
import { CurrencyEvidence } from '../../../shared/imports/currency-questions.fr.ts';
import { GroupedRows } from '../../../shared/imports/customer-groups.ts';
import { rowSorter } from '../../../shared/imports/data-rows.ts';
import { DittoRows } from '../../../shared/imports/ditto-cells.ts';
import type { ImportConstants, ImportField } from '../../../shared/imports/import-fields.contract.ts';
import type { ImportLayout } from '../../../shared/imports/import-layout.ts';
import { IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import { OverlappingSheets } from '../../../shared/imports/overlapping-sheets.fr.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { RowReader } from '../../../shared/imports/row-reader.ts';
import { readStatus } from '../../../shared/imports/row-words.fr.ts';
import { ONE_SHEET, type SheetPart, type SheetPlaces } from '../../../shared/imports/sheet-places.fr.ts';
import { cellText, PickedRows, type TableRow, type TableRows } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import { inSteps } from './prepared-import.ts';

/** What a first pass over the rows under the titles told. */
export interface Survey {
  /** The rows of data. */
  readonly rows: TableRows;
  readonly ignoredRows: number;
  readonly evidence: FormatEvidence;
  readonly currencies: CurrencyEvidence;
  /** Two rows that follow each other bear the same number. */
  readonly mayRepeatNumbers: boolean;
  /** Which of several sheets hold the same. */
  readonly overlaps: OverlappingSheets;
}

/** Drafts and cancelled documents: nothing of theirs is converted. */
function isLeftOut(row: TableRow, reader: RowReader): boolean {
  return reader.states(row).some(({ text, title }) => ['draft', 'cancelled', 'refunded'].includes(readStatus(text, title) ?? ''));
}

const NO_FORMATS: ColumnFormats = { orders: new Map(), digits: new Set(), marks: new Map(), yearOf: () => 0 };

/** A document's own number and amounts are never those of the row above. */
const DITTO_FIELDS = ['customerCode', 'customerName', 'issuedOn', 'dueOn', 'paymentDate', 'chargeDate', 'supplierName', 'status'] as const;

function dittoColumns({ fieldIndex }: ImportLayout): number[] {
  return DITTO_FIELDS.flatMap((field) => fieldIndex.get(field) ?? []);
}

/** Goes once through the rows under the titles: which are data, and what they prove of the way that dates and amounts are written. */
export async function surveyRows(
  context: QueryContext,
  layout: ImportLayout,
  constants: ImportConstants,
  places: SheetPlaces = ONE_SHEET,
): Promise<Survey> {
  const natureOf = rowSorter(layout);
  const evidence = new FormatEvidence(layout);
  const currencies = new CurrencyEvidence();
  const overlaps = new OverlappingSheets(places);
  const identity = identityColumns(layout);
  const reader = new RowReader(layout, NO_FORMATS, new ImportReport(), constants);
  const dittos = new DittoRows(layout.body, dittoColumns(layout));
  const grouped = layout.groups ? new GroupedRows(dittos, layout.groups) : null;
  const rows = new PickedRows(grouped ?? dittos);
  const numberIndex = layout.kind === 'invoices' ? (layout.fieldIndex.get('invoiceNumber') ?? -1) : -1;
  let previousNumber: unknown = '';
  let mayRepeatNumbers = false;
  let ignoredRows = 0;
  let index = -1;
  let sheet: SheetPart | undefined;
  await inSteps(context, layout.body, IMPORT_STEPS.reading, (written) => {
    index += 1;
    const row = dittos.survey(written, index);
    if (places.parts.length > 0 && sheet !== places.partOf(row.line)) {
      sheet = places.partOf(row.line);
      if (sheet) evidence.startSheet(sheet);
    }
    grouped?.survey(row, index);
    evidence.surround(row);
    const nature = natureOf(row);
    if (nature === 'ignored') ignoredRows += 1;
    if (nature !== 'data') return;
    rows.pick(index);
    evidence.add(row);
    if (sheet) overlaps.add(row.line, identity.map((column) => cellText(row.cells[column])).join('\n'), nameOf(row, identity));
    const currency = reader.foreignCurrencyOf(row);
    if (currency !== null && !isLeftOut(row, reader))
      currencies.add(currency, reader.text(row, 'invoiceNumber') || reader.text(row, 'customerName'), reader.writtenRate(row));
    const number = row.cells[numberIndex];
    if (number !== undefined && number !== '' && number === previousNumber) mayRepeatNumbers = true;
    previousNumber = number;
  });
  return { rows, ignoredRows, evidence, currencies, mayRepeatNumbers, overlaps };
}

/** What makes two rows the same: an invoice's number and day, else all that a row says of itself. */
function identityColumns({ fieldIndex }: ImportLayout): number[] {
  const columns = (...fields: ImportField[]) => fields.flatMap((field) => fieldIndex.get(field) ?? []);
  const numbered = columns('invoiceNumber', 'issuedOn');
  if (fieldIndex.has('invoiceNumber') && fieldIndex.has('issuedOn')) return numbered;
  return [...columns('customerCode', 'customerName'), ...numbered, ...columns(...REST)];
}

const REST = ['paymentDate', 'paymentAmount', 'paymentReference', 'totalAmount', 'chargeDate', 'chargeAmount', 'label'] as const;

function nameOf(row: TableRow, columns: readonly number[]): string {
  return columns.map((column) => cellText(row.cells[column])).find((text) => text !== '') ?? '';
}

/** The rows of data of each sheet that is read. */
export function rowsBySheet(rows: TableRows, places: SheetPlaces): Map<string, number> {
  const counts = new Map<string, number>();
  if (places.parts.length === 0) return counts;
  for (const { line } of rows) {
    const { sheet } = places.of(line);
    if (sheet !== null) counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
  }
  return counts;
}

/** The rows of a table but those of some of its sheets. */
export function withoutSheets(rows: TableRows, places: SheetPlaces, sheets: ReadonlySet<string>): TableRows {
  if (sheets.size === 0) return rows;
  const kept = new PickedRows(rows);
  let index = 0;
  for (const { line } of rows) {
    if (!sheets.has(places.of(line).sheet ?? '')) kept.pick(index);
    index += 1;
  }
  return kept;
}
