import type { BankMovement, BankStatement } from '../bank-statements/bank-statement.ts';
import type { MatchableInvoice } from '../bank-statements/match-book.ts';
import type { PaymentMatch } from '../bank-statements/match-payments.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { ACCOUNT_CURRENCY, type CreditDecision, decideCredits } from './decide-credits.ts';
import { changeOf } from './import-changes.fr.ts';
import {
  emptyPlan,
  type ImportPlan,
  type PlannedAllocation,
  type PlannedMovement,
  type PlannedPayment,
  PreviewRows,
  Totals,
} from './import-plan.ts';
import type { PreviewRow } from './imports.contract.ts';
import type { KnownBook, KnownPayment } from './known-book.ts';
import { PaymentIdentities } from './payment-identities.ts';
import type { ImportReport } from './report.ts';
import { MOVEMENT_WORDS, statementRemarks, UNNAMED_MOVEMENT } from './statement-import-words.fr.ts';

/** A movement that an earlier statement brought. */
export interface KnownMovement {
  readonly account: string;
  readonly bookedOn: LocalDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly bankReference: string;
  readonly paymentId: number | null;
}

export interface StatementPlannerOptions {
  readonly report: ImportReport;
  readonly openInvoices: readonly MatchableInvoice[];
  readonly knownMovements: readonly KnownMovement[];
  readonly toleranceCents: Cents;
}

interface Credit {
  readonly account: string;
  readonly movement: BankMovement;
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
  #nextPaymentId: number;

  constructor(book: KnownBook, options: StatementPlannerOptions) {
    this.#book = book;
    this.#options = options;
    this.#customerNames = new Map(book.customers.map(({ id, name }) => [id, name]));
    this.#numbers = new Map(options.openInvoices.map(({ id, number }) => [id, number]));
    this.#nextPaymentId = book.nextPaymentId;
  }

  plan(statements: readonly BankStatement[]): ImportPlan {
    const { fresh, payments } = this.#withoutKnown(this.#creditsOf(statements));
    const { openInvoices, toleranceCents, report } = this.#options;
    const decisions = decideCredits(
      fresh.map(({ movement }) => movement),
      { customers: this.#book.customers, openInvoices, payments, toleranceCents },
    );
    decisions.forEach(({ decision, match }, index) => {
      const credit = fresh[index];
      if (credit) this.#add(credit, decision, match);
    });
    return {
      ...emptyPlan(),
      newPayments: this.#payments,
      newAllocations: this.#allocations,
      newMovements: this.#movements,
      counts: { ...this.#rows.counts, rejected: report.rejectedRows.size },
      totals: this.#totals.list(),
      ...this.#rows.list(),
    };
  }

  /** The credits in euros; what is left out is said. */
  #creditsOf(statements: readonly BankStatement[]): Credit[] {
    const { report } = this.#options;
    let debits = 0;
    const credits: Credit[] = [];
    for (const { account, movements } of statements) {
      for (const movement of movements) {
        const { line, label, currency, reversal, amountCents } = movement;
        if (reversal) report.include([statementRemarks.reversal(line, label)]);
        else if (amountCents < 0) debits += 1;
        else if (amountCents > 0 && currency !== ACCOUNT_CURRENCY) report.include([statementRemarks.foreign(line, currency, label)]);
        else if (amountCents > 0) credits.push({ account, movement });
      }
    }
    if (debits > 0) report.include([statementRemarks.debits(debits)]);
    return credits;
  }

  /** Sets aside the movements that an earlier import brought; their payments answer for nothing else. */
  #withoutKnown(credits: readonly Credit[]): { fresh: Credit[]; payments: PaymentIdentities } {
    const unmet = new Map<string, KnownMovement[]>();
    for (const known of this.#options.knownMovements) {
      const same = unmet.get(identityOf(known.account, known));
      if (same) same.push(known);
      else unmet.set(identityOf(known.account, known), [known]);
    }
    const met = new Set<number | null>();
    const fresh = credits.filter(({ account, movement }) => {
      const known = unmet.get(identityOf(account, movement))?.shift();
      if (!known) return true;
      met.add(known.paymentId);
      this.#preview(movement, 'unchanged', this.#customerOfPayment(known.paymentId), []);
      return false;
    });
    const received = this.#book.payments.filter(({ id, kind }) => kind === 'payment' && !met.has(id));
    const identities = received.map((payment) => ({ ...payment, reference: '' }));
    return { fresh, payments: new PaymentIdentities(identities, ({ fromStatement }) => !fromStatement) };
  }

