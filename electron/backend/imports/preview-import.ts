import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { ImportPreview, importsContract } from '../../../shared/imports/imports.contract.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { type PreparedImport, prepareImport } from './prepare-import.ts';

/** What importing a file would do, row by row, without writing anything. @throws AppError as `prepareImport` */
export async function previewImport(
  context: QueryContext,
  input: InputOf<typeof importsContract.preview>,
): Promise<OutputOf<typeof importsContract.preview>> {
  const prepared = await prepareImport(context, input);
  return describe(prepared);
}

function describe({ fileName, table, layout, formats, rowCount, ignoredRows, questions, plan, report }: PreparedImport): ImportPreview {
  const { fieldIndex } = layout;
  const dateIndex = fieldIndex.get('issuedOn') ?? fieldIndex.get('paymentDate') ?? fieldIndex.get('dueOn');
  const amountIndex = fieldIndex.get('totalAmount') ?? fieldIndex.get('paymentAmount');
  return {
    fileName,
    kind: layout.kind,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    sheets: [...table.sheets],
    headerRow: layout.header.line,
    dateOrder: (dateIndex === undefined ? null : formats.orders.get(dateIndex)) ?? null,
    decimalMark: (amountIndex === undefined ? null : formats.marks.get(amountIndex)) ?? null,
    rowCount,
    ignoredRows,
    columns: [...layout.columns],
    counts: plan?.counts ?? { new: 0, changed: 0, unchanged: 0, settled: 0, rejected: report.rejectedRows.size },
    totals: plan?.totals ?? { invoiceCents: ZERO, creditNoteCents: ZERO, paymentCents: ZERO, chargeCents: ZERO },
    problems: report.sorted(),
    questions: [...questions],
    rows: plan?.rows ?? [],
    moreRows: plan?.moreRows ?? 0,
  };
}
