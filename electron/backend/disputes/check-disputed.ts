import type { ReadDb } from '../../../db/database.ts';
import type { StoredInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Cents, ZERO } from '../../../shared/money/cents.ts';

/** Checks that there is something to contest on a day, and as much as is said. @throws AppError DISPUTE_NOTHING_OPEN, DISPUTE_EXCEEDS_OPEN */
export function checkDisputed(
  db: ReadDb,
  { id, number, customerId, cancelledOn }: StoredInvoice,
  amountCents: Cents | null,
  on: LocalDate,
): void {
  const openCents = invoicesAt(db, on, customerId).find((invoice) => invoice.id === id)?.openCents ?? ZERO;
  if (openCents <= 0 || cancelledOn !== null) throw new AppError('DISPUTE_NOTHING_OPEN', { number });
  if (amountCents !== null && amountCents > openCents) throw new AppError('DISPUTE_EXCEEDS_OPEN', { number, openCents, amountCents });
}
