import { deleteDraft, readLetter } from '../../../db/letters/letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof lettersContract.discard;

/** Throws a draft away. What was printed stays: it may have been posted. @throws AppError LETTER_ALREADY_PRINTED */
export function discardLetter({ db }: CommandContext, { letterId }: InputOf<Verb>): OutputOf<Verb> {
  if (readLetter(db, letterId).state !== 'draft') throw new AppError('LETTER_ALREADY_PRINTED', { letterId });
  db.transaction(() => deleteDraft(db, letterId));
  return { letterId };
}
