import { monthNumber, monthNumberAfter } from '../dates/month-number.ts';

/** What is added up for each customer and month. The first are events of the month, the others how things stood at its end. */
export const MEASURES = [
  'issuedCount',
  'revenueCents',
  'revenue12MonthsCents',
  'collectedCents',
  'importedPayments',
  'matchedPayments',
  'delayCents',
  'centDaysAfterDue',
  'centDaysAfterIssue',
  'notDueCents',
  'notDueCount',
  'late30Cents',
  'late30Count',
  'late60Cents',
  'late60Count',
  'late90Cents',
  'late90Count',
  'lateMoreCents',
  'lateMoreCount',
  'disputedCents',
  'disputedOverdueCents',
] as const;
export type Measure = (typeof MEASURES)[number];
export type MonthMeasures = Record<Measure, number>;

const INDEX = Object.fromEntries(MEASURES.map((measure, index) => [measure, index])) as Record<Measure, number>;
const FIRST_STANDING = INDEX.notDueCents;
const LAST_STANDING = INDEX.lateMoreCount;

/** An invoice or credit note with all that was ever put against it. Dates are `YYYY-MM-DD`. */
export interface InvoiceHistory {
  kind: 'invoice' | 'creditNote';
  issuedOn: string;
  dueOn: string;
  totalCents: number;
  cancelled: boolean;
  /** Oldest first: what each takes off the open amount (a credit note's comes back towards zero with a negative one). */
  movements: readonly { on: string; amountCents: number }[];
  /** In the order they were written; `amountCents` null contests whatever is open. */
  disputes: readonly { openedOn: string; closedOn: string | null; amountCents: number | null }[];
}

/**
 * The sums of one customer over the months `first` to `last` (numbers of `monthNumber`). Where things stand at a month's end follows
 * the definitions of `openCents` and `agedBalance` (kpis.md): every movement up to that day counts, none after it.
 */
export class CustomerMonths {
  readonly first: number;
  readonly last: number;
  /** The first month that something was added to: a customer of last year takes no room for the ten years before. */
  #base: number;
  #width: number;
  #sums: Float64Array;
  #totalled = false;

  constructor(first: number, last: number) {
    this.first = first;
    this.last = last;
    this.#base = last + 1;
    this.#width = 1;
    this.#sums = new Float64Array(MEASURES.length);
  }

  /** Adds to an event of a month; months outside are ignored. */
  addEvent(measure: Measure, month: number, amount: number): void {
    if (month < this.first || month > this.last) return;
    this.#makeRoom(month);
    const index = INDEX[measure] * this.#width + month - this.#base;
    this.#sums[index] = (this.#sums[index] ?? 0) + amount;
  }

  /** Adds what is sold in a month, also to the twelve-month sums of this month and the eleven that follow. */
  addRevenue(month: number, amount: number): void {
    this.addEvent('revenueCents', month, amount);
    this.#addBetween(INDEX.revenue12MonthsCents, month, month + 12, amount);
  }

  addInvoice(invoice: InvoiceHistory): void {
    if (invoice.cancelled) return;
    const { kind, dueOn, totalCents, movements, disputes } = invoice;
    const issued = monthNumber(invoice.issuedOn);
    this.addEvent('issuedCount', issued, 1);
    this.addRevenue(issued, totalCents);
    // The first month at whose end the invoice is in each of the later buckets: 1, 31, 61 and 91 days past due.
    const isInvoice = kind === 'invoice';
    const starts = isInvoice ? [1, 31, 61, 91].map((days) => monthNumberAfter(dueOn, days)) : NEVER;
    let open = totalCents;
    let next = 0;
    for (let month = issued; month <= this.last; ) {
      for (let movement = movements[next]; movement && monthNumber(movement.on) <= month; movement = movements[next]) {
        open -= movement.amountCents;
        next += 1;
      }
      const following = movements[next];
      if (open === 0 && !following) return;
      const until = following ? Math.min(monthNumber(following.on), this.last + 1) : this.last + 1;
      if (open !== 0) {
        this.#addStanding(starts, month, until, open);
        if (disputes.length > 0 && open > 0) this.#addDisputed(disputes, starts[0] ?? NEVER[0], month, until, open);
      }
      month = until;
    }
  }

  /** The sums of a month in the order of MEASURES, null when all are zero. Nothing may be added afterwards. */
  sumsOf(month: number): number[] | null {
    if (!this.#totalled) this.#total();
    if (month < this.#base || month > this.last) return null;
    const sums: number[] = [];
    let empty = true;
    for (let measure = 0; measure < MEASURES.length; measure++) {
      const sum = this.#sums[measure * this.#width + month - this.#base] ?? 0;
      sums.push(sum);
      if (sum !== 0) empty = false;
    }
    return empty ? null : sums;
  }

  #total(): void {
    this.#totalled = true;
    for (let measure = 0; measure < MEASURES.length; measure++) {
      if (measure !== INDEX.revenue12MonthsCents && (measure < FIRST_STANDING || measure > LAST_STANDING)) continue;
      const start = measure * this.#width;
      for (let at = start + 1; at < start + this.#width; at++) this.#sums[at] = (this.#sums[at] ?? 0) + (this.#sums[at - 1] ?? 0);
    }
  }

  #makeRoom(month: number): void {
    if (month >= this.#base) return;
    const width = this.last - month + 2;
    const sums = new Float64Array(MEASURES.length * width);
    for (let measure = 0; measure < MEASURES.length; measure++)
      sums.set(this.#sums.subarray(measure * this.#width, (measure + 1) * this.#width), measure * width + this.#base - month);
    this.#base = month;
    this.#width = width;
    this.#sums = sums;
  }

  #addStanding(starts: readonly number[], from: number, until: number, open: number): void {
    for (let bucket = 0; bucket < 5; bucket++) {
      const start = bucket === 0 ? from : Math.max(from, starts[bucket - 1] ?? Number.POSITIVE_INFINITY);
      const end = Math.min(until, starts[bucket] ?? until);
      if (start >= end) continue;
      this.#addBetween(FIRST_STANDING + 2 * bucket, start, end, open);
      this.#addBetween(FIRST_STANDING + 2 * bucket + 1, start, end, 1);
    }
  }

  /** A quantity that stands at the ends of the months `from` … `until` − 1: kept as its change at both ends, added up at the end. */
  #addBetween(measure: number, from: number, until: number, amount: number): void {
    const start = Math.max(from, this.first);
    const end = Math.min(until, this.last + 1);
    if (start >= end) return;
    this.#makeRoom(start);
    const base = measure * this.#width - this.#base;
    this.#sums[base + start] = (this.#sums[base + start] ?? 0) + amount;
    this.#sums[base + end] = (this.#sums[base + end] ?? 0) - amount;
  }

  /** The dispute written last among those open at a month's end counts, for no more than what is open. */
  #addDisputed(disputes: InvoiceHistory['disputes'], overdueFrom: number | undefined, from: number, until: number, open: number): void {
    for (let month = Math.max(from, this.first); month < until; month++) {
      const at = disputes.findLast(
        ({ openedOn, closedOn }) => monthNumber(openedOn) <= month && (closedOn === null || monthNumber(closedOn) > month),
      );
      if (!at) continue;
      const contested = Math.min(at.amountCents ?? open, open);
      this.addEvent('disputedCents', month, contested);
      if (month >= (overdueFrom ?? 0)) this.addEvent('disputedOverdueCents', month, contested);
    }
  }
}

const NEVER: readonly number[] = [1e9, 1e9, 1e9, 1e9];
