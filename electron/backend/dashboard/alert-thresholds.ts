import type { ReadDb } from '../../../db/database.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import { DEFAULT_THRESHOLDS, Thresholds, type thresholdProcedures } from '../../../shared/dashboard/thresholds.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';

const KEY = 'dashboard.thresholds';

/** The company's own thresholds over the usual ones; a stored value that is none any more is the usual one again. */
export function thresholdsOf(db: ReadDb): Thresholds {
  const stored = readSetting(db, KEY);
  const kept = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  const valid = kept.filter(
    ([name, value]) => Object.hasOwn(Thresholds.shape, name) && Thresholds.partial().safeParse({ [name]: value }).success,
  );
  return { ...DEFAULT_THRESHOLDS, ...Object.fromEntries(valid) };
}

export function readThresholds({ db }: QueryContext): Thresholds {
  return thresholdsOf(db);
}

/** Keeps the thresholds that are given; the others stay as they are. */
export function setThresholds({ db }: CommandContext, changes: InputOf<typeof thresholdProcedures.setThresholds>): Thresholds {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const next: Thresholds = { ...thresholdsOf(db), ...Object.fromEntries(given) };
  writeSetting(db, KEY, next);
  return next;
}
