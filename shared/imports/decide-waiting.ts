import type { MatchableInvoice } from '../bank-statements/match-book.ts';
import { addCents, type Cents, subtractCents, ZERO } from '../money/cents.ts';
import type { PayingCustomer } from './decide-credits.ts';
import {
  type DatedPart,
  type MovementOutcome,
  type OtherPayment,
  payNamedInvoices,
  settleWaiting,
  type WaitingMovement,
  type WaitingPayment,
} from './waiting-payments.ts';

/** The books once an import is written, as far as what waits depends on them. */
export interface WaitingFacts {
  readonly payments: readonly WaitingPayment[];
  readonly movements: readonly WaitingMovement[];
  readonly customers: readonly PayingCustomer[];
  readonly openInvoices: readonly MatchableInvoice[];
  /** Payments of the amounts that movements wait with. */
  readonly otherPayments: readonly OtherPayment[];
  readonly toleranceCents: Cents;
}

export interface WaitingDecision {
  readonly named: readonly { readonly paymentId: number; readonly part: DatedPart }[];
  readonly outcomes: readonly MovementOutcome[];
}

/**
 * What becomes of what waits, once an import has brought something: first the payments that name their invoice, then the credits of
 * statements, with what those leave open. The same for a preview, which foresees the books, and for the import, which has written them.
 */
export function decideWaiting(facts: WaitingFacts): WaitingDecision {
  const { payments, movements, customers, openInvoices, otherPayments, toleranceCents } = facts;
  const named = payments.length === 0 ? [] : payNamedInvoices(payments, openInvoices);
  const invoiceOf = new Map(named.map(({ paymentId, part }) => [paymentId, part.invoiceId]));
  const waiting = movements.filter(({ payment }) => payment === null || !invoiceOf.has(payment.id));
  if (waiting.length === 0) return { named, outcomes: [] };
  const taken = new Map<number, Cents>();
  for (const { part } of named) taken.set(part.invoiceId, addCents(taken.get(part.invoiceId) ?? ZERO, part.amountCents));
  const outcomes = settleWaiting(waiting, {
    customers,
    openInvoices: openInvoices.flatMap((invoice) => {
      const openCents = subtractCents(invoice.openCents, taken.get(invoice.id) ?? ZERO);
      return openCents > 0 ? [{ ...invoice, openCents }] : [];
    }),
    payments: otherPayments.map((payment) => {
      const invoiceId = invoiceOf.get(payment.id);
      return invoiceId === undefined ? payment : { ...payment, invoiceIds: [invoiceId] };
    }),
    toleranceCents,
  });
  return { named, outcomes };
}

/** A payment that waited and goes to invoices. */
export interface WaitingMatch {
  readonly payment: WaitingPayment | WaitingMovement;
  readonly parts: readonly DatedPart[];
}

/** Of a decision, the payments that go to invoices. */
export function matchesOf({ named, outcomes }: WaitingDecision, payments: readonly WaitingPayment[]): WaitingMatch[] {
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  return [
    ...named.flatMap(({ paymentId, part }) => {
      const payment = byId.get(paymentId);
      return payment ? [{ payment, parts: [part] }] : [];
    }),
    ...outcomes.flatMap((outcome) =>
      outcome.is === 'payment' && outcome.parts.length > 0 ? [{ payment: outcome.movement, parts: outcome.parts }] : [],
    ),
  ];
}
