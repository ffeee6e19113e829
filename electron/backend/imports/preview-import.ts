import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { prepareImport } from './prepare-import.ts';

/** What importing a file would do, row by row, without writing anything. @throws AppError as `prepareImport` */
export async function previewImport(
  context: QueryContext,
  input: InputOf<typeof importsContract.preview>,
): Promise<OutputOf<typeof importsContract.preview>> {
  const { file, description, questions, plan, report } = await prepareImport(context, input);
  return {
    fileName: file.name,
    ...description,
    counts: plan?.counts ?? { new: 0, changed: 0, unchanged: 0, settled: 0, rejected: report.rejectedRows.size },
    totals: plan?.totals ?? { invoiceCents: ZERO, creditNoteCents: ZERO, paymentCents: ZERO, chargeCents: ZERO },
    problems: report.sorted(),
    questions: [...questions],
    rows: plan?.rows ?? [],
    moreRows: plan?.moreRows ?? 0,
  };
}
