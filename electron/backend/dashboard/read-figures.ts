import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { dashboardFigures } from '../../../shared/dashboard/figures.ts';
import type { QueryContext } from '../context.ts';
import { checkedScope } from './checked-scope.ts';
import { gatherBookFacts } from './gather-book-facts.ts';

/** Every figure of a month. @throws AppError CUSTOMER_NOT_FOUND */
export function readFigures(
  { db }: QueryContext,
  { month, ...scope }: InputOf<typeof dashboardContract.figures>,
): OutputOf<typeof dashboardContract.figures> {
  return dashboardFigures(gatherBookFacts(db, month, checkedScope(db, scope)));
}
