import { findNamingWork } from '../../../db/imports/ledger-openings.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LedgerReading } from '../../../shared/fec/ledger-entry-line.ts';
import type { LedgerReceivables } from '../../../shared/fec/ledger-receivables.ts';
import { receivablesInSteps } from '../../../shared/fec/receivables-from-ledger.ts';
import { customersNamed } from '../../../shared/imports/customers-of-ledger.ts';
import { emptyPlan, type ImportPlan } from '../../../shared/imports/import-plan.ts';
import { type Answers, answerTo } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { knownBalances } from '../../../shared/imports/known-balances.ts';
import type { StoredAllocation } from '../../../shared/imports/known-book.ts';
import { differingOpeningsQuestion, replacedOpeningsRemark, replacedRow } from '../../../shared/imports/later-ledger-words.fr.ts';
import {
  type BookState,
  broughtBy,
  differenceOf,
  idsOf,
  type StoredOpening,
  stateAfter,
  unexplainedOpenings,
  without,
} from '../../../shared/imports/later-ledgers.ts';
import type { OfferedAllocations } from '../../../shared/imports/ledger-import-words.fr.ts';
import { type LedgerPlannerOptions, planLedger } from '../../../shared/imports/ledger-planner.ts';
import { mergePlans } from '../../../shared/imports/merge-plans.ts';
import { redistribute } from '../../../shared/imports/redistribute-allocations.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { undoBlockerReason } from '../../../shared/imports/undo-blockers.fr.ts';
import { breathe, type QueryContext } from '../context.ts';
import { inTurns } from './in-turns.ts';

/** A ledger of a later year that the company's file has: what it opened with, its lines where its file was kept, and what was answered of it. */
export interface LaterLedger {
  readonly importId: number;
  readonly fileName: string;
  readonly openings: readonly StoredOpening[];
  readonly reading: LedgerReading | null;
  readonly answers: Answers;
}

/** The ledger to import, which can be compared with any state of the books. */
export interface EarlierLedger {
  receivables(state: BookState): Promise<LedgerReceivables>;
  plan(
    state: BookState,
    ledger: LedgerReceivables,
    stoodForOpenings: LedgerPlannerOptions['stoodForOpenings'],
  ): Promise<{ plan: ImportPlan; report: ImportReport }>;
}

export type EarlierPlan =
  | { readonly questions: readonly ImportQuestion[]; readonly plan: null }
  | { readonly questions: readonly []; readonly plan: ImportPlan; readonly report: ImportReport; readonly ledger: LedgerReceivables };

/**
 * Plans a ledger of which later years were imported first, so that the order of importing changes nothing: documents that stand for what
 * customers owed when a later year opened give way to those of the earlier year that make up the same balance, and what the later years
 * put against invoices is decided again, with all of them there. An opening that the earlier year contradicts is asked about.
 * @throws AppError IMPORT_BEFORE_OPENING when something names a document that would give way; CANCELLED
 */
