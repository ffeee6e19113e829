import { readLetter, readLetterSummary, saveWithdrawn } from '../../../db/letters/letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof lettersContract.withdraw;

/**
 * Gives up a letter that was printed but not posted. It stays in the register, as one that never left: it counts as no contact.
 * @throws AppError LETTER_NOT_PRINTED for a draft, which is thrown away instead; LETTER_ALREADY_SENT
 */
export function withdrawLetter({ db, today }: CommandContext, { letterId }: InputOf<Verb>): OutputOf<Verb> {
  const { state, sentOn } = readLetter(db, letterId);
  if (state === 'draft') throw new AppError('LETTER_NOT_PRINTED', { letterId });
  if (state === 'sent') throw new AppError('LETTER_ALREADY_SENT', { letterId, sentOn: sentOn ?? today });
  return db.transaction(() => {
    if (state === 'printed') saveWithdrawn(db, letterId, today);
    return readLetterSummary(db, letterId);
  });
}
