import { draftsPassedOver } from '../../../db/letters/letters.queries.ts';
import { overridesOf } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { withOverrides } from '../../../shared/letters/overrides.ts';
import { blockingReasons } from '../../../shared/letters/preflight.ts';
import type { QueryContext } from '../context.ts';
import { prepareLetter } from './prepare-letter.ts';

type Verb = typeof lettersContract.passedOver;

/** The drafts of a day of which the user passed over a check, each checked again as it would print now: what was passed over may have changed since. */
export function listPassedOver({ db }: QueryContext, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  return draftsPassedOver(db, asOf).map((letter) => {
    const { customerId, kind, channel, letterId } = letter;
    return {
      customerId,
      kind,
      channel,
      canLeave: isFree(() => withOverrides(prepareLetter(db, letter).preflight, overridesOf(db, letterId))),
    };
  });
}

/** Nothing stops it; what keeps it from being worked out stops it too. */
function isFree(check: () => Parameters<typeof blockingReasons>[0]): boolean {
  try {
    return blockingReasons(check()).length === 0;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
