import type { BankMovement } from '../bank-statements/bank-statement.ts';
import type { MatchableInvoice } from '../bank-statements/match-book.ts';
import { type LocalDate, laterOf } from '../dates/local-date.ts';
import { addCents, type Cents, minCents, subtractCents, ZERO } from '../money/cents.ts';
import { ACCOUNT_CURRENCY, decideCredits, type PayingCustomer } from './decide-credits.ts';
import { numberKey } from './invoice-index.ts';
import type { KnownPayment } from './known-book.ts';
import { PaymentIdentities } from './payment-identities.ts';
import { movementReference } from './statement-planner.ts';

/** A credit of a statement that nobody decided on and of which nothing is allocated. */
export interface WaitingMovement {
  readonly id: number;
  /** The statement that brought it. */
  readonly importId: number;
  /** Whose word it is: a bank's, or that of the accounts, whose list of payments named nobody known. */
  readonly side: 'bank' | 'accounts';
  readonly bookedOn: LocalDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly counterparty: string;
  readonly reference: string;
  /** The payment that it became; null while no customer is recognised. */
  readonly payment: {
    readonly id: number;
    readonly customerId: number;
    readonly amountCents: Cents;
    /** It came with the movement, and has no other origin. */
    readonly isOwn: boolean;
  } | null;
}

/** A payment of a file that names an invoice which was not known yet; nothing of it is allocated. */
export interface WaitingPayment {
  readonly id: number;
  readonly customerId: number;
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
  readonly invoiceNumber: string;
}

export interface DatedPart {
  readonly invoiceId: number;
  readonly amountCents: Cents;
  readonly on: LocalDate;
}

/**
 * What becomes of a waiting movement: money that another payment already is; a payment, new or put right; `nobody`: what was taken for a
 * customer's payment may be another's, now that more is known.
 */
export type MovementOutcome =
  | { readonly is: 'nobody'; readonly movement: WaitingMovement }
  | {
      readonly is: 'linked';
      readonly movement: WaitingMovement /** The id of a payment; or, negative, that of another movement of which this decision makes one. */;
      readonly paymentId: number;
      readonly allocated: boolean;
    }
  | {
      readonly is: 'payment';
      readonly movement: WaitingMovement;
      readonly customerId: number;
      readonly reference: string;
      readonly parts: readonly DatedPart[];
    };

/**
 * Payments that name their invoice, once it is there: they go to it up to what is open, as they would have gone had it come first. One
 * of an earlier day, or whose number several open invoices bear, goes on waiting.
 */
export function payNamedInvoices(
  payments: readonly WaitingPayment[],
  openInvoices: readonly MatchableInvoice[],
): { paymentId: number; part: DatedPart }[] {
  const rests = new Map(openInvoices.map(({ id, openCents }) => [id, openCents]));
  const named = new Map<string, MatchableInvoice[]>();
  for (const invoice of openInvoices) {
    const key = `${invoice.customerId} ${numberKey(invoice.number)}`;
    named.set(key, [...(named.get(key) ?? []), invoice]);
  }
  return payments.flatMap(({ id, customerId, paidOn, amountCents, invoiceNumber }) => {
    const open = (named.get(`${customerId} ${numberKey(invoiceNumber)}`) ?? []).filter(
      (invoice) => invoice.issuedOn <= paidOn && (rests.get(invoice.id) ?? 0) > 0,
    );
    const [invoice] = open;
    if (invoice === undefined || open.length > 1) return [];
    const rest = rests.get(invoice.id) ?? invoice.openCents;
    const part = minCents(amountCents, rest);
    rests.set(invoice.id, subtractCents(rest, part));
    return [{ paymentId: id, part: { invoiceId: invoice.id, amountCents: part, on: laterOf(paidOn, invoice.issuedOn) } }];
  });
}

/**
 * Decides waiting movements again, by the rules of the import of a statement, so that a statement and its invoices give the same book
 * whichever comes first. What the accounts listed is decided before the banks' credits, which may be the same money. Each outcome changes something; what still explains nothing goes on waiting.
 */
