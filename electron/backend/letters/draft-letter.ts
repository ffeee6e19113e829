import { findLetter, insertDraft, updateDraft } from '../../../db/letters/letters.queries.ts';
import type { OutputOf } from '../../../shared/contract/procedure.ts';
import type { LetterSummary, lettersContract, PreflightCheck } from '../../../shared/letters/letters.contract.ts';
import { preflightMessages } from '../../../shared/letters/preflight-messages.fr.ts';
import type { CommandContext } from '../context.ts';
import { type DraftInput, letterKey, prepareLetter } from './prepare-letter.ts';
import { serializeContent } from './stored-letter.ts';

/** Prepares a letter, or brings its draft up to date. One that was printed is kept: the same day never gives a double. */
export function draftLetter({ db }: CommandContext, input: DraftInput): OutputOf<typeof lettersContract.draft> {
  const key = letterKey(db, input);
  const existing = findLetter(db, key);
  if (existing && existing.state !== 'draft') return { letterId: existing.letterId, preflight: alreadyPrinted(existing) };
  const prepared = prepareLetter(db, key);
  const body = { ...prepared, content: serializeContent({ letter: prepared.content, pages: null }) };
  const letterId = db.transaction(() => {
    if (!existing) return insertDraft(db, key, body);
    updateDraft(db, existing.letterId, body);
    return existing.letterId;
  });
  return { letterId, preflight: prepared.preflight };
}

export function alreadyPrinted({ printedOn, asOf }: LetterSummary): PreflightCheck[] {
  return [{ severity: 'warning', code: 'ALREADY_PRINTED', message: preflightMessages.alreadyPrinted(printedOn ?? asOf) }];
}
