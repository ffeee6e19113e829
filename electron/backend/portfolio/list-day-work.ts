import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { portfolioContract } from '../../../shared/portfolio/portfolio.contract.ts';
import type { AppContext } from '../context.ts';
import { lookIntoAll, type TasksOf } from './summarise-portfolio.ts';

type Verb = typeof portfolioContract.today;

/** The day's work of each company asked for. */
export async function listDayWork(context: AppContext, input: InputOf<Verb>, tasksOf: TasksOf): Promise<OutputOf<Verb>> {
  const asOf = input.asOf ?? context.today;
  const looked = await lookIntoAll(context, input, (db) => tasksOf(db, asOf));
  return looked.map(({ found, ...company }) => ({ ...company, asOf, customers: [...(found ?? [])] }));
}
