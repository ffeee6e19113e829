import { readKnownBook } from '../../../db/imports/known-book.queries.ts';
import { CustomerPlanner, readCustomerRow } from '../../../shared/imports/customer-planner.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import { type Answers, IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import type { RowReader } from '../../../shared/imports/row-reader.ts';
import type { TableRows } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import { inSteps } from './prepared-import.ts';

/** Plans what a list of customers adds and changes. */
export async function planCustomers(context: QueryContext, rows: TableRows, reader: RowReader, answers: Answers): Promise<ImportPlan> {
  const book = withAcceptedNames(readKnownBook(context.db, { withPayments: false }), answers);
  const planner = new CustomerPlanner(book, { today: context.today, report: reader.report });
  await inSteps(context, rows, IMPORT_STEPS.comparing, (row) => {
    const draft = readCustomerRow(row, reader);
    if (draft) planner.add(draft);
  });
  return planner.finish();
}
