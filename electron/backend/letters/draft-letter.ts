import type { ReadDb } from '../../../db/database.ts';
import { findLetter, insertDraft, type StoredLetter, updateDraft } from '../../../db/letters/letters.queries.ts';
import { overridesOf } from '../../../db/letters/posted-letters.queries.ts';
import type { OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { lettersContract, PreflightCheck, StoredLetterState } from '../../../shared/letters/letters.contract.ts';
import { withOverrides } from '../../../shared/letters/overrides.ts';
import { preflightMessages } from '../../../shared/letters/preflight-messages.fr.ts';
import type { CommandContext } from '../context.ts';
import { changeSincePrint } from './letter-change.ts';
import { type DraftInput, letterKey, prepareLetter } from './prepare-letter.ts';
import { serializeContent } from './stored-letter.ts';

/** Prepares a letter, or brings its draft up to date. One that was printed is kept: the same day never gives a double. */
export function draftLetter({ db, today }: CommandContext, input: DraftInput): OutputOf<typeof lettersContract.draft> {
  const key = letterKey(db, input);
  const existing = findLetter(db, key);
  if (existing && existing.state !== 'draft') return { letterId: existing.letterId, ...alreadyPrinted(db, existing, today) };
  const prepared = prepareLetter(db, { ...key, registeredNumber: existing?.registeredNumber ?? '' });
  const body = { ...prepared, content: serializeContent({ letter: prepared.content, pages: null }) };
  const letterId = db.transaction(() => {
    if (!existing) return insertDraft(db, key, body);
    updateDraft(db, existing.letterId, { ...body, channel: key.channel, tone: key.tone });
    return existing.letterId;
  });
  return { letterId, preflight: withOverrides(prepared.preflight, overridesOf(db, letterId)), printed: null };
}

/** How a letter that exists in print stands, and what the user should know of it before it is printed again. */
export function alreadyPrinted(
  db: ReadDb,
  letter: StoredLetter,
  today: LocalDate,
): { preflight: PreflightCheck[]; printed: StoredLetterState } {
  const { letterId, asOf, sentOn } = letter;
  const printedOn = letter.printedOn ?? asOf;
  const change = changeSincePrint(db, letter, today);
  const message =
    sentOn !== null
      ? preflightMessages.alreadySent(sentOn)
      : change === null
        ? preflightMessages.alreadyPrinted(printedOn)
        : preflightMessages.printedThenChanged(printedOn, change);
  return { preflight: [{ severity: 'warning', code: 'ALREADY_PRINTED', message }], printed: { letterId, printedOn, sentOn, change } };
}
