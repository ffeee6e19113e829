import type { ExportedBookSheet } from '../../../shared/imports/exported-book.ts';
import { emptyPlan, type ImportPlan } from '../../../shared/imports/import-plan.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { JoinedRows } from '../../../shared/imports/joined-rows.ts';
import { mergePlans } from '../../../shared/imports/merge-plans.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { SheetPlaces } from '../../../shared/imports/sheet-places.fr.ts';
import type { Table } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import { KnownRowsAfter } from './known-rows.ts';
import { prepareTableImport } from './prepare-table-import.ts';
import type { ImportInput, PreparedImport } from './prepared-import.ts';

type ListOfBook = NonNullable<PreparedImport['lists']> extends ReadonlyMap<string, infer T> ? T : never;

/**
 * Plans what a book that this program exported brings back, all its lists as one import: each is compared with the company's file and with
 * what the lists before it bring, so that an invoice finds its customer and a payment its invoice. `book`: its sheets in that order.
 * @throws AppError as `prepareTableImport`
 */
export async function prepareBookImport(
  context: QueryContext,
  fileName: string,
  table: Table,
  book: readonly ExportedBookSheet[],
  { kind: _kind, mapping: _mapping, constants: _constants, mode: _mode, ...input }: ImportInput,
): Promise<PreparedImport> {
  const places = placesOf(book);
  const report = new ImportReport(places);
  const known = new KnownRowsAfter(context.db);
  const lists = new Map<string, ListOfBook>();
  const questions = new Map<string, ImportQuestion>();
  const offers: ImportQuestion[] = [];
  let plan: ImportPlan = emptyPlan();
  let rowCount = 0;
  let ignoredRows = 0;
  for (const [index, { sheet }] of book.entries()) {
    const base = places.parts[index]?.base ?? 0;
    const rows = new JoinedRows([{ rows: sheet.rows, skipped: 0, base, columns: null }]);
    const part = { ...table, sheet: sheet.name, sheets: book.map(({ sheet: { name } }) => name), rows, places, workbook: undefined };
    if (rows.length < 2) continue;
    const prepared = await prepareTableImport(context, fileName, part, input, { known });
    for (const question of prepared.questions) questions.set(question.code, question);
    // How what is paid is dated is in the list of payments.
    offers.push(...(prepared.offers ?? []).filter(({ code }) => code !== 'paidOn'));
    report.include(prepared.report.problems);
    rowCount += prepared.description.rowCount;
    ignoredRows += prepared.description.ignoredRows;
    const counts = prepared.plan?.counts ?? null;
    lists.set(sheet.name, { kind: prepared.description.kind, rowCount: prepared.description.rowCount, counts });
    if (!prepared.plan) continue;
    known.add(prepared.plan);
    plan = mergePlans(plan, prepared.plan);
  }
  const { format, encoding, delimiter, sheets } = table;
  return {
    description: {
      ...{ kind: 'workbook', format, encoding, delimiter, sheet: null, sheets: [...sheets] },
      ...{ headerRow: 0, dateOrder: null, decimalMark: null, rowCount, ignoredRows, columns: [] },
    },
    questions: [...questions.values()],
    offers,
    plan:
      questions.size > 0 ? null : { ...withChangesOfNewCustomers(plan), counts: { ...plan.counts, rejected: report.rejectedRows.size } },
    report,
    lists,
  };
}

/** The rows of each sheet after those of the one before it. */
function placesOf(book: readonly ExportedBookSheet[]): SheetPlaces {
  let base = 0;
  return new SheetPlaces(
    book.map(({ sheet: { name, rows } }) => {
      const part = { sheet: name, base, texts: [name] };
      base += rows.at(rows.length - 1)?.line ?? 0;
      return part;
    }),
  );
}

/** What a later list changes of a customer that an earlier one brings is how the customer is new. */
function withChangesOfNewCustomers(plan: ImportPlan): ImportPlan {
  const changes = new Map(plan.changedCustomers.map((each) => [each.id, each.changes]));
  const added = new Set(plan.newCustomers.map(({ id }) => id));
  return {
    ...plan,
    newCustomers: plan.newCustomers.map((customer) => ({ ...customer, ...changes.get(customer.id) })),
    changedCustomers: plan.changedCustomers.filter(({ id }) => !added.has(id)),
  };
}
