import { type DateOrder, dateUnder, scanDate } from './dates-in-text.ts';
import { type Cell, cellText } from './table.ts';

/** One order may have a hundredth of the other's proofs against it: those are slips of the pen, reported row by row. */
const SLIPS = 100;

/** A date that only one order can read, where a person finds it. */
export interface OneSidedDate {
  readonly order: 'DMY' | 'MDY';
  readonly text: string;
  readonly line: number;
}

const EXAMPLES_OF_A_SIDE = 3;

/** What the dates of one column say of their own order. */
export class DateEvidence {
  /** Dates that only the French order can read (first number above 12). */
  dayFirst = 0;
  /** Dates that only the American order can read (second number above 12). */
  monthFirst = 0;
  yearFirst = 0;
  /** Dates that both can read, differently. */
  undecided = 0;
  readonly examples: string[] = [];
  readonly #sides: OneSidedDate[] = [];

  add(cell: Cell, line: number): void {
    const scanned = scanDate(cell);
    if (scanned === null) return;
    if ('date' in scanned) {
      if (typeof cell === 'string') this.yearFirst += 1;
      return;
    }
    const [french, american] = [dateUnder(scanned, 'DMY'), dateUnder(scanned, 'MDY')];
    if (french !== null && american !== null) {
      if (french === american) return;
      this.undecided += 1;
      const text = cellText(cell);
      if (this.examples.length < 3 && !this.examples.includes(text)) this.examples.push(text);
    } else if (french !== null) {
      this.dayFirst += 1;
      if (this.dayFirst <= EXAMPLES_OF_A_SIDE) this.#sides.push({ order: 'DMY', text: cellText(cell), line });
    } else if (american !== null) {
      this.monthFirst += 1;
      if (this.monthFirst <= EXAMPLES_OF_A_SIDE) this.#sides.push({ order: 'MDY', text: cellText(cell), line });
    }
  }

  /** The first dates of either side. */
  sides(): readonly OneSidedDate[] {
    return this.#sides;
  }

  /** The order that this column proves by itself; null when nothing does, or when its dates contradict each other. */
  proven(): DateOrder | null {
    const { dayFirst, monthFirst } = this;
    if (dayFirst > monthFirst * SLIPS) return 'DMY';
    if (monthFirst > dayFirst * SLIPS) return 'MDY';
    return dayFirst === 0 && monthFirst === 0 && this.yearFirst > 0 && this.undecided === 0 ? 'YMD' : null;
  }

  contradicts(): boolean {
    return this.dayFirst > 0 && this.monthFirst > 0 && this.proven() === null;
  }
}

/**
 * The order of each column, by index. A file is written by one program, so a column that proves nothing follows the others when at
 * least one proves an order and none proves the other. `undecided` are the columns that remain open although they need an order.
 */
export function decideDateOrders(columns: ReadonlyMap<number, DateEvidence>): {
  orders: Map<number, DateOrder | null>;
  undecided: number[];
} {
  const proofs = new Set([...columns.values()].map((evidence) => evidence.proven()).filter((order) => order === 'DMY' || order === 'MDY'));
  const contradiction = proofs.size > 1 || [...columns.values()].some((evidence) => evidence.contradicts());
  const [shared] = proofs;
  const orders = new Map<number, DateOrder | null>();
  const undecided: number[] = [];
  for (const [index, evidence] of columns) {
    const own = evidence.proven();
    const order = own === 'DMY' || own === 'MDY' ? own : contradiction ? null : (shared ?? own);
    orders.set(index, order);
    if (order === null && (evidence.undecided > 0 || evidence.contradicts())) undecided.push(index);
  }
  return { orders, undecided };
}
