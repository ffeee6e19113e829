import { formalNoticeFrench } from '../../../resources/letters/formal-notice.fr.ts';
import { frenchLabels } from '../../../resources/letters/labels.fr.ts';
import { reminder1French } from '../../../resources/letters/reminder-1.fr.ts';
import { reminder2French } from '../../../resources/letters/reminder-2.fr.ts';
import { reminder3French } from '../../../resources/letters/reminder-3.fr.ts';
import { scheduleAgreementFrench } from '../../../resources/letters/schedule-agreement.fr.ts';
import type { AgreementTemplate, LetterLabels, ReminderTemplate } from '../../../shared/letters/letter-template.ts';
import type { ReminderKind } from '../../../shared/letters/letters.contract.ts';

/** The texts of every letter in one language. */
export interface LetterTexts {
  labels: LetterLabels;
  reminders: Readonly<Record<ReminderKind, ReminderTemplate>>;
  scheduleAgreement: AgreementTemplate;
}

export const frenchLetterTexts: LetterTexts = {
  labels: frenchLabels,
  reminders: {
    reminder1: reminder1French,
    reminder2: reminder2French,
    reminder3: reminder3French,
    formalNotice: formalNoticeFrench,
  },
  scheduleAgreement: scheduleAgreementFrench,
};
