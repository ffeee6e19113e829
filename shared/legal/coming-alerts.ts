import { addMonths, type LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents } from '../money/cents.ts';
import { ALERT_MONTHS, type PrescribableClaim, prescriptionClock } from './prescription.ts';
import { type AlertDecision, isAside } from './prescription-alerts.ts';

/** A day on which claims of one customer come nearer to their last one. */
export interface ComingAlert {
  customerId: number;
  customerName: string;
  on: LocalDate;
  /** Months left that day, as alerts count them; 0: the last day itself. */
  monthsLeft: number;
  /**
   * What the months are counted to: `extended`, the last day with the events that the law names, whose proof has to hold; `sure`, the last day
   * whatever anybody makes of them. Where nothing extends it the two are one, `sure`.
   */
  end: 'sure' | 'extended';
  amountCents: Cents;
  /** The one that is first in the customer's list, first. */
  invoiceIds: number[];
}

/**
 * The alerts that claims reach from a day to another, both included, and their last days: one for each customer, day and distance. Where an
 * interruption extends a term, its sure last day is told too, apart. An alert that was put aside comes back on the day chosen then, or never.
 */
export function comingAlerts(
  owed: readonly { customerId: number; customerName: string; invoiceId: number; openCents: Cents }[],
  claims: ReadonlyMap<number, PrescribableClaim>,
  decisions: readonly AlertDecision[],
  from: LocalDate,
  to: LocalDate,
): ComingAlert[] {
  const aside = new Map(decisions.map((decision) => [`${decision.invoiceId} ${decision.months}`, decision]));
  const alerts = new Map<string, ComingAlert>();
  for (const { customerId, customerName, invoiceId, openCents } of owed) {
    const claim = claims.get(invoiceId);
    if (!claim) continue;
    const { prescribesOn, extendedOn, months } = prescriptionClock(claim, from);
    const end: ComingAlert['end'] = prescribesOn < extendedOn ? 'extended' : 'sure';
    const warned = ALERT_MONTHS.filter((each) => each < months).map((each) => {
      const reachedOn = addMonths(extendedOn, -each);
      const decision = aside.get(`${invoiceId} ${each}`);
      return { monthsLeft: each as number, end, on: isAside(decision, extendedOn, reachedOn) ? (decision?.until ?? null) : reachedOn };
    });
    const sure = end === 'sure' ? [] : [{ monthsLeft: 0, end: 'sure' as const, on: prescribesOn }];
    for (const { monthsLeft, end: of, on } of [...warned, { monthsLeft: 0, end, on: extendedOn }, ...sure]) {
      if (on === null || on < from || on > to || on > extendedOn) continue;
      const key = `${customerId} ${on} ${monthsLeft} ${of}`;
      const known = alerts.get(key);
      if (known) {
        known.amountCents = addCents(known.amountCents, openCents);
        known.invoiceIds.push(invoiceId);
      } else alerts.set(key, { customerId, customerName, on, monthsLeft, end: of, amountCents: openCents, invoiceIds: [invoiceId] });
    }
  }
  return [...alerts.values()];
}
