import { monthNumber, monthNumbersAfter } from '../dates/month-number.ts';

/** What is added up for each customer and month. The first are events of the month, the others how things stood at its end. */
export const MEASURES = [
  'revenueCents',
  'invoiceCount',
  'revenue12MonthsCents',
  'collectedCents',
  'importedPayments',
  'matchedPayments',
  'delayedPayments',
  'delayCents',
  'centDaysAfterDue',
  'centDaysAfterDueSquared',
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
const WIDTH = MEASURES.length;
const FIRST_STANDING = INDEX.notDueCents;
const LAST_STANDING = INDEX.lateMoreCount;
/** Days past due with which each later bucket begins. */
const BUCKET_STARTS = [1, 31, 61, 91] as const;

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
  /** Month after month, with one more after the last: where what stands until then ends. */
  #sums: Float64Array;
  #totalled = false;

  constructor(first: number, last: number) {
    this.first = first;
    this.last = last;
    this.#base = last + 1;
    this.#sums = new Float64Array(WIDTH);
  }

  /** The first month that has sums; later than the last when none has. */
  get firstMonth(): number {
    return this.#base;
  }

  /** Adds to an event of a month; months outside are ignored. */
  addEvent(measure: Measure, month: number, amount: number): void {
    if (month < this.first || month > this.last) return;
    this.#add(INDEX[measure], month, amount);
  }

  /** Adds what is sold in a month, also to the twelve-month sums of this month and the eleven that follow. */
  addRevenue(month: number, amount: number): void {
    this.addEvent('revenueCents', month, amount);
    this.#addBetween(INDEX.revenue12MonthsCents, month, month + 12, amount);
  }

  addInvoice(invoice: InvoiceHistory): void {
    if (invoice.cancelled) return;
    const { totalCents, movements, disputes } = invoice;
    const issued = monthNumber(invoice.issuedOn);
    this.addRevenue(issued, totalCents);
    if (invoice.kind === 'invoice') this.addEvent('invoiceCount', issued, 1);
    const starts = invoice.kind === 'invoice' ? monthNumbersAfter(invoice.dueOn, BUCKET_STARTS) : NEVER;
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
  sumsOf(month: number): Float64Array | null {
    const sums = new Float64Array(WIDTH);
    return this.copyMonth(month, sums, 0) === 0 ? null : sums;
  }

  /** The same, written from a place of a list on: gives which measures are other than zero, a bit for each, the first measure lowest. */
  copyMonth(month: number, into: Float64Array, at: number): number {
    if (!this.#totalled) this.#total();
    const sums = this.#sums;
    const start = (month - this.#base) * WIDTH;
    const isHere = month >= this.#base && month <= this.last;
    let present = 0;
    for (let measure = 0; measure < WIDTH; measure++) {
      const sum = isHere ? (sums[start + measure] ?? 0) : 0;
      into[at + measure] = sum;
      if (sum !== 0) present |= 1 << measure;
    }
    return present;
  }

  #total(): void {
    this.#totalled = true;
    const sums = this.#sums;
    for (let at = WIDTH; at < sums.length; at += WIDTH) {
      const revenue = at + INDEX.revenue12MonthsCents;
      sums[revenue] = (sums[revenue] ?? 0) + (sums[revenue - WIDTH] ?? 0);
      for (let standing = at + FIRST_STANDING; standing <= at + LAST_STANDING; standing++)
        sums[standing] = (sums[standing] ?? 0) + (sums[standing - WIDTH] ?? 0);
    }
  }

  #add(measure: number, month: number, amount: number): void {
    if (month < this.#base) this.#makeRoom(month);
    const at = (month - this.#base) * WIDTH + measure;
    this.#sums[at] = (this.#sums[at] ?? 0) + amount;
  }

  #makeRoom(month: number): void {
    const sums = new Float64Array(WIDTH * (this.last - month + 2));
    sums.set(this.#sums, (this.#base - month) * WIDTH);
    this.#base = month;
    this.#sums = sums;
  }

  /** What is open at the ends of the months `from` … `until` − 1, in the bucket that it is in at each. */
  #addStanding(starts: readonly number[], from: number, until: number, open: number): void {
    let start = from;
    for (let bucket = 0; start < until; bucket++) {
      const next = starts[bucket] ?? until;
      if (next <= start) continue;
      const end = Math.min(until, next);
      this.#addBetween(FIRST_STANDING + 2 * bucket, start, end, open);
      this.#addBetween(FIRST_STANDING + 2 * bucket + 1, start, end, 1);
      start = end;
    }
  }

  /** A quantity that stands at the ends of the months `from` … `until` − 1: kept as its change at both ends, added up at the end. */
  #addBetween(measure: number, from: number, until: number, amount: number): void {
    const start = Math.max(from, this.first);
    const end = Math.min(until, this.last + 1);
    if (start >= end) return;
    this.#add(measure, start, amount);
    this.#add(measure, end, -amount);
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
