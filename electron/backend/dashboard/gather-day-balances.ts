import { customersOfSegment } from '../../../db/dashboard/scope-condition.ts';
import type { ReadDb } from '../../../db/database.ts';
import { type InvoiceAtDate, openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { agedBalance, isPastDue } from '../../../shared/dashboard/aged-balance.ts';
import { type BalanceFigures, balanceFigures } from '../../../shared/dashboard/figures.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { type Cents, sumCents } from '../../../shared/money/cents.ts';

/** What was open at any day, of the company or of a part of it, and the balances that it makes. */
export function gatherDayBalances(
  db: ReadDb,
  asOf: LocalDate,
  { customerId, segment }: Scope,
): { open: InvoiceAtDate[]; balances: BalanceFigures } {
  const members = segment === undefined ? null : customersOfSegment(db, segment);
  const open = openInvoicesAt(db, asOf, customerId).filter((invoice) => members === null || members.has(invoice.customerId));
  const overdue = open.filter((invoice) => isPastDue(invoice, asOf));
  const balances = balanceFigures({
    agedBalance: agedBalance(open, asOf),
    disputedCents: disputedOf(open),
    disputedOverdueCents: disputedOf(overdue),
  });
  return { open, balances };
}

function disputedOf(invoices: readonly InvoiceAtDate[]): Cents {
  return sumCents(invoices.map(({ disputedCents }) => disputedCents));
}
