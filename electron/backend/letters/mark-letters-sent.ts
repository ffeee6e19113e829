import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { CommandContext } from '../context.ts';
import { markLetterSent } from './mark-letter-sent.ts';

type Verb = typeof lettersContract.markAllSent;

/** The letters of a posting pack, posted together: all of them are marked, or none. @throws AppError as `markLetterSent` */
export function markLettersSent(context: CommandContext, { letterIds, sentOn }: InputOf<Verb>): OutputOf<Verb> {
  return context.db.transaction(() => {
    for (const letterId of letterIds) markLetterSent(context, { letterId, sentOn });
    return { count: letterIds.length };
  });
}
