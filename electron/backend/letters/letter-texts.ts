import { callRecapFrench } from '../../../resources/letters/call-recap.fr.ts';
import { formalNoticeFrench } from '../../../resources/letters/formal-notice.fr.ts';
import { instalmentNoticeFrench } from '../../../resources/letters/instalment-notice.fr.ts';
import { frenchLabels } from '../../../resources/letters/labels.fr.ts';
import { reminder1French } from '../../../resources/letters/reminder-1.fr.ts';
import { reminder2French } from '../../../resources/letters/reminder-2.fr.ts';
import { reminder3French } from '../../../resources/letters/reminder-3.fr.ts';
import { scheduleAgreementFrench } from '../../../resources/letters/schedule-agreement.fr.ts';
import { statementFrench } from '../../../resources/letters/statement.fr.ts';
import { terminationFrench } from '../../../resources/letters/termination.fr.ts';
import { thankYouFrench } from '../../../resources/letters/thank-you.fr.ts';
import type { AgreementTemplate, LetterLabels, TableLetterKind, TableTemplate } from '../../../shared/letters/letter-template.ts';
import type { LetterLanguage } from '../../../shared/letters/letters.contract.ts';

/** The texts of every letter in one language. */
export interface LetterTexts {
  labels: LetterLabels;
  letters: Readonly<Record<TableLetterKind, TableTemplate>>;
  scheduleAgreement: AgreementTemplate;
}

export const frenchLetterTexts: LetterTexts = {
  labels: frenchLabels,
  letters: {
    reminder1: reminder1French,
    reminder2: reminder2French,
    reminder3: reminder3French,
    formalNotice: formalNoticeFrench,
    statement: statementFrench,
    instalmentNotice: instalmentNoticeFrench,
    termination: terminationFrench,
    callRecap: callRecapFrench,
    thankYou: thankYouFrench,
  },
  scheduleAgreement: scheduleAgreementFrench,
};

/** The texts that a customer is written to with. */
export function letterTexts(_language: LetterLanguage): LetterTexts {
  return frenchLetterTexts;
}
