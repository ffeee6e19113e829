import type { ReadDb } from '../../../db/database.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import { USUAL_COST_OF_MONEY_PCT } from '../../../shared/schedules/compare-offers.ts';
import { ScheduleSettings, type schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext } from '../context.ts';

const COST_OF_MONEY = 'schedules.costOfMoneyPct';

/** The usual cost of money until the company says its own. */
export function scheduleSettings(db: ReadDb): ScheduleSettings {
  const stored = ScheduleSettings.safeParse({ costOfMoneyPct: readSetting(db, COST_OF_MONEY) });
  return stored.data ?? { costOfMoneyPct: USUAL_COST_OF_MONEY_PCT };
}

export function setScheduleSettings(
  { db }: CommandContext,
  { costOfMoneyPct }: InputOf<typeof schedulesContract.setSettings>,
): ScheduleSettings {
  if (costOfMoneyPct !== undefined) db.transaction(() => writeSetting(db, COST_OF_MONEY, costOfMoneyPct));
  return scheduleSettings(db);
}
