import type { CustomerKind } from '../customers/customers.contract.ts';
import { addDays, daysBetween, earlierOf, type LocalDate, laterOf } from '../dates/local-date.ts';
import { lastDayOfSemester, type Semester, semesterOf } from '../dates/semester.ts';
import { AppError } from '../errors/app-error.ts';
import { addCents, type Cents, cents, sumCents } from '../money/cents.ts';
import { type Decimal, exact, type InterestRate, interestRate, simpleInterest } from '../money/ratio.ts';
import type { LateFeeLine, LateFeeStatement } from './late-fees.contract.ts';
import type { RateTable } from './semester-rates.ts';

/** Flat indemnity for collection costs, once per invoice, professional debtors only (C. com. L441-10 II, D441-5). */
export const FLAT_INDEMNITY = cents(40_00);
/** Points added to the ECB rate when the contract sets no rate (C. com. L441-10 II). */
const DEFAULT_RATE_POINTS = 10;
/** Points added to the ECB rate against a public buyer, whatever the terms of sale say (CCP R2192-31). */
const PUBLIC_RATE_POINTS = 8;
/** A contractual rate may not be under three times the legal rate (C. com. L441-10 II). */
const FLOOR_MULTIPLE = 3;

/** Something that took an amount off what is open of an invoice, on a day. */
export interface Reduction {
  on: LocalDate;
  amountCents: Cents;
  source: 'payment' | 'creditNote' | 'writeOff';
}

export interface LateInvoice {
  number: string;
  dueOn: LocalDate;
  totalCents: Cents;
  /** In any order; those dated after the day of the figure are ignored. */
  reductions: readonly Reduction[];
  /** The day a consumer received the formal notice for this invoice; no interest runs against a consumer without one. */
  formalNoticeReceivedOn?: LocalDate | null;
  /** What the creditor gave up. */
  waived?: { interest: boolean; indemnity: boolean } | null;
}

export interface LateFeeTerms {
  asOf: LocalDate;
  debtor: CustomerKind;
  /** A business that pays under the code of public contracts. */
  publicBuyer?: boolean;
  rates: RateTable;
  /** A rate agreed with professional customers, per cent; it does not move with the semesters. Never applied to a consumer. */
  contractRatePct?: string | null;
  /** Opening of collective proceedings: it takes effect at the first hour of its day, and stops interest (C. com. L622-28). */
  judgmentOn?: LocalDate | null;
}

export interface InvoiceLateFees {
  lines: LateFeeLine[];
  interestCents: Cents;
  indemnityCents: Cents;
}

/**
 * Late-payment interest and flat indemnity of one invoice at `asOf`.
 *
 * Days run from the day after the due date to the day of payment or `asOf`, both included: money received on a day reduces
 * the base from the next one. Simple interest, actual days / 365 (366-day years too), on the VAT-included amount open that
 * day, at the rate in force that day: the ECB rate of the semester + 10 points, or the contractual rate as it is.
 * A stretch ends at 30 June, 31 December, a payment, a credit note or a write-off; each is rounded half up to the cent as
 * printed, and the interest is the sum of what is printed.
 *
 * Public buyers: the ECB rate of the semester in which the interest of this invoice began + 8 points, which no later semester and no terms of
 * sale change (CCP L2192-13, R2192-31); the 40 € are due too (CCP D2192-35). Counted on the same days: from the day after the due date to that of
 * the payment, included (CCP R2192-32).
 * Consumers: the legal rate, from the day after the formal notice was received (C. civ. 1231-6); no indemnity.
 * What the creditor gave up is neither counted nor listed.
 *
 * @throws AppError RATE_MISSING when a day falls in a semester without a known rate.
 */
export function lateFeesOfInvoice(invoice: LateInvoice, terms: LateFeeTerms): InvoiceLateFees {
  const parts = stretches(invoice, terms);
  const beganOn = parts[0]?.from;
  const lines = parts.map((stretch) => lineOf(invoice.number, stretch, beganOn, terms));
  return {
    lines,
    interestCents: sumCents(lines.map((line) => line.interestCents)),
    indemnityCents: flatIndemnities([invoice], terms),
  };
}

