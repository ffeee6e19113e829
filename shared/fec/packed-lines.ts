import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { LedgerEntryLine } from './ledger-entry-line.ts';

const TEXT_FIELDS = [
  'journalCode',
  'journalLabel',
  'entryNumber',
  'date',
  'account',
  'accountLabel',
  'auxiliary',
  'auxiliaryLabel',
  'pieceReference',
  'pieceDate',
  'label',
  'lettering',
  'letteringDate',
  'dueOn',
  'invoiceNumber',
  'paymentMethod',
  'operation',
  'counterparty',
] as const;

type TextField = (typeof TEXT_FIELDS)[number];

/** Where each text of a line is among its numbers. */
const PLACE = Object.fromEntries(TEXT_FIELDS.map((field, index) => [field, index])) as Readonly<Record<TextField, number>>;
const WIDTH = TEXT_FIELDS.length;

/** Lines whose numbers stand in one array. */
const LINES_IN_A_BLOCK = 4096;

/** Different texts of one column looked up again: journals, accounts and customers are fewer, and what is more hardly repeats. */
const MOST_LOOKED_UP = 20_000;

interface Block {
  /** Every different text once; the first is empty. */
  readonly texts: readonly string[];
  /** By line and field, which text it is. */
  readonly places: Uint32Array;
  readonly rows: Uint32Array;
  /** By line: debit, credit. */
  readonly amounts: Float64Array;
}

/** Keeps a million lines as numbers, at a third of the memory of as many objects, which the collector of garbage need not go through either. */
export class LinePacker {
  readonly #texts: string[] = [''];
  readonly #columns = TEXT_FIELDS.map(() => ({ last: '', place: 0, known: new Map<string, number>() }));
  #block: Block | null = null;
  #count = 0;

  /** A line that says the same as another, which can be let go. */
  pack(line: LedgerEntryLine): LedgerEntryLine {
    const index = this.#count % LINES_IN_A_BLOCK;
    if (this.#block === null || index === 0) this.#block = emptyBlock(this.#texts);
    const { places, rows, amounts } = this.#block;
    for (let field = 0; field < WIDTH; field += 1)
      places[index * WIDTH + field] = this.#place(field, line[TEXT_FIELDS[field] as TextField] ?? '');
    rows[index] = line.line;
    amounts[2 * index] = line.debitCents;
    amounts[2 * index + 1] = line.creditCents;
    this.#count += 1;
    return new PackedLine(this.#block, index);
  }

  #place(field: number, text: string): number {
    if (text === '') return 0;
    const column = this.#columns[field];
    if (column === undefined) return 0;
    if (column.last !== text) {
      let place = column.known.get(text);
      if (place === undefined) {
        place = this.#texts.push(text) - 1;
        if (column.known.size < MOST_LOOKED_UP) column.known.set(text, place);
      }
      column.last = text;
      column.place = place;
    }
    return column.place;
  }
}

function emptyBlock(texts: readonly string[]): Block {
  return {
    texts,
    places: new Uint32Array(LINES_IN_A_BLOCK * WIDTH),
    rows: new Uint32Array(LINES_IN_A_BLOCK),
    amounts: new Float64Array(LINES_IN_A_BLOCK * 2),
  };
}

/** A line whose texts and amounts stand in arrays. `{ ...line }` copies none of them: `lineWith` does. */
class PackedLine implements LedgerEntryLine {
  readonly #block: Block;
  readonly #index: number;

  constructor(block: Block, index: number) {
    this.#block = block;
    this.#index = index;
  }

  get line(): number {
    return this.#block.rows[this.#index] ?? 0;
  }
  get debitCents(): Cents {
    return cents(this.#block.amounts[2 * this.#index] ?? 0);
  }
  get creditCents(): Cents {
    return cents(this.#block.amounts[2 * this.#index + 1] ?? 0);
  }
  get journalCode(): string {
    return this.#text(PLACE.journalCode);
  }
  get journalLabel(): string {
    return this.#text(PLACE.journalLabel);
  }
  get entryNumber(): string {
    return this.#text(PLACE.entryNumber);
  }
  get date(): LocalDate {
    return this.#text(PLACE.date) as LocalDate;
  }
  get account(): string {
    return this.#text(PLACE.account);
  }
  get accountLabel(): string {
    return this.#text(PLACE.accountLabel);
  }
  get auxiliary(): string {
    return this.#text(PLACE.auxiliary);
  }
  get auxiliaryLabel(): string {
    return this.#text(PLACE.auxiliaryLabel);
  }
  get pieceReference(): string {
    return this.#text(PLACE.pieceReference);
  }
  get pieceDate(): LocalDate | null {
    return this.#date(PLACE.pieceDate);
  }
  get label(): string {
    return this.#text(PLACE.label);
  }
  get lettering(): string {
    return this.#text(PLACE.lettering);
  }
  get letteringDate(): LocalDate | null {
    return this.#date(PLACE.letteringDate);
  }
  get dueOn(): LocalDate | null {
    return this.#date(PLACE.dueOn);
  }
  get invoiceNumber(): string {
    return this.#text(PLACE.invoiceNumber);
  }
  get paymentMethod(): string {
    return this.#text(PLACE.paymentMethod);
  }
  get operation(): string {
    return this.#text(PLACE.operation);
  }
  get counterparty(): string {
    return this.#text(PLACE.counterparty);
  }

  #text(place: number): string {
    const { texts, places } = this.#block;
    return texts[places[this.#index * WIDTH + place] ?? 0] ?? '';
  }

  #date(place: number): LocalDate | null {
    const text = this.#text(place);
    return text === '' ? null : (text as LocalDate);
  }
}

/** A line that differs from another in some of what it says. */
export function lineWith(line: LedgerEntryLine, changes: Partial<LedgerEntryLine>): LedgerEntryLine {
  const { journalCode, journalLabel, entryNumber, date, account, accountLabel, auxiliary, auxiliaryLabel, pieceReference, pieceDate } =
    line;
  const { label, debitCents, creditCents, lettering, letteringDate, dueOn, invoiceNumber, paymentMethod, operation, counterparty } = line;
  return {
    line: line.line,
    journalCode,
    journalLabel,
    entryNumber,
    date,
    account,
    accountLabel,
    auxiliary,
    auxiliaryLabel,
    pieceReference,
    pieceDate,
    label,
    debitCents,
    creditCents,
    lettering,
    letteringDate,
    dueOn,
    invoiceNumber,
    paymentMethod,
    operation,
    counterparty,
    ...changes,
  };
}
