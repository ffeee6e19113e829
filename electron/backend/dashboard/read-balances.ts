import { customerNames } from '../../../db/dashboard/dashboard.queries.ts';
import { customersOfSegment } from '../../../db/dashboard/scope-condition.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { rowsBy } from '../../../db/rows-by.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { agedBalance, isPastDue } from '../../../shared/dashboard/aged-balance.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { balanceFigures } from '../../../shared/dashboard/figures.ts';
import { sumCents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { checkedScope } from './checked-scope.ts';
import { oldestDue } from './month-debtors.ts';

const SHOWN = 10;

/** What was open at any day, by how late it was, and who owed most. @throws AppError CUSTOMER_NOT_FOUND */
export function readBalances(
  { db }: QueryContext,
  { asOf, ...input }: InputOf<typeof dashboardContract.balances>,
): OutputOf<typeof dashboardContract.balances> {
  const { customerId, segment } = checkedScope(db, input);
  const members = segment === undefined ? null : customersOfSegment(db, segment);
  const open = openInvoicesAt(db, asOf, customerId).filter((invoice) => members === null || members.has(invoice.customerId));
  const sum = (invoices: typeof open, field: 'openCents' | 'disputedCents') => sumCents(invoices.map((invoice) => invoice[field]));
  const overdue = open.filter((invoice) => isPastDue(invoice, asOf));
  const names = customerNames(db);
  const debtors = [...rowsBy(open, (invoice) => invoice.customerId)]
    .map(([id, invoices]) => ({
      customerId: id,
      ...(names.get(id) ?? { code: '', name: '' }),
      outstandingCents: sum(invoices, 'openCents'),
      overdueCents: sum(
        invoices.filter((invoice) => isPastDue(invoice, asOf)),
        'openCents',
      ),
      disputedCents: sum(invoices, 'disputedCents'),
      ...oldestDue(invoices, asOf),
    }))
    .filter(({ overdueCents }) => overdueCents > 0)
    .sort((a, b) => b.overdueCents - a.overdueCents || a.customerId - b.customerId);
  return {
    asOf,
    ...balanceFigures({
      agedBalance: agedBalance(open, asOf),
      disputedCents: sum(open, 'disputedCents'),
      disputedOverdueCents: sum(overdue, 'disputedCents'),
    }),
    topDebtors: debtors.slice(0, SHOWN),
  };
}
