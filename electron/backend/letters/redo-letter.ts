import { readLetter } from '../../../db/letters/letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { CommandContext } from '../context.ts';
import { draftLetter } from './draft-letter.ts';
import { withdrawLetter } from './withdraw-letter.ts';

type Verb = typeof lettersContract.redo;

/**
 * Withdraws a letter that was printed but not posted, and drafts it again from what is owed at `asOf`. Both or neither: where nothing is
 * left to ask for, the printed letter stays, to be withdrawn alone. @throws AppError as `withdrawLetter` and `draftLetter`
 */
export function redoLetter(context: CommandContext, { letterId, asOf }: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, kind, channel, scheduleId, contactId, tone } = readLetter(context.db, letterId);
  return context.db.transaction(() => {
    withdrawLetter(context, { letterId });
    const { letterId: draftId, preflight } = draftLetter(context, {
      customerId,
      kind,
      asOf,
      channel,
      ...(scheduleId === null ? {} : { scheduleId }),
      ...(contactId === null ? {} : { contactId }),
      ...(tone === null ? {} : { tone }),
    });
    return { letterId: draftId, preflight };
  });
}
