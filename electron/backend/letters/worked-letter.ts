import type { ReadDb } from '../../../db/database.ts';
import type { LetterBody, LetterPlan } from '../../../db/letters/letters.queries.ts';
import { readSetting } from '../../../db/settings/settings.queries.ts';
import type { Customer } from '../../../shared/customers/customers.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LetterContent } from '../../../shared/letters/letter-content.ts';
import type { Correspondence } from '../../../shared/letters/letter-parts.ts';
import type { PreflightCheck } from '../../../shared/letters/letters.contract.ts';
import type { Selection } from '../../../shared/reminders/chaseable-selection.ts';
import type { LetterTexts } from './letter-texts.ts';

/** What a letter says and what is to be known of it, before it is laid out. */
export interface WorkedLetter extends Omit<LetterBody, 'content'> {
  content: LetterContent;
  preflight: PreflightCheck[];
  /** What a reminder chases; null for other letters. */
  selection: Selection | null;
  /** Who it goes to, where that is not the customer. */
  addressee?: Customer;
}

/** What each kind of letter is worked out from. */
export interface LetterCase {
  db: ReadDb;
  key: LetterPlan;
  correspondence: Correspondence;
  texts: LetterTexts;
}

/** Days that a formal notice, or the last reminder before it, leaves to pay. */
export function formalNoticeDelayDays(db: ReadDb): number {
  return Number(readSetting(db, 'reminders.formalNoticeDelayDays') ?? 8);
}

export interface MissingRate {
  missingRate: AppError<'RATE_MISSING'>['params'];
}

/** Figures that rest on a semester's rate, or which rate is missing: the letter is shown without them, and a check stops it. */
export function unlessRateMissing<Figures>(work: () => Figures): Figures | MissingRate {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_MISSING') return { missingRate: (error as AppError<'RATE_MISSING'>).params };
    throw error;
  }
}
