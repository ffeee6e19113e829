import type { BankMovement, BankStatement } from '../bank-statements/bank-statement.ts';
import type { MatchableInvoice } from '../bank-statements/match-book.ts';
import type { PaymentMatch } from '../bank-statements/match-payments.ts';
import { matchReturn, RETURN_WORDS, type ReturnablePayment } from '../bank-statements/returned-payments.fr.ts';
import { type Cents, negateCents } from '../money/cents.ts';
import { type ExchangeRates, NO_RATES } from './currency-questions.fr.ts';
import { type CreditDecision, decideCredits } from './decide-credits.ts';
import { EnteredPayments } from './entered-payments.ts';
import { changeOf } from './import-changes.fr.ts';
import {
  emptyPlan,
  type ImportPlan,
  type PlannedAllocation,
  type PlannedMovement,
  type PlannedPayment,
  type PlannedReturn,
  PreviewRows,
  Totals,
} from './import-plan.ts';
import type { PreviewRow } from './imports.contract.ts';
import type { KnownBook, KnownPayment } from './known-book.ts';
import { PaymentIdentities } from './payment-identities.ts';
import type { ImportReport } from './report.ts';
import { type Credit, creditsInEuros, creditsOf, type EuroCredit, type KnownMovement, splitKnown } from './statement-credits.ts';
import { MOVEMENT_WORDS, statementRemarks, UNNAMED_MOVEMENT } from './statement-import-words.fr.ts';

export interface StatementPlannerOptions {
  readonly report: ImportReport;
  readonly openInvoices: readonly MatchableInvoice[];
  readonly knownMovements: readonly KnownMovement[];
  readonly toleranceCents: Cents;
  /** The returned payments that earlier statements brought, and the payments that may come back now. */
  readonly knownReturns?: readonly KnownMovement[];
  readonly returnable?: readonly ReturnablePayment[];
  /** The rates answered for other currencies than the accounts'. */
  readonly rates?: ExchangeRates;
}

const LONGEST_REFERENCE = 60;
const LONGEST_LABEL = 200;

/** The reference of the payment that a movement is. */
export function movementReference({ reference, label }: Pick<BankMovement, 'reference' | 'label'>): string {
  return (reference || label).slice(0, LONGEST_REFERENCE);
}

/**
 * Plans what the credits of statements bring. One that an invoice explains for sure is a payment, allocated; one of a customer who is
 * recognised is a payment to be allocated; one of nobody known is kept until a person says whose it is. Known movements, by the bank's
 * identifier or by day, amount and label as many times as they are there, change nothing; a payment of the same customer, about that
 * day, of that amount, that came another way is the same money.
 */
export function planStatements(book: KnownBook, statements: readonly BankStatement[], options: StatementPlannerOptions): ImportPlan {
  return new StatementPlanner(book, options).plan(statements);
}

/** The payment that a credit was found to be. */
function paymentOf(decision: CreditDecision): number | null {
  return decision.is === 'known' ? decision.payment.id : null;
}

class StatementPlanner {
  readonly #options: StatementPlannerOptions;
  readonly #customerNames: ReadonlyMap<number, string>;
  readonly #numbers: ReadonlyMap<number, string>;
  readonly #book: KnownBook;
  readonly #rows = new PreviewRows();
  readonly #totals = new Totals();
  readonly #payments: PlannedPayment[] = [];
  readonly #allocations: PlannedAllocation[] = [];
  readonly #movements: PlannedMovement[] = [];
  readonly #returns: PlannedReturn[] = [];
  #nextPaymentId: number;

  constructor(book: KnownBook, options: StatementPlannerOptions) {
    this.#book = book;
    this.#options = options;
    this.#customerNames = new Map(book.customers.map(({ id, name }) => [id, name]));
    this.#numbers = new Map(options.openInvoices.map(({ id, number }) => [id, number]));
    this.#nextPaymentId = book.nextPaymentId;
  }

