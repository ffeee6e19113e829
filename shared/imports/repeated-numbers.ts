import { addCents, ZERO } from '../money/cents.ts';
import type { ImportQuestion } from './imports.contract.ts';
import type { InvoiceDraft } from './invoice-rows.ts';
import type { SheetPlaces } from './sheet-places.fr.ts';

/** How rows of one number with different amounts are taken: an answer to the question `repeatedNumbers`. */
export type RepeatedNumbers = 'sum' | 'reject';

/** Notices invoices that stand on several rows, each with an amount of its own: neither a sum nor the first of them is guessed. */
export class RepeatedNumberEvidence {
  readonly #numbers = new Set<string>();
  readonly #places: SheetPlaces;
  #previous: InvoiceDraft | null = null;
  #example = '';

  constructor(places: SheetPlaces) {
    this.#places = places;
  }

  add(draft: InvoiceDraft): void {
    const previous = this.#previous;
    this.#previous = draft;
    if (!previous || !isSameDocument(previous, draft) || previous.totalCents === draft.totalCents) return;
    this.note(draft.number, previous.row, draft.row);
  }

  /** The same of rows that stand apart. */
  note(number: string, firstRow: number, row: number): void {
    if (this.#numbers.size === 0) this.#example = `${number}, lignes ${this.#places.nameOf(firstRow)} et ${this.#places.nameOf(row)}`;
    this.#numbers.add(number);
  }

  question(): ImportQuestion | null {
    const count = this.#numbers.size;
    if (count === 0) return null;
    const which = count === 1 ? 'Un numéro de facture revient' : `${count.toLocaleString('fr-FR')} numéros de facture reviennent`;
    return {
      code: 'repeatedNumbers',
      message: `${which} sur plusieurs lignes avec des montants différents (${this.#example}). Que sont ces lignes ?`,
      choices: [
        { value: 'sum', label: 'les lignes d’une même facture : leurs montants s’additionnent' },
        { value: 'reject', label: 'des erreurs : seule la première compte, les autres sont refusées' },
      ],
    };
  }
}

/** Finds the documents whose rows stand apart: only those are held until the end of the file. */
export class ScatteredDocuments {
  readonly #seen = new Set<string>();
  readonly #scattered = new Set<string>();
  #previous = '';

  survey(draft: InvoiceDraft): void {
    const key = documentKey(draft);
    if (key !== this.#previous && this.#seen.has(key)) this.#scattered.add(key);
    this.#seen.add(key);
    this.#previous = key;
  }

  /** Which ones, once all rows were seen. */
  found(): ReadonlySet<string> {
    this.#seen.clear();
    return this.#scattered;
  }
}

/** Adds up rows of one document: those that follow each other, and those of documents known to stand apart. */
export class DocumentLines {
  readonly #done: (draft: InvoiceDraft) => void;
  readonly #scattered: ReadonlySet<string>;
  readonly #held = new Map<string, InvoiceDraft>();
  #pending: InvoiceDraft | null = null;

  constructor(done: (draft: InvoiceDraft) => void, scattered: ReadonlySet<string> = new Set()) {
    this.#done = done;
    this.#scattered = scattered;
  }

  add(draft: InvoiceDraft): void {
    const key = this.#scattered.size === 0 ? '' : documentKey(draft);
    if (this.#scattered.has(key)) {
      const held = this.#held.get(key);
      this.#held.set(key, held ? addedUp(held, draft) : draft);
      return;
    }
    const pending = this.#pending;
    if (!pending || !isSameDocument(pending, draft)) {
      this.#handOver();
      this.#pending = draft;
      return;
    }
    this.#pending = addedUp(pending, draft);
  }

  finish(): void {
    this.#handOver();
    for (const draft of this.#held.values()) this.#done(draft);
    this.#held.clear();
  }

  #handOver(): void {
    if (this.#pending) this.#done(this.#pending);
    this.#pending = null;
  }
}

function addedUp(first: InvoiceDraft, draft: InvoiceDraft): InvoiceDraft {
  const paidCents =
    first.paidCents === null || draft.paidCents === null
      ? (first.paidCents ?? draft.paidCents)
      : addCents(first.paidCents, draft.paidCents);
  const { vatCents, ...document } = first;
  const vat = vatCents === undefined || draft.vatCents === undefined ? {} : { vatCents: addCents(vatCents, draft.vatCents) };
  return { ...document, totalCents: addCents(first.totalCents, draft.totalCents), paidCents, ...vat };
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

function documentKey({ number, issuedOn, customer }: InvoiceDraft): string {
  return [number, issuedOn, customer.code, customer.name].join('\n');
}

function isSameDocument(a: InvoiceDraft, b: InvoiceDraft): boolean {
  return a.number === b.number && a.issuedOn === b.issuedOn && a.customer.code === b.customer.code && a.customer.name === b.customer.name;
}
