import { readPlanNames } from '../../../db/reminders/plans.queries.ts';
import { CustomerPlanner, readCustomerRow } from '../../../shared/imports/customer-planner.ts';
import { type Answers, IMPORT_STEPS, typedDetailsQuestion } from '../../../shared/imports/import-questions.fr.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import type { RowReader } from '../../../shared/imports/row-reader.ts';
import type { TableRows } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import type { KnownRows } from './known-rows.ts';
import { inSteps, type PreparedImport } from './prepared-import.ts';

/** Plans what a list of customers adds and changes. What a person typed is kept unless the user prefers the file's. */
export async function planCustomers(
  context: QueryContext,
  rows: TableRows,
  reader: RowReader,
  answers: Answers,
  known: KnownRows,
): Promise<Pick<PreparedImport, 'questions' | 'offers' | 'plan'>> {
  const book = withAcceptedNames(known.book({ withPayments: false }), answers);
  const planNames = readPlanNames(context.db);
  const planner = new CustomerPlanner(book, {
    today: context.today,
    report: reader.report,
    keepsTyped: answers.typedDetails !== 'replace',
  });
  await inSteps(context, rows, IMPORT_STEPS.comparing, (row) => {
    const draft = readCustomerRow(row, reader, planNames);
    if (draft) planner.add(draft);
  });
  const offer = typedDetailsQuestion(planner.typedDifferences);
  return { questions: [], offers: offer ? [offer] : [], plan: planner.finish() };
}
