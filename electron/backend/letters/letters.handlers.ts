import { listLetters } from '../../../db/letters/letters.queries.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { HandlersOf } from '../context.ts';
import { discardLetter } from './discard-letter.ts';
import { draftLetter } from './draft-letter.ts';
import { listChangedTemplates, previewTemplate, resetTemplate, saveTemplate, showTemplate } from './edit-templates.ts';
import { listFollowing, recordDelivery, setRegisteredNumber } from './follow-post.ts';
import { addScan, exportScan, listScans, removeScan } from './letter-scans.ts';
import { markLetterSent } from './mark-letter-sent.ts';
import { markLettersSent } from './mark-letters-sent.ts';
import { outdatedLetters } from './outdated-letters.ts';
import { overrideCheck } from './override-check.ts';
import { listPassedOver } from './passed-over-drafts.ts';
import { previewDraft, previewLetter } from './preview-letter.ts';
import { printLetters } from './print-letters.ts';
import { redoLetter } from './redo-letter.ts';
import { withdrawLetter } from './withdraw-letter.ts';

export const lettersHandlers: HandlersOf<typeof lettersContract> = {
  draft: draftLetter,
  previewDraft,
  preview: previewLetter,
  print: printLetters,
  override: overrideCheck,
  setRegisteredNumber,
  recordDelivery,
  following: listFollowing,
  addScan,
  scans: listScans,
  exportScan,
  removeScan,
  template: showTemplate,
  changedTemplates: listChangedTemplates,
  saveTemplate,
  resetTemplate,
  previewTemplate,
  markSent: markLetterSent,
  markAllSent: markLettersSent,
  withdraw: withdrawLetter,
  redo: redoLetter,
  outdated: outdatedLetters,
  passedOver: listPassedOver,
  discard: discardLetter,
  list: ({ db }, { customerId }) => listLetters(db, customerId),
};
