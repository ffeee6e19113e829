import type { LocalDate } from '../dates/local-date.ts';
import type { Dispute } from '../disputes/disputes.contract.ts';
import type { LegalCase } from '../legal/cases.contract.ts';
import type { ComingAlert } from '../legal/coming-alerts.ts';
import type { UpcomingEvent } from './reminders.contract.ts';

const NO_STEP = { level: null, channel: null } as const;

/** The days by which open disputes are to be dealt with. */
export function upcomingDisputes(disputes: readonly Dispute[], from: LocalDate, to: LocalDate): UpcomingEvent[] {
  return disputes.flatMap(
    ({ disputeId, customerId, customerName, invoiceNumber, deadlineOn, closedOn, disputedCents, nextStep }): UpcomingEvent[] => {
      if (closedOn !== null || deadlineOn === null || deadlineOn < from || deadlineOn > to) return [];
      const about = nextStep === '' ? invoiceNumber : `${invoiceNumber}, ${nextStep}`;
      const event = { key: `dispute-${disputeId}`, on: deadlineOn, customerId, customerName, ...NO_STEP, amountCents: disputedCents };
      return [{ ...event, kind: 'disputeDeadline', about }];
    },
  );
}

/** The time limits of open cases that still run: ours as they are counted, the debtor's with the working day that extends them. */
export function upcomingLegal(cases: readonly LegalCase[], from: LocalDate, to: LocalDate): UpcomingEvent[] {
  const seen = new Map<string, number>();
  return cases
    .filter(({ closedOn }) => closedOn === null)
    .flatMap(({ caseId, customerId, customerName, openCents, deadlines }) =>
      deadlines
        .filter(({ state }) => state === 'running')
        .map(({ code, actor, on, extendedOn, sentence }): UpcomingEvent => {
          const base = `case-${caseId}-${code}`;
          const nth = (seen.get(base) ?? 0) + 1;
          seen.set(base, nth);
          const key = nth === 1 ? base : `${base}-${nth}`;
          const day = actor === 'debtor' ? extendedOn : on;
          return { key, on: day, kind: 'legalDeadline', customerId, customerName, ...NO_STEP, amountCents: openCents, about: sentence };
        }),
    )
    .filter(({ on }) => on >= from && on <= to);
}

/** The days on which claims come nearer to their last one. */
export function upcomingPrescriptions(alerts: readonly ComingAlert[]): UpcomingEvent[] {
  return alerts.map(({ customerId, customerName, on, monthsLeft, end, amountCents, invoiceIds }) => ({
    key: `prescription-${customerId}-${monthsLeft}${end === 'sure' ? '' : '-extended'}-${invoiceIds[0] ?? 0}`,
    on,
    kind: 'prescription',
    customerId,
    customerName,
    ...NO_STEP,
    amountCents,
    monthsLeft,
    prescriptionEnd: end,
  }));
}
