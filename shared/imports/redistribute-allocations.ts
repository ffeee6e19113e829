import { type LocalDate, laterOf } from '../dates/local-date.ts';
import { groupBy } from '../fec/group-entries.ts';
import { type Cents, cents, minCents } from '../money/cents.ts';
import type { PlannedAllocation } from './import-plan.ts';
import type { StoredAllocation } from './known-book.ts';
import type { BookState } from './later-ledgers.ts';

/** Money that was put against a document which is no longer there, and the day before which its customer's others date. */
export interface OrphanAllocation {
  readonly allocation: StoredAllocation;
  readonly customerId: number;
  readonly before: LocalDate;
}

interface Open {
  readonly id: number;
  readonly source: Pick<PlannedAllocation, 'paymentId' | 'creditNoteId'> | null;
  readonly date: LocalDate;
  openCents: Cents;
}

/**
 * Puts money whose document was replaced by others against those: one of that very amount first, then the oldest. What finds nothing
 * stays to its customer's credit, or open.
 */
export function redistribute(state: BookState, orphans: readonly OrphanAllocation[], removed: ReadonlySet<number>): PlannedAllocation[] {
  if (orphans.length === 0) return [];
  const open = openItems(state);
  const made: PlannedAllocation[] = [];
  for (const { allocation, customerId, before } of orphans) {
    const { invoiceId, paymentId, creditNoteId, allocatedOn } = allocation;
    const isDebtGone = removed.has(invoiceId);
    const candidates = (open.get(customerId) ?? []).filter(({ source, date }) => (source === null) === isDebtGone && date < before);
    let left = allocation.amountCents;
    const exact = candidates.find(({ openCents }) => openCents === left);
    for (const candidate of exact ? [exact] : candidates) {
      const amountCents = minCents(left, candidate.openCents);
      if (amountCents <= 0) continue;
      const source = candidate.source ?? { paymentId, creditNoteId };
      made.push({
        invoiceId: isDebtGone ? candidate.id : invoiceId,
        ...source,
        allocatedOn: laterOf(allocatedOn, candidate.date),
        amountCents,
      });
      candidate.openCents = cents(candidate.openCents - amountCents);
      left = cents(left - amountCents);
    }
  }
  return made;
}

/** What is open of each customer's invoices, credit notes and payments, oldest first. */
function openItems({ book, allocations }: BookState): Map<number, Open[]> {
  const given = new Map<string, number>();
  for (const { paymentId, creditNoteId, amountCents } of allocations) {
    const key = `${paymentId ?? ''} ${creditNoteId ?? ''}`;
    given.set(key, (given.get(key) ?? 0) + amountCents);
  }
  const items = [
    ...book.invoices
      .filter(({ cancelled }) => !cancelled)
      .map(({ id, customerId, kind, issuedOn, totalCents, allocatedCents }) => ({
        customerId,
        id,
        source: kind === 'invoice' ? null : { paymentId: null, creditNoteId: id },
        date: issuedOn,
        openCents: cents(Math.abs(totalCents) - allocatedCents),
      })),
    ...book.payments.map(({ id, customerId, paidOn, amountCents }) => ({
      customerId,
      id,
      source: { paymentId: id, creditNoteId: null },
      date: paidOn,
      openCents: cents(amountCents - (given.get(`${id} `) ?? 0)),
    })),
  ];
  return groupBy(
    items.filter(({ openCents }) => openCents > 0).sort((a, b) => (a.date === b.date ? a.id - b.id : a.date < b.date ? -1 : 1)),
    ({ customerId }) => customerId,
  );
}