export async function planEarlierLedger(
  context: QueryContext,
  state: BookState,
  earlier: EarlierLedger,
  later: readonly LaterLedger[],
  answers: Answers,
): Promise<EarlierPlan> {
  const openings = later.flatMap((ledger) => ledger.openings);
  const again = new Set(later.flatMap(({ importId, reading }) => (reading === null ? [] : [importId])));
  const isUndone = ({ importId }: StoredAllocation) => importId !== null && again.has(importId);
  const all = { invoices: idsOf(openings, 'invoiceIds'), payments: idsOf(openings, 'paymentIds') };
  const ledger = await earlier.receivables(await inTurns(context, without(state, all.invoices, all.payments, isUndone)));
  if (ledger.questions.length > 0) return { questions: ledger.questions, plan: null };
  await breathe(context);

  const brought = await inTurns(context, broughtBy(ledger, state.book, openings));
  const broughtInvoices = new Set(state.book.invoices.filter((invoice) => brought.has(invoice)).map(({ id }) => id));
  const broughtPayments = new Set(state.book.payments.filter((payment) => brought.has(payment)).map(({ id }) => id));
  const stood = { invoiceIds: broughtInvoices, paymentIds: broughtPayments };
  const replaceable = openings.filter(
    ({ invoiceIds, paymentIds }) => invoiceIds.some((id) => !broughtInvoices.has(id)) || paymentIds.some((id) => !broughtPayments.has(id)),
  );
  const goneWithout = (kept: ReadonlySet<StoredOpening>) => {
    const going = replaceable.filter((opening) => !kept.has(opening));
    return {
      invoices: new Set([...idsOf(going, 'invoiceIds')].filter((id) => !broughtInvoices.has(id))),
      payments: new Set([...idsOf(going, 'paymentIds')].filter((id) => !broughtPayments.has(id))),
    };
  };
  let gone = goneWithout(new Set());
  let base = await inTurns(context, without(state, gone.invoices, gone.payments, isUndone));
  let { plan, report } = await earlier.plan(base, ledger, stood);
  let current = await inTurns(context, stateAfter(base, plan));
  await breathe(context);
  const unexplained = await inTurns(context, unexplainedOpenings(current, replaceable));
  const contradicted = unexplained.filter(({ isKnown }) => isKnown);
  const question = differingOpeningsQuestion(contradicted, ledger.period);
  const answer = question && answerTo(question, answers);
  if (question && answer === null) return { questions: [question], plan: null };
  // Of a customer whom the earlier years do not know, nothing takes the place of what stands for its debt.
  const kept = new Set(unexplained.flatMap(({ opening, isKnown }) => (!isKnown || answer === 'keep' ? [opening] : [])));
  if (kept.size > 0) {
    gone = goneWithout(kept);
    base = await inTurns(context, without(state, gone.invoices, gone.payments, isUndone));
    ({ plan, report } = await earlier.plan(base, ledger, stood));
    current = await inTurns(context, stateAfter(base, plan));
    await breathe(context);
  }
  const naming = findNamingWork(context.db, [...gone.invoices], [...gone.payments]);
  if (naming)
    throw new AppError('IMPORT_BEFORE_OPENING', {
      laterFile: replaceable[0]?.fileName ?? '',
      reason: undoBlockerReason(naming.blocker, naming.subject),
    });

  for (const { importId, reading, openings: own, answers: given } of later) {
    if (reading === null) continue;
    await breathe(context);
    const standFor = new Set(own.filter((opening) => !kept.has(opening)).map(({ customerId, opensOn }) => `${customerId} ${opensOn}`));
    const { book, allocations } = current;
    const laterLedger = await inTurns(
      context,
      receivablesInSteps(reading, {
        answers: given,
        knownBalances: (customers) => {
          const named = customersNamed(customers);
          return knownBalances(
            book,
            allocations,
            (customer) => named.get(customer),
            (customerId, day) => standFor.has(`${customerId} ${day}`),
          );
        },
      }),
    );
    await breathe(context);
    const replaying = planLedger(
      book,
      { ...laterLedger, charges: [] },
      {
        today: context.today,
        report: new ImportReport(),
        knownAllocations: allocations,
        knownCharges: [],
        offered: (given.unletteredPayments as OfferedAllocations | undefined) ?? 'sure',
        restates: importId,
      },
    );
    const replayed = await inTurns(context, replaying);
    current = await inTurns(context, stateAfter(current, replayed));
    const { counts, totals, rows, moreRows } = emptyPlan();
    plan = mergePlans(plan, { ...replayed, newOpenings: [], counts, totals, rows, moreRows });
  }
  const byInvoice = new Map(openings.flatMap((opening) => opening.invoiceIds.map((id) => [id, opening] as const)));
  const byPayment = new Map(openings.flatMap((opening) => opening.paymentIds.map((id) => [id, opening] as const)));
  const orphans = base.dropped.flatMap((allocation) => {
    if (isUndone(allocation)) return [];
    const opening =
      byInvoice.get(allocation.invoiceId) ?? byInvoice.get(allocation.creditNoteId ?? 0) ?? byPayment.get(allocation.paymentId ?? 0);
    return opening ? [{ allocation, customerId: opening.customerId, before: opening.opensOn }] : [];
  });
  const moved = redistribute(current, orphans, gone.invoices);
  const { added, removed } = differenceOf(base.dropped, [...plan.newAllocations, ...moved]);
  await breathe(context);
  const names = new Map(openings.map(({ customerId, customerName }) => [customerId, customerName]));
  const replacedRows = state.book.invoices
    .filter(({ id }) => gone.invoices.has(id))
    .map((invoice) => replacedRow(invoice, names.get(invoice.customerId) ?? ''));
  const replaced = replaceable.filter((opening) => !kept.has(opening));
  const notKept = later.flatMap(({ fileName, reading }) => (reading === null ? [fileName] : []));
  if (replaced.length > 0) report.include([replacedOpeningsRemark(replaced, notKept)]);
  return {
    questions: [],
    ledger,
    report,
    plan: {
      ...plan,
      newAllocations: added,
      removed: {
        invoiceIds: [...gone.invoices],
        paymentIds: [...gone.payments],
        allocationIds: removed,
        releasedInvoiceIds: [...broughtInvoices],
        releasedPaymentIds: [...broughtPayments],
      },
      rows: [...plan.rows, ...replacedRows],
      counts: { ...plan.counts, changed: plan.counts.changed + replacedRows.length },
    },
  };
}