/** The 40 € of each of these invoices that owes them, summed; needs no rate. */
export function flatIndemnities(invoices: readonly LateInvoice[], terms: Omit<LateFeeTerms, 'rates'>): Cents {
  return sumCents(invoices.filter((invoice) => owesIndemnity(invoice, terms)).map(() => FLAT_INDEMNITY));
}

/**
 * The interest of invoices of which nothing came off, nothing waived, with the same terms: by the amount that bears it and the due date. The
 * sum of what `lateFeesOfInvoice` prints; the stretches are worked out once for each due date. @throws AppError RATE_MISSING
 */
export function interestOfWhole(terms: LateFeeTerms): (dueOn: LocalDate, amountCents: Cents) => Cents {
  const known = new Map<LocalDate, { days: number; rate: InterestRate }[]>();
  return (dueOn, amountCents) => {
    let parts = known.get(dueOn);
    if (!parts) {
      const one = { number: '', dueOn, totalCents: cents(1), reductions: [] };
      const runs = stretches(one, terms);
      const beganOn = runs[0]?.from;
      parts = runs.map(({ from, to }) => ({ days: daysBetween(from, to) + 1, rate: rateOf(from, beganOn, terms) }));
      known.set(dueOn, parts);
    }
    let interest = 0;
    for (const { days, rate } of parts) interest += simpleInterest(amountCents, rate, days);
    return cents(interest);
  };
}

/** The late fees of several invoices of one customer, in the order given. @throws AppError RATE_MISSING */
export function lateFeeStatement(invoices: readonly LateInvoice[], terms: LateFeeTerms): LateFeeStatement {
  const each = invoices.map((invoice) => lateFeesOfInvoice(invoice, terms));
  const lines = each.flatMap((fees) => fees.lines);
  const interestCents = sumCents(each.map((fees) => fees.interestCents));
  const indemnityCents = sumCents(each.map((fees) => fees.indemnityCents));
  return {
    lines,
    interestCents,
    indemnityCents,
    totalCents: addCents(interestCents, indemnityCents),
    semestersBelowFloor: semestersBelowFloor(lines, terms),
  };
}

/** The same as `lateFeeStatement`, or null where a rate is missing: for lists, where one unknown rate must not hide the rest. */
export function lateFeesIfKnown(invoices: readonly LateInvoice[], terms: LateFeeTerms): LateFeeStatement | null {
  return unlessRateMissing(() => lateFeeStatement(invoices, terms));
}

/** Late fees, or null where a rate they need is missing. */
export function unlessRateMissing(work: () => LateFeeStatement): LateFeeStatement | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_MISSING') return null;
    throw error;
  }
}

interface Stretch {
  from: LocalDate;
  to: LocalDate;
  openCents: Cents;
}

/** The days that bear interest, cut where the rate or the open amount may change. */
function stretches(invoice: LateInvoice, terms: LateFeeTerms): Stretch[] {
  if (invoice.waived?.interest) return [];
  const lastDay = lastInterestDay(terms);
  let from = firstInterestDay(invoice, terms);
  const result: Stretch[] = [];
  while (from !== null && from <= lastDay) {
    const start: LocalDate = from;
    const open = openOnDay(invoice, start);
    if (open <= 0) break;
    const nextReduction = invoice.reductions.reduce<LocalDate>(
      (first, { on }) => (on >= start ? earlierOf(first, on) : first),
      isPublic(terms) ? lastDay : lastDayOfSemester(semesterOf(start)),
    );
    const to = earlierOf(nextReduction, lastDay);
    result.push({ from: start, to, openCents: open });
    from = addDays(to, 1);
  }
  return result;
}

function firstInterestDay(invoice: LateInvoice, terms: LateFeeTerms): LocalDate | null {
  if (terms.debtor === 'business') return addDays(invoice.dueOn, 1);
  const noticedOn = invoice.formalNoticeReceivedOn ?? null;
  return noticedOn === null ? null : addDays(laterOf(invoice.dueOn, noticedOn), 1);
}

/** The last day for which interest runs: that of the figure, or the eve of the judgment that opened collective proceedings (C. com. L622-28). */
export function lastInterestDay({ asOf, judgmentOn }: Pick<LateFeeTerms, 'asOf' | 'judgmentOn'>): LocalDate {
  return judgmentOn ? earlierOf(asOf, addDays(judgmentOn, -1)) : asOf;
}

