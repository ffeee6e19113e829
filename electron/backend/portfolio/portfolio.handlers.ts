import type { portfolioContract } from '../../../shared/portfolio/portfolio.contract.ts';
import type { HandlersOf } from '../context.ts';
import { listDayWork } from './list-day-work.ts';
import { summarisePortfolio, type TasksOf } from './summarise-portfolio.ts';
import { upgradeCompanies } from './upgrade-companies.ts';

/** What there is to do comes from its own domain, which this one knows nothing of. */
export function portfolioHandlers(tasksOf: TasksOf): HandlersOf<typeof portfolioContract> {
  return {
    summary: (context, input) => summarisePortfolio(context, input, tasksOf),
    today: (context, input) => listDayWork(context, input, tasksOf),
    upgrade: upgradeCompanies,
  };
}
