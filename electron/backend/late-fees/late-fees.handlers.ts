import { listRates } from '../../../db/late-fees/semester-rates.queries.ts';
import type { lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import type { HandlersOf } from '../context.ts';
import { customerLateFees } from './customer-late-fees.ts';
import { setSemesterRate } from './set-semester-rate.ts';

export const lateFeesHandlers: HandlersOf<typeof lateFeesContract> = {
  statement: customerLateFees,
  rates: ({ db }) => listRates(db),
  setRate: setSemesterRate,
};
