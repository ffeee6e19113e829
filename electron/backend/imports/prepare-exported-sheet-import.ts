import { PAYMENT_TITLES } from '../../../shared/exports/payments-sheet.fr.ts';
import { ExportedPaymentsPlanner } from '../../../shared/imports/exported-payments-planner.ts';
import { type ExportedSheet, readExportedPart } from '../../../shared/imports/exported-sheets.ts';
import type { ImportField } from '../../../shared/imports/import-fields.contract.ts';
import { IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { cellText, RowsFrom, type Table } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import type { KnownRows } from './known-rows.ts';
import { inSteps, type PreparedImport } from './prepared-import.ts';

const FIELDS: Readonly<Record<string, ImportField>> = {
  [PAYMENT_TITLES.paidOn]: 'paymentDate',
  [PAYMENT_TITLES.customerCode]: 'customerCode',
  [PAYMENT_TITLES.customerName]: 'customerName',
  [PAYMENT_TITLES.method]: 'paymentNature',
  [PAYMENT_TITLES.reference]: 'paymentReference',
  [PAYMENT_TITLES.invoiceNumber]: 'invoiceNumber',
  [PAYMENT_TITLES.amount]: 'paymentAmount',
};

/** Plans what a sheet of payments or of uses of credit notes that this program exported brings back. It leaves nothing to ask. */
export async function prepareExportedSheet(
  context: QueryContext,
  table: Table,
  sheet: ExportedSheet,
  known: KnownRows,
): Promise<PreparedImport> {
  const report = new ImportReport(table.places);
  const book = known.book({ withPayments: sheet.kind === 'payments' });
  const planner = new ExportedPaymentsPlanner(book, sheet.kind === 'payments' ? [] : known.allocations(), report);
  let first = 0;
  while (first < table.rows.length && (table.rows.at(first)?.line ?? 0) <= sheet.header.line) first += 1;
  const rows = new RowsFrom(table.rows, first);
  let rowCount = 0;
  await inSteps(context, rows, IMPORT_STEPS.comparing, (row) => {
    const part = readExportedPart(sheet, row, report);
    if (part || report.rejectedRows.has(row.line)) rowCount += 1;
    if (!part) return;
    if (sheet.kind === 'payments') planner.addPayment(part);
    else planner.addUse(part);
  });
  const { format, encoding, delimiter, sheets } = table;
  const columns = sheet.header.cells.map((cell, index) => {
    const source = cellText(cell) || `(colonne ${index + 1})`;
    const field = FIELDS[source] ?? null;
    const samples = rows.slice(0, 3).map((row) => cellText(row.cells[index]));
    return { source, index, field, confidence: field === null ? 0 : 1, samples: samples.filter((text) => text !== '') };
  });
  return {
    description: {
      kind: 'payments',
      format,
      encoding,
      delimiter,
      sheet: table.sheet,
      sheets: [...sheets],
      headerRow: sheet.header.line,
      dateOrder: 'DMY',
      decimalMark: ',',
      rowCount,
      ignoredRows: rows.length - rowCount,
      columns,
    },
    questions: [],
    plan: planner.finish(),
    report,
  };
}
