import { daysBetween, earlierOf, type LocalDate } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import { plausibleVat } from '../write-offs/vat-recovery.ts';
import { type AccountRole, accountRole } from './account-roles.ts';
import { comparable, madeNumber, openingNumber, renamed, writtenNumber } from './document-numbers.fr.ts';
import { type LedgerEntry, netOf } from './group-entries.ts';
import { eachInSteps, sortInSteps } from './in-steps.ts';
import type { DocumentOrigin, DraftDocument, DraftPayment, EntrySale, Item, KnownCredit, KnownDocument } from './ledger-documents.ts';
import type { LedgerEntryLine, LedgerReading } from './ledger-entry-line.ts';
import type { Movement, MovementNature } from './ledger-movements.ts';
import type { LedgerProblemList } from './ledger-problem-list.ts';
import type { LedgerInvoice, LedgerPayment } from './ledger-receivables.ts';
import { lineWith } from './packed-lines.ts';
import { paymentMethod } from './payment-methods.fr.ts';

const ORIGINS: Readonly<Partial<Record<MovementNature, DocumentOrigin>>> = {
  invoice: 'sale',
  creditNote: 'sale',
  refund: 'refund',
  transfer: 'transfer',
  otherDebit: 'other',
};

const LONGEST_TEXT = 200;

/** A piece dated longer than this before its entry is misdated: the entry's day is taken. */
const OLDEST_PIECE_DAYS = 366;

/** What movements make: documents, payments, and the items by which they are matched. */
export class DraftBook {
  documents: DraftDocument[] = [];
  readonly payments: DraftPayment[] = [];
  readonly items: Item[] = [];
  readonly #problems: LedgerProblemList;
  readonly #numbering: LedgerReading['numbering'];
  /** What the entry of the last movement made; lines of different entries are never one document. */
  readonly #ofEntry = new Map<string, DraftDocument | DraftPayment>();
  #entry: LedgerEntry | null = null;
  readonly #made: { number: string; row: number }[] = [];

  constructor(problems: LedgerProblemList, numbering: LedgerReading['numbering']) {
    this.#problems = problems;
    this.#numbering = numbering;
  }

  add(movement: Movement): void {
    const origin = ORIGINS[movement.nature];
    if (origin === undefined) this.#addPayment(movement, movement.line.date);
    else this.#addDocument(movement, origin, ownDate(movement.line));
  }

  /** What a customer owed, or was owed, when the books opened: a credit is money on account unless it is called a credit note. */
  addOpening(movement: Movement, day: LocalDate): DraftDocument | DraftPayment {
    const owed = movement.nature === 'openingDebit' || /avoir/i.test(movement.line.label);
    return owed ? this.#addDocument(movement, 'opening', day) : this.#addPayment(movement, day);
  }

  /** An invoice or credit note that the company's file has, of which the opening says that something is open. */
  addKnown({ kind, number, issuedOn, dueOn, totalCents, openCents }: KnownDocument, movement: Movement): void {
    const of: DraftDocument = {
      type: 'document',
      kind,
      customer: movement.customer,
      number,
      issuedOn,
      dueOn,
      label: '',
      origin: 'opening',
      movements: [movement],
      amountCents: totalCents,
    };
    this.documents.push(of);
    this.items.push({ of, movement, date: issuedOn, openCents });
  }

  /** A payment that the company's file has, of which the opening says that something is left. */
  addKnownCredit({ id, kind, paidOn, reference, amountCents, openCents }: KnownCredit, movement: Movement): void {
    const of: DraftPayment = {
      type: 'payment',
      kind,
      customer: movement.customer,
      paidOn,
      method: '',
      reference,
      label: '',
      movements: [movement],
      amountCents,
      knownId: id,
    };
    this.payments.push(of);
    this.items.push({ of, movement, date: paidOn, openCents });
  }

