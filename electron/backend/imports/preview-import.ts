import type { ReadDb } from '../../../db/database.ts';
import { readKnownCustomers } from '../../../db/imports/known-book.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { firstRows, type ImportPlan, PREVIEW_ROWS } from '../../../shared/imports/import-plan.ts';
import type { ImportResemblance, importsContract, PreviewRow } from '../../../shared/imports/imports.contract.ts';
import type { ImportReport } from '../../../shared/imports/report.ts';
import { resemblingCustomers } from '../../../shared/imports/resembling-customers.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { foreseeWaitingMatches } from './match-waiting-payments.ts';
import { prepareImport } from './prepare-import.ts';

/** What importing a file would do, row by row, without writing anything. @throws AppError as `prepareImport` */
export async function previewImport(
  context: QueryContext,
  input: InputOf<typeof importsContract.preview>,
): Promise<OutputOf<typeof importsContract.preview>> {
  const {
    file,
    description,
    questions,
    offers = [],
    plan,
    report,
    remembered,
    used,
    isHead,
    workbook = [],
  } = await prepareImport(context, input);
  const rows = plan ? firstRows(plan.rows, input.rowLimit ?? PREVIEW_ROWS) : [];
  return {
    fileName: file.name,
    ...description,
    workbook: [...workbook],
    counts: plan?.counts ?? { new: 0, changed: 0, unchanged: 0, settled: 0, rejected: report.rejectedRows.size },
    totals: plan?.totals ?? { invoiceCents: ZERO, creditNoteCents: ZERO, paymentCents: ZERO, chargeCents: ZERO },
    isPartial: isHead,
    problems: isHead ? [] : report.sorted(),
    questions: [...questions],
    offers: [...offers],
    rows: rows.map((row) => atPlace(row, report)),
    moreRows: plan ? plan.rows.length + plan.moreRows - rows.length : 0,
    remembered: remembered && {
      mappingId: remembered.mappingId,
      name: remembered.name,
      lastUsedOn: remembered.lastUsedOn,
      applied: input.memory !== 'ignore',
    },
    used: { mapping: used.mapping ?? {}, answers: used.answers ?? {}, constants: used.constants ?? {} },
    waitingMatches: plan && !isHead ? foreseeWaitingMatches(context.db, description.kind, plan) : [],
    resemblances: plan && !isHead ? resemblancesIn(context.db, plan) : [],
  };
}

function atPlace(previewed: PreviewRow, { places }: ImportReport): PreviewRow {
  const { sheet, row } = places.of(previewed.row);
  return sheet === null ? previewed : { ...previewed, row, sheet };
}

function resemblancesIn(db: ReadDb, { newCustomers }: ImportPlan): ImportResemblance[] {
  return newCustomers.length === 0 ? [] : resemblingCustomers(newCustomers, readKnownCustomers(db));
}
