import { readRateTerms } from '../../../db/late-fees/late-invoices.queries.ts';
import { writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { semesterOf } from '../../../shared/dates/semester.ts';
import { legalFloorPct } from '../../../shared/late-fees/late-fee-rules.ts';
import type { lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';

type Verb = typeof lateFeesContract.setTerms;

/** The rate of the terms of sale, and what it may not be under today. */
export function rateTerms({ db, today }: Pick<QueryContext, 'db' | 'today'>): OutputOf<Verb> {
  const { contractRatePct, rates } = readRateTerms(db);
  return {
    contractRatePct: contractRatePct == null ? null : Number(contractRatePct),
    floorPct: legalFloorPct(rates, semesterOf(today))?.toNumber() ?? null,
  };
}

/** Letters already printed keep the rate they were printed with. */
export function setRateTerms({ db, today }: CommandContext, { contractRatePct }: InputOf<Verb>): OutputOf<Verb> {
  db.transaction(() => writeSetting(db, 'lateFees.contractRatePct', contractRatePct === null ? null : String(contractRatePct)));
  return rateTerms({ db, today });
}