  /** Letters the item of a place as the line that carried it forward is. */
  letter(index: number, { lettering, letteringDate, account, auxiliary }: LedgerEntryLine): void {
    const item = this.items[index];
    if (item === undefined) return;
    const { movement } = item;
    const line = lineWith(movement.line, { lettering, letteringDate, account, auxiliary });
    this.items[index] = { ...item, movement: { ...movement, line } };
  }

  /** Gives documents of one customer and year numbers of their own, and says which ones were made or changed. */
  *finish(): Generator<void, void> {
    const numbers = new Map<string, number>();
    this.documents = yield* sortInSteps(
      this.documents,
      byDay(({ issuedOn }) => issuedOn),
    );
    yield* eachInSteps(this.documents, (document) => {
      const key = `${document.customer}\n${document.issuedOn.slice(0, 4)}\n${comparable(document.number)}`;
      const occurrence = (numbers.get(key) ?? 0) + 1;
      numbers.set(key, occurrence);
      if (occurrence === 1) return;
      const number = renamed(document.number, occurrence);
      const place = { row: firstLine(document), value: document.number };
      if (document.origin === 'sale') this.#problems.add('LEDGER_NUMBER_SHARED', { number: document.number, renamed: number }, place);
      document.number = number;
    });
    const [first] = this.#made;
    if (first) this.#problems.add('LEDGER_NUMBER_MADE', { count: this.#made.length, example: first.number }, { row: first.row });
  }

  /** Documents and payments as an import stores them, those that came to nothing left out, and where each one is. */
  *handOver(): Generator<void, { invoices: LedgerInvoice[]; payments: LedgerPayment[]; indexes: Map<object, number> }> {
    const indexes = new Map<object, number>();
    const invoices: LedgerInvoice[] = [];
    yield* eachInSteps(this.documents, (document) => {
      const { number, customer, kind, issuedOn, dueOn, label, origin, amountCents } = document;
      if (amountCents <= 0) return;
      indexes.set(document, invoices.length);
      const totalCents = cents(kind === 'creditNote' ? -amountCents : amountCents);
      const vatCents = vatOf(document);
      const vat = vatCents === undefined ? {} : { vatCents };
      invoices.push({ number, customerCode: customer, kind, issuedOn, dueOn, totalCents, label, ...vat, origin, row: firstLine(document) });
    });
    const payments: LedgerPayment[] = [];
    const inOrder = yield* sortInSteps(
      this.payments,
      byDay(({ paidOn }) => paidOn),
    );
    yield* eachInSteps(inOrder, (payment) => {
      const { kind, customer, paidOn, amountCents, method, reference, label, knownId } = payment;
      if (amountCents <= 0) return;
      indexes.set(payment, payments.length);
      const row = firstLine(payment);
      payments.push({ kind, customerCode: customer, paidOn, amountCents: cents(amountCents), method, reference, label, row, knownId });
    });
    return { invoices, payments, indexes };
  }

