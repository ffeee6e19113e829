import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { Every, ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import type { TypedPart } from './InstalmentEditor.tsx';

/** The conditions of a schedule as they are being chosen. */
export interface TermsDraft {
  /** Invoices left out; all the others are in. */
  leftOut: number[];
  instalments: number;
  every: Every;
  firstOn: LocalDate | null;
  includeFees: boolean;
  /** What of the interest and of the 40 € is included; null for all of it. */
  interestCents: Cents | null;
  indemnityCents: Cents | null;
  waiverReason: string;
  onSigning: boolean;
  signingCents: Cents | null;
  signingOn: LocalDate | null;
  deductCredits: boolean;
  /** Typed instead of the equal ones; null for those. */
  parts: TypedPart[] | null;
}

/** Days between the agreement and its first payment, proposed. */
const FIRST_AFTER_DAYS = 8;

export function proposedTerms(invoices: readonly InvoiceSummary[], today: LocalDate, replacesId: number | null): TermsDraft {
  return {
    leftOut: usuallyLeftOut(invoices, replacesId),
    instalments: 3,
    every: 'month',
    firstOn: addDays(today, FIRST_AFTER_DAYS),
    includeFees: false,
    interestCents: null,
    indemnityCents: null,
    waiverReason: '',
    onSigning: false,
    signingCents: null,
    signingOn: addDays(today, FIRST_AFTER_DAYS),
    deductCredits: true,
    parts: null,
  };
}

/** What is late and not contested is in, or what the schedule to replace holds; everything when nothing is. */
function usuallyLeftOut(invoices: readonly InvoiceSummary[], replacesId: number | null): number[] {
  const usual =
    replacesId === null
      ? invoices.filter(({ daysLate, disputedCents }) => daysLate > 0 && disputedCents === 0)
      : invoices.filter(({ scheduleId }) => scheduleId === replacesId);
  return usual.length === 0 ? [] : invoices.filter((invoice) => !usual.includes(invoice)).map(({ id }) => id);
}

/** The terms to ask for; null while one is missing. The parts typed by hand are apart: what is simulated is what they are compared with. */
export function termsOf(
  draft: TermsDraft,
  chosen: readonly InvoiceSummary[],
  asOf: LocalDate,
  replacesId: number | null,
): ScheduleTerms | null {
  const { firstOn, onSigning, signingCents, signingOn, includeFees, interestCents, indemnityCents, waiverReason } = draft;
  if (chosen.length === 0 || firstOn === null) return null;
  if (onSigning && (signingCents === null || signingCents <= 0 || signingOn === null)) return null;
  return {
    invoiceIds: chosen.map(({ id }) => id),
    instalments: draft.instalments,
    every: draft.every,
    firstOn,
    includeFees,
    ...(includeFees && interestCents !== null ? { interestCents } : {}),
    ...(includeFees && indemnityCents !== null ? { indemnityCents } : {}),
    ...(includeFees && waiverReason !== '' ? { waiverReason } : {}),
    ...(onSigning && signingCents !== null && signingOn !== null
      ? { onSigning: { amountCents: signingCents, expectedOn: signingOn } }
      : {}),
    deductCredits: draft.deductCredits,
    ...(replacesId === null ? {} : { replacesId }),
    asOf,
  };
}
