import { listRates, saveRate, shippedRate } from '../../../db/late-fees/semester-rates.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof lateFeesContract.setRate;

/**
 * Enters the rate of a semester that the program does not know, or corrects one entered before. A shipped rate is sourced and
 * printed on letters: it is never replaced. @throws AppError RATE_SHIPPED
 */
export function setSemesterRate({ db }: CommandContext, { semester, ecbMroPct, legalProPct }: InputOf<Verb>): OutputOf<Verb> {
  const shipped = shippedRate(semester);
  if (shipped) throw new AppError('RATE_SHIPPED', { semester, ecbMroPct: shipped.ecbMroPct });
  return db.transaction(() => {
    saveRate(db, { semester, ecbMroPct: String(ecbMroPct), legalProPct: legalProPct === undefined ? null : String(legalProPct) });
    const saved = listRates(db).find((rate) => rate.semester === semester);
    if (!saved) throw new Error('a rate just saved is listed');
    return saved;
  });
}
