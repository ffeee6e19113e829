import type { LocalDate } from '../dates/local-date.ts';
import type { ScheduleState } from '../schedules/schedules.contract.ts';

/**
 * What a schedule grants of time: `respected`: its invoices are not payable before its days; `behind`: signed, and not kept, it still holds
 * until the creditor ends it; `none`: there is none, it is only offered, or nobody signed it and nobody keeps it.
 */
export type GrantedTerm = 'none' | 'respected' | 'behind';

/** A term granted makes a claim not payable until it comes (C. civ. 1305-2). */
export function grantedTerm({ state, signedOn }: { state: ScheduleState; signedOn: LocalDate | null }, asOf: LocalDate): GrantedTerm {
  if (state === 'signed' || state === 'running') return 'respected';
  const isSigned = signedOn !== null && signedOn <= asOf;
  return isSigned && (state === 'late' || state === 'broken') ? 'behind' : 'none';
}

/** The invoices of these that a schedule grants a term to. */
export function invoicesWithTerm<Invoice extends { id: number }>(
  invoices: readonly Invoice[],
  schedules: readonly { state: ScheduleState; signedOn: LocalDate | null; invoices: readonly { invoiceId: number }[] }[],
  asOf: LocalDate,
): Invoice[] {
  const held = new Set(
    schedules
      .filter((schedule) => grantedTerm(schedule, asOf) !== 'none')
      .flatMap((schedule) => schedule.invoices.map(({ invoiceId }) => invoiceId)),
  );
  return invoices.filter(({ id }) => held.has(id));
}
