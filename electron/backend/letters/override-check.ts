import { readLetter } from '../../../db/letters/letters.queries.ts';
import { overridesOf, saveOverride } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { checkToOverride, withOverrides } from '../../../shared/letters/overrides.ts';
import type { CommandContext } from '../context.ts';
import { prepareLetter } from './prepare-letter.ts';

type Verb = typeof lettersContract.override;

/**
 * The user passes over a check that stops a draft; the reason is kept with the letter.
 * @throws AppError LETTER_ALREADY_PRINTED, CHECK_NOT_FOUND, CHECK_NOT_OVERRIDABLE
 */
export function overrideCheck({ db, today }: CommandContext, { letterId, code, reason }: InputOf<Verb>): OutputOf<Verb> {
  const letter = readLetter(db, letterId);
  if (letter.state !== 'draft') throw new AppError('LETTER_ALREADY_PRINTED', { letterId });
  const { preflight } = prepareLetter(db, letter);
  // One that was passed over already may get another reason.
  const check = checkToOverride(preflight, code);
  return db.transaction(() => {
    saveOverride(db, letterId, check, reason, today);
    return { letterId, preflight: withOverrides(preflight, overridesOf(db, letterId)) };
  });
}
