import type { LetterKind } from '../letters/letter-kinds.ts';

const NAMES: Record<LetterKind, string> = {
  reminder1: 'reminder',
  reminder2: 'second reminder',
  reminder3: 'last reminder',
  formalNotice: 'formal notice',
  statement: 'statement of account',
  scheduleAgreement: 'repayment agreement',
  instalmentReminder: 'reminder of a late instalment',
  instalmentNotice: 'formal notice of a late instalment',
  termination: 'notice of termination of the repayment agreement',
  callRecap: 'record of our telephone call',
  thankYou: 'letter of thanks',
  claimDeclaration: 'declaration of claim',
};

/** What a letter is called in an e-mail to a customer who is written to in English. */
export function documentNameIn(kind: LetterKind): string {
  return NAMES[kind];
}