  plan(statements: readonly BankStatement[]): ImportPlan {
    const { openInvoices, knownMovements, toleranceCents, rates = NO_RATES, report } = this.#options;
    const { credits, debits, returns, reversals } = creditsOf(statements);
    for (const { line, label } of reversals) report.include([statementRemarks.reversal(line, label)]);
    if (debits > 0) report.include([statementRemarks.debits(debits)]);
    const { fresh, known } = splitKnown(credits, knownMovements);
    const payments = this.#paymentsBut(known.map((pair) => pair.known.paymentId));
    for (const { credit, known: movement } of known) {
      const amounts = { ...credit.movement, amountCents: movement.amountCents };
      this.#preview(amounts, movement.label, 'unchanged', this.#customerOfPayment(movement.paymentId), []);
    }
    const { inEuros, left } = creditsInEuros(fresh, rates);
    for (const [currency, { count, amountCents }] of left) report.include([statementRemarks.foreignLeft(currency, count, amountCents)]);
    const decisions = decideCredits(
      inEuros.map(({ movement }) => movement),
      { customers: this.#book.customers, openInvoices, payments, toleranceCents },
    );
    const met = [...known.map((pair) => pair.known.paymentId), ...decisions.map(({ decision }) => paymentOf(decision))];
    const entered = new EnteredPayments(this.#received(met));
    decisions.forEach(({ decision, match }, index) => {
      const credit = inEuros[index];
      if (credit) this.#add(credit, decision, match, entered);
    });
    this.#addReturns(returns);
    return {
      ...emptyPlan(),
      newPayments: this.#payments,
      newAllocations: this.#allocations,
      newMovements: this.#movements,
      newReturns: this.#returns,
      counts: { ...this.#rows.counts, rejected: report.rejectedRows.size },
      totals: this.#totals.list(),
      ...this.#rows.list(),
    };
  }

  /** What the bank takes back: of a payment known before, or of one that the same statement brings. */
  #addReturns(returns: readonly Credit[]): void {
    const { fresh, known } = splitKnown(returns, this.#options.knownReturns ?? []);
    for (const { credit } of known) this.#previewReturn(credit.movement, 'unchanged', '', []);
    const taken = new Set<number>();
    const payments = [...(this.#options.returnable ?? []), ...this.#payments.map((payment) => this.#asReturnable(payment))];
    for (const { account, movement } of fresh) {
      const { bookedOn, amountCents, label, counterparty, reference, bankReference, line } = movement;
      const { sure, candidates, reason } = matchReturn(
        movement,
        payments.filter(({ paymentId }) => !taken.has(paymentId)),
      );
      if (sure) taken.add(sure.paymentId);
      else this.#options.report.include([statementRemarks.reversal(line, label)]);
      this.#returns.push({
        account,
        bookedOn,
        amountCents,
        label,
        counterparty,
        reference,
        bankReference,
        paymentId: sure?.paymentId ?? null,
      });
      const change = sure ? RETURN_WORDS.takesBack(sure) : RETURN_WORDS.offered(reason);
      this.#previewReturn(movement, sure ? 'changed' : 'new', (sure ?? candidates[0])?.customerName ?? '', [change]);
    }
  }

  #asReturnable({ id, customerId, paidOn, amountCents }: PlannedPayment): ReturnablePayment {
    const own = this.#allocations.filter(({ paymentId }) => paymentId === id);
    const invoiceNumbers = own.map(({ invoiceId }) => this.#numbers.get(invoiceId) ?? '');
    const customerName = this.#customerNames.get(customerId) ?? '';
    return { paymentId: id, customerId, customerName, paidOn, amountCents, invoiceNumbers, inSchedule: false };
  }

  #previewReturn(
    { line, bookedOn, label, counterparty, amountCents }: BankMovement,
    state: PreviewRow['state'],
    customerName: string,
    changes: string[],
  ): void {
    const text = (label || counterparty || UNNAMED_MOVEMENT).slice(0, LONGEST_LABEL);
    this.#rows.add({
      row: line,
      state,
      label: text,
      customerName,
      date: bookedOn,
      dueOn: null,
      amountCents: negateCents(amountCents),
      changes,
    });
  }

