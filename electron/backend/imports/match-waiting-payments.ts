import type { ReadDb, WriteDb } from '../../../db/database.ts';
import { readKnownCustomers } from '../../../db/imports/known-book.queries.ts';
import {
  otherPayments,
  payNamedInvoice,
  waitingMovements,
  waitingPayments,
  writeOutcome,
} from '../../../db/imports/waiting-payments.queries.ts';
import { invoicesAt, openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import {
  type BookedInvoice,
  customersAfter,
  openInvoicesAfter,
  paymentsAdded,
  waitingAdded,
} from '../../../shared/imports/book-after-plan.ts';
import { decideWaiting, matchesOf } from '../../../shared/imports/decide-waiting.ts';
import type { ImportKind } from '../../../shared/imports/import-fields.contract.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import type { ImportPreview } from '../../../shared/imports/imports.contract.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { matchableInvoices, matchTolerance } from './match-settings.ts';

/** Whether an import can explain what waits. A statement has compared its own credits itself. */
function mayExplain(kind: ImportKind, { newCustomers, newInvoices, changedInvoices, newPayments }: ImportPlan): boolean {
  return kind !== 'bankStatement' && newCustomers.length + newInvoices.length + changedInvoices.length + newPayments.length > 0;
}

/** Between the years of one ledger, its own lettering decides what a payment settles, whichever year is imported first. */
function waitingFor(kind: ImportKind): { ofLedgers: boolean } {
  return { ofLedgers: kind !== 'fec' };
}

/**
 * Once an import is written, allocates what waited for it: payments that name an invoice which has come, credits of statements that its
 * invoices explain for sure, or that its payments already are. Inside the import's transaction, and undone with it. Returns how many
 * payments it allocated.
 */
export function matchWaitingPayments(db: WriteDb, importId: number, kind: ImportKind, plan: ImportPlan): number {
  if (!mayExplain(kind, plan)) return 0;
  const payments = waitingPayments(db);
  const movements = waitingMovements(db, waitingFor(kind)).filter((movement) => movement.importId !== importId);
  if (payments.length + movements.length === 0) return 0;
  const decision = decideWaiting({
    payments,
    movements,
    customers: readKnownCustomers(db),
    openInvoices: matchableInvoices(db),
    otherPayments: otherPayments(db),
    toleranceCents: matchTolerance(db),
  });
  for (const { paymentId, part } of decision.named) payNamedInvoice(db, importId, paymentId, part);
  const made = new Map<number, number>();
  for (const outcome of decision.outcomes) {
    // The same money as a movement that has just become a payment.
    const other = outcome.is === 'linked' && outcome.paymentId < 0 ? made.get(-outcome.paymentId) : undefined;
    const paymentId = writeOutcome(db, importId, other === undefined ? outcome : ({ ...outcome, paymentId: other } as typeof outcome));
    if (paymentId !== null) made.set(outcome.movement.id, paymentId);
  }
  return matchesOf(decision, payments).length;
}

/** What waits and would find its invoice if a plan were written, by the same decision, over the books as they would be. */
export function foreseeWaitingMatches(db: ReadDb, kind: ImportKind, plan: ImportPlan): ImportPreview['waitingMatches'] {
  if (!mayExplain(kind, plan)) return [];
  const payments = [...waitingPayments(db), ...waitingAdded(plan)];
  const movements = waitingMovements(db, waitingFor(kind));
  if (payments.length + movements.length === 0) return [];
  const customers = customersAfter(plan, readKnownCustomers(db));
  const openInvoices = openInvoicesAfter(plan, bookedInvoices(db, plan), customers);
  const amounts = new Set(movements.map(({ amountCents }) => amountCents));
  const decision = decideWaiting({
    payments,
    movements,
    customers,
    openInvoices,
    otherPayments: [...otherPayments(db), ...paymentsAdded(plan, amounts)],
    toleranceCents: matchTolerance(db),
  });
  const invoices = new Map(openInvoices.map((invoice) => [invoice.id, invoice]));
  return matchesOf(decision, payments).map(({ payment, parts }) => ({
    paidOn: 'paidOn' in payment ? payment.paidOn : payment.bookedOn,
    amountCents: payment.amountCents,
    customerName: invoices.get(parts[0]?.invoiceId ?? 0)?.customerName ?? '',
    invoiceNumbers: parts.map(({ invoiceId }) => invoices.get(invoiceId)?.number ?? ''),
  }));
}

/** The open invoices, and every other one where a plan may open some again. */
function bookedInvoices(db: ReadDb, { changedInvoices }: ImportPlan): BookedInvoice[] {
  if (changedInvoices.length === 0) return openInvoicesAt(db, END_OF_RECORDS);
  return invoicesAt(db, END_OF_RECORDS).filter(({ cancelledOn }) => cancelledOn === null);
}
