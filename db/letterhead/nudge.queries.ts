import { NO_NUDGE, Nudge } from '../../shared/letterhead/nudge.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { readSetting, writeSetting } from '../settings/settings.queries.ts';

const SETTING = 'letters.printerNudge';

/** By how much this company's printer is off; nothing until somebody says so. */
export function readNudge(db: ReadDb): Nudge {
  return Nudge.safeParse(readSetting(db, SETTING)).data ?? NO_NUDGE;
}

export function writeNudge(db: WriteDb, nudge: Nudge): void {
  writeSetting(db, SETTING, nudge);
}