export function settleWaiting(
  movements: readonly WaitingMovement[],
  facts: {
    readonly customers: readonly PayingCustomer[];
    readonly openInvoices: readonly MatchableInvoice[];
    readonly payments: readonly OtherPayment[];
    readonly toleranceCents: Cents;
  },
): MovementOutcome[] {
  const ofAccounts = movements.filter(({ side }) => side === 'accounts');
  const ofBanks = movements.filter(({ side }) => side === 'bank');
  const first = settleSide(ofAccounts, { ...facts, payments: facts.payments.filter(({ inAccounts }) => !inAccounts) });
  if (ofBanks.length === 0) return first;
  const taken = new Map<number, Cents>();
  for (const { invoiceId, amountCents } of first.flatMap((outcome) => (outcome.is === 'payment' ? outcome.parts : [])))
    taken.set(invoiceId, addCents(taken.get(invoiceId) ?? ZERO, amountCents));
  const openInvoices = facts.openInvoices.flatMap((invoice) => {
    const openCents = subtractCents(invoice.openCents, taken.get(invoice.id) ?? ZERO);
    return openCents > 0 ? [{ ...invoice, openCents }] : [];
  });
  const payments = [...facts.payments.filter(({ fromStatement }) => !fromStatement), ...first.flatMap(paymentMade)];
  return [...first, ...settleSide(ofBanks, { ...facts, openInvoices, payments })];
}

/** A payment that waiting movements may be already, with which sides have it. */
export interface OtherPayment extends KnownPayment {
  readonly inAccounts: boolean;
}

/** The payment that a movement of the accounts becomes: a credit of the bank may be the same money. */
function paymentMade(outcome: MovementOutcome): KnownPayment[] {
  if (outcome.is !== 'payment') return [];
  const { movement, customerId, parts } = outcome;
  const { bookedOn: paidOn, amountCents } = movement;
  const id = movement.payment?.id ?? -movement.id;
  return [
    {
      id,
      customerId,
      paidOn,
      amountCents,
      kind: 'payment',
      reference: '',
      invoiceIds: parts.map(({ invoiceId }) => invoiceId),
      fromStatement: false,
    },
  ];
}

/** The movements of one side, which may be payments that the other has. */
function settleSide(
  movements: readonly WaitingMovement[],
  facts: {
    readonly customers: readonly PayingCustomer[];
    readonly openInvoices: readonly MatchableInvoice[];
    readonly payments: readonly KnownPayment[];
    readonly toleranceCents: Cents;
  },
): MovementOutcome[] {
  if (movements.length === 0) return [];
  const credits = movements.map((movement, index) => creditOf(movement, index));
  const answered = new Set(credits.filter((_, index) => movements[index]?.payment?.isOwn === false));
  const payments = new PaymentIdentities(
    facts.payments.map((payment) => ({ ...payment, reference: '' })),
    () => true,
  );
  return decideCredits(credits, { ...facts, payments, answered }).flatMap(({ decision }, index): MovementOutcome[] => {
    const movement = movements[index];
    if (movement === undefined) return [];
    const { payment, bookedOn } = movement;
    if (decision.is === 'nobody') return payment?.isOwn ? [{ is: 'nobody', movement }] : [];
    if (decision.is === 'known')
      return [{ is: 'linked', movement, paymentId: decision.payment.id, allocated: decision.payment.invoiceIds.length > 0 }];
    const { customerId } = decision;
    const reference = movementReference(movement);
    if (payment && !payment.isOwn && payment.customerId !== customerId) return [];
    if (decision.is === 'customer')
      return payment?.customerId === customerId ? [] : [{ is: 'payment', movement, customerId, reference, parts: [] }];
    const parts = decision.candidate.allocations.map((allocation) => ({ ...allocation, on: bookedOn }));
    return [{ is: 'payment', movement, customerId, reference, parts }];
  });
}

function creditOf({ bookedOn, amountCents, payment, label, counterparty, reference }: WaitingMovement, line: number): BankMovement {
  return {
    line,
    bookedOn,
    valueOn: null,
    amountCents: payment?.amountCents ?? amountCents,
    label,
    counterparty,
    reference,
    bankReference: '',
    currency: ACCOUNT_CURRENCY,
    reversal: false,
  };
}
