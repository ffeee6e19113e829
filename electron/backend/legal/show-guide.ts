import { unpaidSales } from '../../../db/legal/unpaid-sales.queries.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { addDays, addMonths } from '../../../shared/dates/local-date.ts';
import type { claimsContract } from '../../../shared/legal/claims.contract.ts';
import { guideAdvice, guideStageName } from '../../../shared/legal/collection-guide.fr.ts';
import {
  DEFAULT_THRESHOLDS,
  GUIDE_STAGES,
  GuideThresholds,
  guideLevel,
  handsAt,
  unpaidRate,
} from '../../../shared/legal/collection-guide.ts';
import type { CommandContext, QueryContext } from '../context.ts';

type Contract = typeof claimsContract;

/** An invoice counts as unpaid from so many days after its due date: before, most are paid late and no more. */
const SETTLING_DAYS = 90;

/** Who should chase at each stage, from the sales that fell due in the twelve months ending 90 days ago and what of them is still unpaid. */
export function showGuide({ db }: QueryContext, { asOf }: InputOf<Contract['collectionGuide']>): OutputOf<Contract['collectionGuide']> {
  const to = addDays(asOf, -SETTLING_DAYS);
  const from = addDays(addMonths(to, -12), 1);
  const figures = unpaidSales(db, from, to, asOf);
  const thresholds = GuideThresholds.safeParse(readSetting(db, 'legal.guideThresholds')).data ?? DEFAULT_THRESHOLDS;
  const rate = unpaidRate(figures);
  const level = guideLevel(rate, thresholds);
  const hands = handsAt(level ?? 'low');
  return {
    from,
    to,
    ...figures,
    unpaidRate: rate,
    thresholds,
    level,
    stages: GUIDE_STAGES.map((stage) => ({
      stage,
      hand: hands[stage],
      name: guideStageName(stage),
      advice: guideAdvice(stage, hands[stage]),
    })),
  };
}

export function setGuideThresholds(
  { db }: CommandContext,
  thresholds: InputOf<Contract['setGuideThresholds']>,
): OutputOf<Contract['setGuideThresholds']> {
  db.transaction(() => writeSetting(db, 'legal.guideThresholds', thresholds));
  return thresholds;
}