/** What bears interest on a day: money received that very day still counts as open. */
function openOnDay(invoice: LateInvoice, day: LocalDate): Cents {
  const reduced = sumCents(invoice.reductions.filter(({ on }) => on < day).map(({ amountCents }) => amountCents));
  return cents(Math.max(0, invoice.totalCents - reduced));
}

function lineOf(invoiceNumber: string, { from, to, openCents }: Stretch, beganOn: LocalDate | undefined, terms: LateFeeTerms): LateFeeLine {
  const days = daysBetween(from, to) + 1;
  const ratePct = rateOf(from, beganOn, terms);
  return {
    invoiceNumber,
    from,
    to,
    days,
    ratePct: ratePct.asNumber,
    openCents,
    interestCents: cents(simpleInterest(openCents, ratePct, days)),
  };
}

function isPublic({ debtor, publicBuyer }: Pick<LateFeeTerms, 'debtor' | 'publicBuyer'>): boolean {
  return debtor === 'business' && publicBuyer === true;
}

/** Rates that were met: there are few of them, and each is asked for by every invoice. */
const metRates = new Map<string, InterestRate>();

function metRate(pct: string, points: number): InterestRate {
  const key = `${pct} ${points}`;
  const met = metRates.get(key) ?? interestRate(exact(pct).plus(points));
  if (metRates.size > 1000) metRates.clear();
  metRates.set(key, met);
  return met;
}

/** The rate of a stretch that begins on `from`, of interest that began on `beganOn`. */
function rateOf(from: LocalDate, beganOn: LocalDate | undefined, terms: LateFeeTerms): InterestRate {
  if (isPublic(terms)) {
    const semester = semesterOf(beganOn ?? from);
    const base = terms.rates.get(semester)?.ecbMroPct;
    if (base == null) throw new AppError('RATE_MISSING', { semester, rate: 'ecb' });
    return metRate(base, PUBLIC_RATE_POINTS);
  }
  if (terms.debtor === 'business' && terms.contractRatePct != null) return metRate(terms.contractRatePct, 0);
  const semester = semesterOf(from);
  const known = terms.rates.get(semester);
  const base = terms.debtor === 'business' ? known?.ecbMroPct : known?.legalProPct;
  if (base == null) throw new AppError('RATE_MISSING', { semester, rate: terms.debtor === 'business' ? 'ecb' : 'legal' });
  return metRate(base, terms.debtor === 'business' ? DEFAULT_RATE_POINTS : 0);
}

/**
 * The 40 € are owed for an invoice paid late or still late. A write-off is the creditor's own bookkeeping and does not release
 * the debtor; but an invoice that was wholly credited rather than paid leaves nobody late.
 * Not owed when proceedings opened on or before the due date forbade paying it (C. com. L441-10 II, last sentence).
 */
function owesIndemnity(invoice: LateInvoice, { debtor, asOf, judgmentOn }: Omit<LateFeeTerms, 'rates'>): boolean {
  if (debtor !== 'business' || invoice.dueOn >= asOf || invoice.waived?.indemnity) return false;
  if (judgmentOn && judgmentOn <= invoice.dueOn) return false;
  if (openOnDay(invoice, addDays(invoice.dueOn, 1)) <= 0) return false;
  const stillLate = openOnDay(invoice, addDays(asOf, 1)) > 0;
  return stillLate || invoice.reductions.some(({ on, source }) => source !== 'creditNote' && on > invoice.dueOn && on <= asOf);
}

/** Semesters charged at a contractual rate under the legal floor: the reader is warned, the rate is never changed. */
function semestersBelowFloor(lines: readonly LateFeeLine[], terms: LateFeeTerms): Semester[] {
  const contractRatePct = terms.contractRatePct;
  if (contractRatePct == null || terms.debtor !== 'business' || isPublic(terms)) return [];
  const charged = new Set(lines.map((line) => semesterOf(line.from)));
  return [...charged].sort().filter((semester) => {
    const floor = legalFloorPct(terms.rates, semester);
    return floor !== null && exact(contractRatePct).lessThan(floor);
  });
}

/** What a contractual rate may not be under in a semester; null where the legal rate is not known. */
export function legalFloorPct(rates: RateTable, semester: Semester): Decimal | null {
  const legal = rates.get(semester)?.legalProPct;
  return legal == null ? null : exact(legal).times(FLOOR_MULTIPLE);
}
