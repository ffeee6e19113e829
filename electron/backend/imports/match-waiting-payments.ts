import type { WriteDb } from '../../../db/database.ts';
import { readKnownCustomers } from '../../../db/imports/known-book.queries.ts';
import {
  paymentsOutsideStatements,
  payNamedInvoice,
  waitingMovements,
  waitingPayments,
  writeOutcome,
} from '../../../db/imports/waiting-payments.queries.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import { payNamedInvoices, settleWaiting } from '../../../shared/imports/waiting-payments.ts';
import { matchableInvoices, matchTolerance } from './match-settings.ts';

/**
 * Once an import is written, allocates what waited for it: payments that name an invoice which has come, credits of statements that its
 * invoices explain for sure, or that its payments already are. Inside the import's transaction, and undone with it. A statement has
 * compared its credits itself. Returns how many payments it allocated.
 */
export function matchWaitingPayments(db: WriteDb, importId: number, plan: ImportPlan): number {
  const { newCustomers, newInvoices, changedInvoices, newPayments, newMovements } = plan;
  const brought = newCustomers.length + newInvoices.length + changedInvoices.length + newPayments.length;
  if (brought === 0 || newMovements.length > 0) return 0;
  const payments = waitingPayments(db);
  const named = payments.length === 0 ? [] : payNamedInvoices(payments, matchableInvoices(db));
  for (const { paymentId, part } of named) payNamedInvoice(db, importId, paymentId, part);
  const movements = waitingMovements(db);
  if (movements.length === 0) return named.length;
  const outcomes = settleWaiting(movements, {
    customers: readKnownCustomers(db),
    openInvoices: matchableInvoices(db),
    payments: paymentsOutsideStatements(db),
    toleranceCents: matchTolerance(db),
  });
  for (const outcome of outcomes) writeOutcome(db, importId, outcome);
  return named.length + outcomes.filter((outcome) => outcome.is === 'payment' && outcome.parts.length > 0).length;
}
