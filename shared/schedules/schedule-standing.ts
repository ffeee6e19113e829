import { daysBetween, earlierOf, type LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';

/** The debt that a schedule was agreed on, and what is still open of it at a day. */
export interface ScheduleDebt {
  principalCents: Cents;
  /** Interest and the 40 € included in the agreement. */
  feesCents: Cents;
  /** What is still open of the invoices, at most what each was agreed for. */
  principalOpenCents: Cents;
  /** What of payments went to interest and the 40 €. */
  feesPaidCents: Cents;
  /** What a loss, and what credit notes, took off the invoices since the agreement; none when left out. */
  lostCents?: Cents;
  creditedCents?: Cents;
}

export interface AgreedInstalment {
  dueOn: LocalDate;
  amountCents: Cents;
}

export interface InstalmentState {
  /** What came, credit notes included; `creditedCents`: what of it credit notes took off; `lostCents`: what was written off instead. */
  paidCents: Cents;
  creditedCents: Cents;
  lostCents: Cents;
  openCents: Cents;
  daysLate: number;
  state: 'upcoming' | 'dueToday' | 'late' | 'paid';
}

export interface ScheduleStanding {
  paidCents: Cents;
  creditedCents: Cents;
  lostCents: Cents;
  openCents: Cents;
  instalments: InstalmentState[];
}

/**
 * Where a schedule stands at `asOf`: what came off its debt fills the oldest instalments first.
 * It is computed from what is open of the invoices, not kept beside it: a payment, a credit note or a write-off recorded
 * anywhere counts, and the open instalments always sum to the open invoices plus the open fees.
 * A loss settles instalments as money does, and so does a credit note; each is told apart from it: money fills first, then credit notes.
 * An ended schedule keeps the picture of the day it ended.
 */
export function scheduleStanding(
  agreed: readonly AgreedInstalment[],
  debt: ScheduleDebt,
  asOf: LocalDate,
  endedOn: LocalDate | null,
): ScheduleStanding {
  const day = endedOn ? earlierOf(asOf, endedOn) : asOf;
  const openCents = addCents(debt.principalOpenCents, subtractCents(debt.feesCents, debt.feesPaidCents));
  const goneCents = subtractCents(addCents(debt.principalCents, debt.feesCents), openCents);
  const lostCents = minCents(debt.lostCents ?? ZERO, goneCents);
  const paidCents = subtractCents(goneCents, lostCents);
  const creditedCents = minCents(debt.creditedCents ?? ZERO, paidCents);
  const rooms = agreed.map(({ amountCents }) => amountCents);
  const money = fill(subtractCents(paidCents, creditedCents), rooms);
  const paid = fill(paidCents, rooms);
  const gone = fill(goneCents, rooms);
  const instalments = agreed.map((instalment, index) => {
    const paidOfIt = paid[index] ?? ZERO;
    const creditedOfIt = subtractCents(paidOfIt, money[index] ?? ZERO);
    return { ...stateOf(instalment, paidOfIt, gone[index] ?? ZERO, day), creditedCents: creditedOfIt };
  });
  return { paidCents, creditedCents, lostCents, openCents, instalments };
}

function stateOf(
  { dueOn, amountCents }: AgreedInstalment,
  paidCents: Cents,
  goneCents: Cents,
  day: LocalDate,
): Omit<InstalmentState, 'creditedCents'> {
  const openCents = subtractCents(amountCents, goneCents);
  const state = openCents === 0 ? 'paid' : dueOn > day ? 'upcoming' : dueOn === day ? 'dueToday' : 'late';
  return {
    paidCents,
    lostCents: subtractCents(goneCents, paidCents),
    openCents,
    state,
    daysLate: state === 'late' ? daysBetween(dueOn, day) : 0,
  };
}

/** An invoice under a schedule and what money recorded today could still settle of it. */
export interface ScheduledInvoice {
  invoiceId: number;
  dueOn: LocalDate;
  openCents: Cents;
}

/** How a payment received under a schedule is put to use. */
export interface ScheduleAllocation {
  invoices: { invoiceId: number; amountCents: Cents }[];
  /** The part that settles interest and the 40 €. */
  feesCents: Cents;
  /** By place in the schedule; the part for fees is the last to be filled. */
  instalments: { index: number; amountCents: Cents; feesCents: Cents }[];
}

/**
 * Puts a payment against the invoices, oldest due first, then against the fees: principal first, since that is what bears
 * interest for the debtor. Instalments are filled oldest first. `amountCents` is at most what is open of the schedule.
 */
export function allocateToSchedule(
  amountCents: Cents,
  invoices: readonly ScheduledInvoice[],
  instalmentsOpenCents: readonly Cents[],
): ScheduleAllocation {
  const oldestFirst = invoices.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.invoiceId - b.invoiceId));
  const byInvoice = fill(
    amountCents,
    oldestFirst.map(({ openCents }) => openCents),
  );
  const principal = sumCents(byInvoice);
  let principalLeft = principal;
  const instalments = fill(amountCents, instalmentsOpenCents).map((filled, index) => {
    const principalPart = minCents(filled, principalLeft);
    principalLeft = subtractCents(principalLeft, principalPart);
    return { index, amountCents: filled, feesCents: subtractCents(filled, principalPart) };
  });
  return {
    invoices: oldestFirst
      .map(({ invoiceId }, index) => ({ invoiceId, amountCents: byInvoice[index] ?? cents(0) }))
      .filter((part) => part.amountCents > 0),
    feesCents: subtractCents(amountCents, principal),
    instalments: instalments.filter((part) => part.amountCents > 0),
  };
}

/** Fills rooms in their order until the amount runs out. */
function fill(amountCents: Cents, rooms: readonly Cents[]): Cents[] {
  let left = amountCents;
  return rooms.map((room) => {
    const filled = minCents(room, left);
    left = subtractCents(left, filled);
    return filled;
  });
}