  /** The payments that a credit may already be: those of movements met again answer for nothing else. */
  #paymentsBut(met: readonly (number | null)[]): PaymentIdentities {
    const identities = this.#received(met).map((payment) => ({ ...payment, reference: '' }));
    return new PaymentIdentities(identities, ({ fromStatement }) => !fromStatement);
  }

  #received(met: readonly (number | null)[]): KnownPayment[] {
    const taken = new Set(met);
    return this.#book.payments.filter(({ id, kind }) => kind === 'payment' && !taken.has(id));
  }

  #add(credit: EuroCredit, decision: CreditDecision, match: PaymentMatch, entered: EnteredPayments): void {
    const { movement, label, foreign } = credit;
    const { bookedOn, amountCents, line } = movement;
    const converted = foreign ? [MOVEMENT_WORDS.converted(foreign.amountCents, foreign.currency, foreign.rate)] : [];
    const preview = (state: PreviewRow['state'], customerName: string, changes: string[]) =>
      this.#preview(movement, label, state, customerName, [...converted, ...changes]);
    const [best] = match.candidates;
    if (decision.is === 'nobody') {
      this.#options.report.include([statementRemarks.noCustomer(line, label)]);
      this.#keep(credit, 'offered', null);
      const like = entered.take(movement);
      if (like) {
        const payer = this.#customerNames.get(like.customerId) ?? '';
        return preview('new', payer, [MOVEMENT_WORDS.entered(payer, like.paidOn)]);
      }
      return preview('new', '', [best ? MOVEMENT_WORDS.offered(best.reason) : MOVEMENT_WORDS.noCustomer]);
    }
    const { customerId } = decision;
    const name = this.#customerNames.get(customerId) ?? '';
    if (decision.is === 'known') {
      const { id, invoiceIds, paidOn } = decision.payment;
      this.#keep(credit, invoiceIds.length > 0 ? 'matched' : 'offered', id);
      return preview('unchanged', name, [paidOn === bookedOn ? MOVEMENT_WORDS.known : MOVEMENT_WORDS.knownOn(paidOn)]);
    }
    const id = this.#nextPaymentId;
    this.#nextPaymentId += 1;
    const allocated = decision.is === 'sure';
    const reference = movementReference(movement);
    this.#payments.push({ id, customerId, paidOn: bookedOn, amountCents, kind: 'payment', method: '', reference, allocated });
    this.#keep(credit, allocated ? 'matched' : 'offered', id);
    if (decision.is !== 'sure') return preview('new', name, [MOVEMENT_WORDS.offered(match.reason)]);
    const changes = decision.candidate.allocations.map((allocation) => {
      this.#allocations.push({ ...allocation, paymentId: id, creditNoteId: null, allocatedOn: bookedOn });
      return changeOf.settles(allocation.amountCents, this.#numbers.get(allocation.invoiceId) ?? '');
    });
    preview('new', name, [...changes, MOVEMENT_WORDS.sure(match.reason)]);
  }

  #customerOfPayment(paymentId: number | null): string {
    const payment = paymentId === null ? undefined : this.#book.payments.find(({ id }: KnownPayment) => id === paymentId);
    return payment ? (this.#customerNames.get(payment.customerId) ?? '') : '';
  }

  #keep({ account, movement, label }: EuroCredit, state: PlannedMovement['state'], paymentId: number | null): void {
    const { bookedOn, amountCents, counterparty, reference, bankReference } = movement;
    this.#movements.push({ account, bookedOn, amountCents, label, counterparty, reference, bankReference, state, paymentId });
  }

  #preview(movement: BankMovement, label: string, state: PreviewRow['state'], customerName: string, changes: string[]): void {
    const { line, counterparty, bookedOn, amountCents } = movement;
    this.#totals.addPayment(amountCents);
    const text = (label || counterparty || UNNAMED_MOVEMENT).slice(0, LONGEST_LABEL);
    this.#rows.add({ row: line, state, label: text, customerName, date: bookedOn, dueOn: null, amountCents, changes });
  }
}
