import { CompanyColour, usualColour } from '../../shared/companies/company-colour.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { readSetting, writeSetting } from '../settings/settings.queries.ts';
import { readIdentity } from './companies.queries.ts';

const KEY = 'companies.colour';

/** The colour that somebody chose for the company; null when nobody did. */
export function readChosenColour(db: ReadDb): CompanyColour | null {
  return CompanyColour.safeParse(readSetting(db, KEY)).data ?? null;
}

/** The colour by which the company is told from others on screen: the one chosen, else its own. */
export function readColour(db: ReadDb): CompanyColour {
  return readChosenColour(db) ?? usualColour(readIdentity(db).uuid);
}

/** `null` goes back to the company's own. */
export function writeColour(db: WriteDb, colour: CompanyColour | null): void {
  writeSetting(db, KEY, colour);
}