  #add({ account, movement }: Credit, decision: CreditDecision, match: PaymentMatch): void {
    const { bookedOn, amountCents, line, label } = movement;
    const [best] = match.candidates;
    if (decision.is === 'nobody') {
      this.#options.report.include([statementRemarks.noCustomer(line, label)]);
      this.#keep(account, movement, 'offered', null);
      return this.#preview(movement, 'new', '', [best ? MOVEMENT_WORDS.offered(best.reason) : MOVEMENT_WORDS.noCustomer]);
    }
    const { customerId } = decision;
    const name = this.#customerNames.get(customerId) ?? '';
    if (decision.is === 'known') {
      const { id, invoiceIds, paidOn } = decision.payment;
      this.#keep(account, movement, invoiceIds.length > 0 ? 'matched' : 'offered', id);
      return this.#preview(movement, 'unchanged', name, [paidOn === bookedOn ? MOVEMENT_WORDS.known : MOVEMENT_WORDS.knownOn(paidOn)]);
    }
    const id = this.#nextPaymentId;
    this.#nextPaymentId += 1;
    const allocated = decision.is === 'sure';
    const reference = movementReference(movement);
    this.#payments.push({ id, customerId, paidOn: bookedOn, amountCents, kind: 'payment', method: '', reference, allocated });
    this.#keep(account, movement, allocated ? 'matched' : 'offered', id);
    if (decision.is !== 'sure') return this.#preview(movement, 'new', name, [MOVEMENT_WORDS.offered(match.reason)]);
    const changes = decision.candidate.allocations.map((allocation) => {
      this.#allocations.push({ ...allocation, paymentId: id, creditNoteId: null, allocatedOn: bookedOn });
      return changeOf.settles(allocation.amountCents, this.#numbers.get(allocation.invoiceId) ?? '');
    });
    this.#preview(movement, 'new', name, [...changes, MOVEMENT_WORDS.sure(match.reason)]);
  }

  #customerOfPayment(paymentId: number | null): string {
    const payment = paymentId === null ? undefined : this.#book.payments.find(({ id }: KnownPayment) => id === paymentId);
    return payment ? (this.#customerNames.get(payment.customerId) ?? '') : '';
  }

  #keep(account: string, movement: BankMovement, state: PlannedMovement['state'], paymentId: number | null): void {
    const { bookedOn, amountCents, label, counterparty, reference, bankReference } = movement;
    this.#movements.push({ account, bookedOn, amountCents, label, counterparty, reference, bankReference, state, paymentId });
  }

  #preview(movement: BankMovement, state: PreviewRow['state'], customerName: string, changes: string[]): void {
    const { line, label, counterparty, bookedOn, amountCents } = movement;
    this.#totals.addPayment(amountCents);
    const text = (label || counterparty || UNNAMED_MOVEMENT).slice(0, LONGEST_LABEL);
    this.#rows.add({ row: line, state, label: text, customerName, date: bookedOn, dueOn: null, amountCents, changes });
  }
}

function identityOf(
  account: string,
  { bookedOn, amountCents, label, bankReference }: Omit<KnownMovement, 'account' | 'paymentId'>,
): string {
  const day = `${bookedOn} ${amountCents}`;
  return bankReference === '' ? `${day} ${label.replace(/\s+/g, ' ').trim().toUpperCase()}` : `${day} ${account} #${bankReference}`;
}
