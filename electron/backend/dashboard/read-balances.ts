import { customerNames } from '../../../db/dashboard/dashboard.queries.ts';
import { rowsBy } from '../../../db/rows-by.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { isPastDue } from '../../../shared/dashboard/aged-balance.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { sumCents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { checkedScope } from './checked-scope.ts';
import { gatherDayBalances } from './gather-day-balances.ts';
import { oldestDue } from './month-debtors.ts';

const SHOWN = 10;

/** What was open at any day, by how late it was, and who owed most. @throws AppError CUSTOMER_NOT_FOUND */
export function readBalances(
  { db }: QueryContext,
  { asOf, ...input }: InputOf<typeof dashboardContract.balances>,
): OutputOf<typeof dashboardContract.balances> {
  const { open, balances } = gatherDayBalances(db, asOf, checkedScope(db, input));
  const names = customerNames(db);
  const debtors = [...rowsBy(open, (invoice) => invoice.customerId)]
    .map(([id, invoices]) => ({
      customerId: id,
      ...(names.get(id) ?? { code: '', name: '' }),
      outstandingCents: sumCents(invoices.map(({ openCents }) => openCents)),
      overdueCents: sumCents(invoices.filter((invoice) => isPastDue(invoice, asOf)).map(({ openCents }) => openCents)),
      disputedCents: sumCents(invoices.map(({ disputedCents }) => disputedCents)),
      ...oldestDue(invoices, asOf),
    }))
    .filter(({ overdueCents }) => overdueCents > 0)
    .sort((a, b) => b.overdueCents - a.overdueCents || a.customerId - b.customerId);
  return { asOf, ...balances, topDebtors: debtors.slice(0, SHOWN) };
}
