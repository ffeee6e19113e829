import { addMonths, type LocalDate } from '../dates/local-date.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { type AlertMonths, alertReached, type PrescribableClaim, prescriptionClock } from './prescription.ts';

/** An alert that was put aside: until a day, or for good, as long as the term ends on the same day. */
export interface AlertDecision {
  invoiceId: number;
  months: number;
  prescribesOn: LocalDate;
  until: LocalDate | null;
}

/** The claims of one customer that ask for a decision before they go out. */
export interface PrescriptionAlert {
  customerId: number;
  customerName: string;
  /** The last day of the one that goes out first, with the events that the law names. */
  on: LocalDate;
  /** Its last day whatever becomes of their proofs; the same as `on` without any. */
  sureOn: LocalDate;
  /** The nearest alert reached, in months. */
  months: AlertMonths;
  amountCents: Cents;
  /** The one that goes out first, first. */
  invoiceIds: number[];
}

/** The shortest term is a year: nothing due later than this is near its end, unless something was noted of it. */
export function mayAlert(dueOn: LocalDate, asOf: LocalDate): boolean {
  return dueOn <= addMonths(asOf, -12);
}

/** The alerts of a day, one for each customer. */
export function prescriptionAlerts(
  owed: readonly { customerId: number; customerName: string; invoiceId: number; openCents: Cents }[],
  claims: ReadonlyMap<number, PrescribableClaim>,
  decisions: readonly AlertDecision[],
  asOf: LocalDate,
): PrescriptionAlert[] {
  const aside = new Map(decisions.map((decision) => [`${decision.invoiceId} ${decision.months}`, decision]));
  const customers = new Map<
    number,
    { customerName: string; reached: { invoiceId: number; on: LocalDate; sureOn: LocalDate; months: AlertMonths; openCents: Cents }[] }
  >();
  for (const { customerId, customerName, invoiceId, openCents } of owed) {
    const claim = claims.get(invoiceId);
    if (!claim) continue;
    const clock = prescriptionClock(claim, asOf);
    const months = alertReached(clock, asOf);
    if (months === null || isAside(aside.get(`${invoiceId} ${months}`), clock.extendedOn, asOf)) continue;
    const own = customers.get(customerId) ?? { customerName, reached: [] };
    own.reached.push({ invoiceId, on: clock.extendedOn, sureOn: clock.prescribesOn, months, openCents });
    customers.set(customerId, own);
  }
  return [...customers].flatMap(([customerId, { customerName, reached }]) => {
    const [first] = reached.sort((a, b) => a.on.localeCompare(b.on));
    if (!first) return [];
    const amountCents = sumCents(reached.map((each) => each.openCents));
    const invoiceIds = reached.map(({ invoiceId }) => invoiceId);
    return [{ customerId, customerName, on: first.on, sureOn: first.sureOn, months: first.months, amountCents, invoiceIds }];
  });
}

/** Another end of the term alerts again. */
export function isAside(decision: AlertDecision | undefined, extendedOn: LocalDate, asOf: LocalDate): boolean {
  return decision !== undefined && decision.prescribesOn === extendedOn && (decision.until === null || decision.until > asOf);
}
