import { addMonths, type LocalDate, laterOf } from '../dates/local-date.ts';
import { type PrescribableClaim, prescriptionClock } from './prescription.ts';

/** A claim whose term leaves so little is said whenever its instalments end. */
const NEAR_MONTHS = 3;

/** A claim whose last day comes while its schedule runs; `isOver`: it was past already. */
export interface LapsingClaim {
  invoiceNumber: string;
  /** Its last day with the events that the law names, as the alerts count it. */
  on: LocalDate;
  isOver: boolean;
}

/**
 * The claims that would lapse under a schedule nobody signed: while it runs nothing else is done about them, and only the signature interrupts
 * (C. civ. 2240). Those whose last day comes before the last instalment, or within three months, or has passed; the earliest first.
 */
export function lapsingClaims(
  invoices: readonly { invoiceId: number; invoiceNumber: string }[],
  claims: ReadonlyMap<number, PrescribableClaim>,
  { asOf, lastDueOn }: { asOf: LocalDate; lastDueOn: LocalDate },
): LapsingClaim[] {
  const until = laterOf(addMonths(asOf, NEAR_MONTHS), lastDueOn);
  return invoices
    .flatMap(({ invoiceId, invoiceNumber }): LapsingClaim[] => {
      const claim = claims.get(invoiceId);
      if (!claim) return [];
      const { extendedOn: on } = prescriptionClock(claim, asOf);
      return on < until ? [{ invoiceNumber, on, isOver: on < asOf }] : [];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.invoiceNumber.localeCompare(b.invoiceNumber, 'fr', { numeric: true })));
}
