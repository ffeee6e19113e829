import type { ReadDb } from '../../../db/database.ts';
import { readLetter, type StoredLetter } from '../../../db/letters/letters.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LettersOfCompany } from '../../../shared/portfolio/routine.contract.ts';

/** Why a printed letter should not leave as it is, or null: the letters' own rule, which this domain knows nothing of. */
export type ChangeOf = (db: ReadDb, letter: StoredLetter, today: LocalDate) => string | null;

/**
 * A letter whose claims were paid since it was printed leaves only if somebody saw so: what was posted to a customer who owes nothing cannot be
 * called back. @throws AppError LETTERS_CHANGED, LETTER_NOT_FOUND
 */
export function refuseUnseenChanges(
  { db, today }: { db: ReadDb; today: LocalDate },
  asked: readonly Pick<LettersOfCompany, 'letterIds' | 'seenChanges'>[],
  changeOf: ChangeOf,
): void {
  const seen = new Set(asked.flatMap(({ seenChanges = [] }) => seenChanges));
  const unseen = [...new Set(asked.flatMap(({ letterIds }) => letterIds))].filter((letterId) => !seen.has(letterId));
  const changes = unseen.flatMap((letterId) => {
    const letter = readLetter(db, letterId);
    const change = changeOf(db, letter, today);
    return change === null ? [] : [{ customerName: letter.customerName, change }];
  });
  if (changes.length > 0) throw new AppError('LETTERS_CHANGED', { changes });
}
