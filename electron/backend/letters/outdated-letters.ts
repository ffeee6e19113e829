import { unpostedLetters } from '../../../db/letters/letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { QueryContext } from '../context.ts';
import { changeSincePrint } from './letter-change.ts';

type Verb = typeof lettersContract.outdated;

/** The letters printed and not posted that would no longer come out the same. */
export function outdatedLetters({ db, today }: QueryContext, { customerId }: InputOf<Verb>): OutputOf<Verb> {
  return unpostedLetters(db, customerId).flatMap((letter) => {
    const change = changeSincePrint(db, letter, today);
    return change === null ? [] : [{ letterId: letter.letterId, change }];
  });
}