  #addDocument(movement: Movement, origin: DocumentOrigin, issuedOn: LocalDate): DraftDocument {
    const { line, customer, nature, amountCents } = movement;
    const kind = nature === 'creditNote' || nature === 'openingCredit' ? 'creditNote' : 'invoice';
    const written = this.#numberOf(movement);
    const number = written || (origin === 'opening' ? openingNumber(line.date) : madeNumber(line));
    const key = ['document', customer, nature, number, line.dueOn ?? ''].join('\n');
    const known = this.#madeBefore(movement, key);
    if (known?.type === 'document') {
      known.amountCents += amountCents;
      known.movements.push(movement);
      this.#addItem(known, movement, known.issuedOn);
      return known;
    }
    const label = (line.label || line.accountLabel).slice(0, LONGEST_TEXT);
    const document: DraftDocument = {
      type: 'document',
      kind,
      customer,
      number,
      issuedOn,
      dueOn: line.dueOn,
      label,
      origin,
      movements: [movement],
      amountCents,
      ...(origin === 'sale' && kind === 'invoice' ? { sale: saleOf(movement.entry) } : {}),
    };
    if (written === '' && origin === 'sale') this.#made.push({ number, row: line.line });
    // Each line of an opening is a balance of its own.
    if (origin !== 'opening') this.#ofEntry.set(key, document);
    this.documents.push(document);
    this.#addItem(document, movement, issuedOn);
    return document;
  }

  #addPayment(movement: Movement, day: LocalDate): DraftPayment {
    const { entry, line, customer, nature, amountCents } = movement;
    const kind = nature === 'discount' || nature === 'writeOff' ? nature : 'payment';
    const key = ['payment', customer, nature, line.pieceReference, line.label].join('\n');
    const known = this.#madeBefore(movement, key);
    if (known?.type === 'payment') {
      known.amountCents += amountCents;
      known.movements.push(movement);
      this.#addItem(known, movement, known.paidOn);
      return known;
    }
    const payment: DraftPayment = {
      type: 'payment',
      kind,
      customer,
      paidOn: day,
      method: paymentMethod(nature, entry, line.paymentMethod),
      reference: (line.pieceReference || line.label).slice(0, 60),
      label: line.label.slice(0, LONGEST_TEXT),
      movements: [movement],
      amountCents,
      knownId: null,
    };
    this.#ofEntry.set(key, payment);
    this.payments.push(payment);
    this.#addItem(payment, movement, day);
    return payment;
  }

  #madeBefore({ entry }: Movement, key: string): DraftDocument | DraftPayment | undefined {
    if (this.#entry !== entry) this.#ofEntry.clear();
    this.#entry = entry;
    return this.#ofEntry.get(key);
  }

  #addItem(of: DraftDocument | DraftPayment, movement: Movement, date: LocalDate): void {
    this.items.push({ of, movement, date, openCents: movement.amountCents });
  }

  /** The line's own number, else one that another line of its entry gives. */
  #numberOf({ entry, line }: Movement): string {
    const own = writtenNumber(line, this.#numbering);
    if (own !== '' || entry.journal === 'opening') return own;
    for (const other of entry.lines) {
      const number = other.account === line.account ? '' : writtenNumber(other, this.#numbering);
      if (number !== '') return number;
    }
    return '';
  }
}

/** What the entry of an invoice sells, with its VAT (4457, 4458) and of which VAT. */
function saleOf({ lines }: LedgerEntry): EntrySale {
  let [totalCents, vatCents] = [0, 0];
  for (const line of lines) {
    const role = accountRole(line.account);
    if (role === 'collectedVat') vatCents -= netOf(line);
    if (SALE.has(role)) totalCents -= netOf(line);
  }
  return { totalCents, vatCents };
}

const SALE: ReadonlySet<AccountRole> = new Set(['sales', 'otherIncome', 'collectedVat', 'deferredSale']);

/** The VAT of an invoice, where it is the whole sale of its entry: of two in one, nobody can tell whose it is. */
function vatOf({ kind, sale, amountCents }: DraftDocument): Cents | undefined {
  return kind === 'invoice' && sale?.totalCents === amountCents ? plausibleVat(cents(amountCents), cents(sale.vatCents)) : undefined;
}

/** The document's own day: the piece's where it is earlier than the entry's, which some software dates by the posting. */
export function ownDate({ date, pieceDate }: LedgerEntryLine): LocalDate {
  if (pieceDate === null || daysBetween(pieceDate, date) > OLDEST_PIECE_DAYS) return date;
  return earlierOf(pieceDate, date);
}

function firstLine({ movements }: DraftDocument | DraftPayment): number {
  return movements[0]?.line.line ?? 0;
}

function byDay<T extends DraftDocument | DraftPayment>(dayOf: (item: T) => LocalDate): (a: T, b: T) => number {
  return (a, b) => (dayOf(a) === dayOf(b) ? firstLine(a) - firstLine(b) : dayOf(a) < dayOf(b) ? -1 : 1);
}
