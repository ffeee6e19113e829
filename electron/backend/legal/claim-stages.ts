import type { ReadDb } from '../../../db/database.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { type ClaimStage, claimStage } from '../../../shared/legal/claim-stage.ts';
import { planPlace } from '../../../shared/reminders/plan-progress.ts';
import type { DescribedClaim } from './claim-route-facts.ts';

/** From when each invoice that had its formal notice is for a court, as the agenda counts it. */
export function legalDays(db: ReadDb, asOf: LocalDate, customerId?: number): Map<number, LocalDate> {
  const { formalNoticeDelayDays } = readReminderSettings(db);
  const days = new Map<number, LocalDate>();
  for (const position of customerPositions(db, asOf, customerId)) {
    if (position.contacts.length === 0) continue;
    for (const { invoiceId } of position.receivables) {
      const { legal } = planPlace(position, invoiceId, asOf, formalNoticeDelayDays);
      if (legal !== null && legal.returnedOn === null) days.set(invoiceId, legal.on);
    }
  }
  return days;
}

export function stageOf({ invoice, clock, facts, isInCase }: DescribedClaim, asOf: LocalDate, legalFrom: LocalDate | null): ClaimStage {
  return claimStage({
    asOf,
    dueOn: invoice.dueOn,
    extendedOn: clock.extendedOn,
    insolvencyOn: facts.insolvencyOn,
    isInCase,
    isHandedOver: facts.handedOver !== null,
    // An agreement that is only offered holds nothing back.
    isInSchedule: facts.term !== 'none',
    isContested: invoice.disputedCents >= invoice.openCents,
    legalFrom,
  });
}
