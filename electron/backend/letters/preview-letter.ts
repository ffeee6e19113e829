import { findLetter, readLetter, type StoredLetter } from '../../../db/letters/letters.queries.ts';
import { overridesOf } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { withOverrides } from '../../../shared/letters/overrides.ts';
import type { Page } from '../../../shared/letters/page.ts';
import type { QueryContext } from '../context.ts';
import { alreadyPrinted } from './draft-letter.ts';
import { type DraftInput, letterKey, prepareLetter } from './prepare-letter.ts';
import { parseContent } from './stored-letter.ts';

/** What a letter would look like, before it is a draft. */
export function previewDraft(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  input: DraftInput,
): OutputOf<typeof lettersContract.previewDraft> {
  const key = letterKey(db, input);
  const existing = findLetter(db, key);
  const pagesAsPrinted = existing && printedPages(existing);
  if (pagesAsPrinted) return { pages: pagesAsPrinted, totalCents: existing.totalCents, ...alreadyPrinted(db, existing, today) };
  const { pages, preflight, totalCents } = prepareLetter(db, { ...key, registeredNumber: existing?.registeredNumber ?? '' });
  const checks = existing ? withOverrides(preflight, overridesOf(db, existing.letterId)) : preflight;
  return { pages, preflight: checks, printed: null, totalCents };
}

/** A draft as it would print now; a printed letter as it was printed. */
export function previewLetter(
  { db }: QueryContext,
  { letterId }: InputOf<typeof lettersContract.preview>,
): OutputOf<typeof lettersContract.preview> {
  const letter = readLetter(db, letterId);
  return { pages: printedPages(letter) ?? prepareLetter(db, letter).pages };
}

function printedPages({ content }: StoredLetter): Page[] | null {
  return parseContent(content).pages;
}
