import { listRates } from '../../../db/late-fees/semester-rates.queries.ts';
import { endWaiver } from '../../../db/late-fees/waivers.queries.ts';
import type { lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import type { HandlersOf } from '../context.ts';
import { customerLateFees } from './customer-late-fees.ts';
import { rateTerms, setRateTerms } from './rate-terms.ts';
import { setSemesterRate } from './set-semester-rate.ts';
import { waiveLateFees } from './waive-late-fees.ts';

export const lateFeesHandlers: HandlersOf<typeof lateFeesContract> = {
  statement: customerLateFees,
  terms: rateTerms,
  setTerms: setRateTerms,
  waive: waiveLateFees,
  endWaiver({ db, today }, { waiverId }) {
    db.transaction(() => endWaiver(db, waiverId, today));
    return { waiverId };
  },
  rates: ({ db }) => listRates(db),
  setRate: setSemesterRate,
};
