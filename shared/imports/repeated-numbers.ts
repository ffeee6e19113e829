import { addCents, ZERO } from '../money/cents.ts';
import type { ImportQuestion } from './imports.contract.ts';
import type { InvoiceDraft } from './invoice-rows.ts';

/** How rows of one number with different amounts are taken: an answer to the question `repeatedNumbers`. */
export type RepeatedNumbers = 'sum' | 'reject';

/** One such number is a mistake to report; several are a way of writing the file. */
const FEWEST = 2;

/** Notices invoices that stand on several rows in a row, each with an amount of its own. */
export class RepeatedNumberEvidence {
  readonly #numbers = new Set<string>();
  #previous: InvoiceDraft | null = null;
  #example = '';

  add(draft: InvoiceDraft): void {
    const previous = this.#previous;
    this.#previous = draft;
    if (!previous || !isSameDocument(previous, draft) || previous.totalCents === draft.totalCents) return;
    if (this.#numbers.size === 0) this.#example = `${draft.number}, lignes ${previous.row} et ${draft.row}`;
    this.#numbers.add(draft.number);
  }

  question(): ImportQuestion | null {
    if (this.#numbers.size < FEWEST) return null;
    return {
      code: 'repeatedNumbers',
      message: `${this.#numbers.size} numéros de facture reviennent sur plusieurs lignes de suite avec des montants différents (${this.#example}). Que sont ces lignes ?`,
      choices: [
        { value: 'sum', label: 'les lignes d’une même facture : leurs montants s’additionnent' },
        { value: 'reject', label: 'des erreurs : seule la première compte, les autres sont refusées' },
      ],
    };
  }
}

/** Adds up rows of one document that follow each other. */
export class DocumentLines {
  readonly #done: (draft: InvoiceDraft) => void;
  #pending: InvoiceDraft | null = null;

  constructor(done: (draft: InvoiceDraft) => void) {
    this.#done = done;
  }

  add(draft: InvoiceDraft): void {
    const pending = this.#pending;
    if (!pending || !isSameDocument(pending, draft)) {
      this.finish();
      this.#pending = draft;
      return;
    }
    const paidCents =
      pending.paidCents === null || draft.paidCents === null
        ? (pending.paidCents ?? draft.paidCents)
        : addCents(pending.paidCents, draft.paidCents);
    this.#pending = { ...pending, totalCents: addCents(pending.totalCents, draft.totalCents), paidCents };
  }

  finish(): void {
    if (this.#pending) this.#done(this.#pending);
    this.#pending = null;
  }
}

/**
 * Gathers the payments of one invoice from rows that follow each other, one for each payment, the invoice repeated. Where the row also
 * says what remains due, the payments must make up the rest, else they are not all of them and the row's own word stands.
 */
export class DocumentPayments {
  readonly #done: (draft: InvoiceDraft) => void;
  #pending: InvoiceDraft[] = [];
  /** The same payment once more: a row read twice. */
  #again: InvoiceDraft[] = [];

  constructor(done: (draft: InvoiceDraft) => void) {
    this.#done = done;
  }

  add(draft: InvoiceDraft): void {
    const [first] = this.#pending;
    const isFurther = first?.payment && draft.payment && isSameDocument(first, draft) && first.totalCents === draft.totalCents;
    const isNew = this.#pending.every(
      ({ payment }) => payment?.paidOn !== draft.payment?.paidOn || payment?.amountCents !== draft.payment?.amountCents,
    );
    if (isFurther && isNew) this.#pending.push(draft);
    else if (isFurther) this.#again.push(draft);
    else {
      this.finish();
      this.#pending = [draft];
    }
  }

  finish(): void {
    const [first] = this.#pending;
    if (first) this.#done(this.#pending.length === 1 ? first : this.#together(first));
    for (const draft of this.#again) this.#done(draft);
    [this.#pending, this.#again] = [[], []];
  }

  #together(first: InvoiceDraft): InvoiceDraft {
    const payments = this.#pending.flatMap(({ payment }) => payment ?? []).sort((a, b) => a.paidOn.localeCompare(b.paidOn));
    const sum = payments.reduce((cents, { amountCents }) => addCents(cents, amountCents), ZERO);
    // Without a column of what remains due, the first row only counted its own payment.
    const counted = first.paidCents === first.payment?.amountCents ? sum : first.paidCents;
    const settledOn = payments.at(-1)?.paidOn ?? first.settledOn;
    return counted === sum && sum <= first.totalCents ? { ...first, paidCents: sum, settledOn, payments } : { ...first, settledOn };
  }
}

function isSameDocument(a: InvoiceDraft, b: InvoiceDraft): boolean {
  return a.number === b.number && a.issuedOn === b.issuedOn && a.customer.code === b.customer.code && a.customer.name === b.customer.name;
}
