import { listLetters } from '../../../db/letters/letters.queries.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { HandlersOf } from '../context.ts';
import { discardLetter } from './discard-letter.ts';
import { draftLetter } from './draft-letter.ts';
import { markLetterSent } from './mark-letter-sent.ts';
import { outdatedLetters } from './outdated-letters.ts';
import { previewDraft, previewLetter } from './preview-letter.ts';
import { printLetters } from './print-letters.ts';
import { redoLetter } from './redo-letter.ts';
import { withdrawLetter } from './withdraw-letter.ts';

export const lettersHandlers: HandlersOf<typeof lettersContract> = {
  draft: draftLetter,
  previewDraft,
  preview: previewLetter,
  print: printLetters,
  markSent: markLetterSent,
  withdraw: withdrawLetter,
  redo: redoLetter,
  outdated: outdatedLetters,
  discard: discardLetter,
  list: ({ db }, { customerId }) => listLetters(db, customerId),
};
