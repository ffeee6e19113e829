import type { ReadDb } from '../../../db/database.ts';
import { readTemplate } from '../../../db/letters/letter-templates.queries.ts';
import { callRecapEnglish } from '../../../resources/letters/call-recap.en.ts';
import { callRecapFrench } from '../../../resources/letters/call-recap.fr.ts';
import { claimDeclarationFrench } from '../../../resources/letters/claim-declaration.fr.ts';
import { formalNoticeEnglish } from '../../../resources/letters/formal-notice.en.ts';
import { formalNoticeFrench } from '../../../resources/letters/formal-notice.fr.ts';
import { instalmentNoticeEnglish } from '../../../resources/letters/instalment-notice.en.ts';
import { instalmentNoticeFrench } from '../../../resources/letters/instalment-notice.fr.ts';
import { instalmentReminderEnglish } from '../../../resources/letters/instalment-reminder.en.ts';
import { instalmentReminderFrench } from '../../../resources/letters/instalment-reminder.fr.ts';
import { englishLabels } from '../../../resources/letters/labels.en.ts';
import { frenchLabels } from '../../../resources/letters/labels.fr.ts';
import { reminder1English } from '../../../resources/letters/reminder-1.en.ts';
import { reminder1French } from '../../../resources/letters/reminder-1.fr.ts';
import { reminder2English } from '../../../resources/letters/reminder-2.en.ts';
import { reminder2French } from '../../../resources/letters/reminder-2.fr.ts';
import { reminder3English } from '../../../resources/letters/reminder-3.en.ts';
import { reminder3French } from '../../../resources/letters/reminder-3.fr.ts';
import { reminderTonesFrench } from '../../../resources/letters/reminder-tones.fr.ts';
import { scheduleAgreementEnglish } from '../../../resources/letters/schedule-agreement.en.ts';
import { scheduleAgreementFrench } from '../../../resources/letters/schedule-agreement.fr.ts';
import { statementEnglish } from '../../../resources/letters/statement.en.ts';
import { statementFrench } from '../../../resources/letters/statement.fr.ts';
import { terminationEnglish } from '../../../resources/letters/termination.en.ts';
import { terminationFrench } from '../../../resources/letters/termination.fr.ts';
import { thankYouEnglish } from '../../../resources/letters/thank-you.en.ts';
import { thankYouFrench } from '../../../resources/letters/thank-you.fr.ts';
import { agreementWithTexts, ownTone, tableWithTexts, textsOfAgreement, textsOfTable } from '../../../shared/letters/apply-texts.ts';
import type { EditableTexts } from '../../../shared/letters/editable-texts.ts';
import type { LetterLanguage } from '../../../shared/letters/letter-kinds.ts';
import type { AgreementTemplate, LetterLabels, TableLetterKind, TableTemplate } from '../../../shared/letters/letter-template.ts';
import type { TemplateKey } from '../../../shared/letters/letters.contract.ts';

/** The texts of every letter in one language. */
export interface LetterTexts {
  labels: LetterLabels;
  letters: Readonly<Record<TableLetterKind, TableTemplate>>;
  scheduleAgreement: AgreementTemplate;
}

/** The texts that ship with the program, in the tone that is each letter's own. */
export const SHIPPED_TEXTS: Readonly<Record<LetterLanguage, LetterTexts>> = {
  fr: {
    labels: frenchLabels,
    letters: {
      reminder1: reminder1French,
      reminder2: reminder2French,
      reminder3: reminder3French,
      formalNotice: formalNoticeFrench,
      statement: statementFrench,
      instalmentReminder: instalmentReminderFrench,
      instalmentNotice: instalmentNoticeFrench,
      termination: terminationFrench,
      callRecap: callRecapFrench,
      thankYou: thankYouFrench,
      claimDeclaration: claimDeclarationFrench,
    },
    scheduleAgreement: scheduleAgreementFrench,
  },
  en: {
    labels: englishLabels,
    letters: {
      reminder1: reminder1English,
      reminder2: reminder2English,
      reminder3: reminder3English,
      formalNotice: formalNoticeEnglish,
      statement: statementEnglish,
      instalmentReminder: instalmentReminderEnglish,
      instalmentNotice: instalmentNoticeEnglish,
      termination: terminationEnglish,
      callRecap: callRecapEnglish,
      thankYou: thankYouEnglish,
      // Before a French court, whatever the debtor speaks.
      claimDeclaration: claimDeclarationFrench,
    },
    scheduleAgreement: scheduleAgreementEnglish,
  },
};

/** The texts of one letter as they ship, in a tone. English letters have one text for each kind. */
function shipped({ kind, tone, language }: TemplateKey): LetterTexts {
  const texts = SHIPPED_TEXTS[language];
  if (language !== 'fr' || kind === 'scheduleAgreement' || tone === ownTone(kind)) return texts;
  const otherwise = (reminderTonesFrench as Partial<Record<string, Partial<Record<string, object>>>>)[kind]?.[tone];
  return otherwise === undefined ? texts : { ...texts, letters: { ...texts.letters, [kind]: { ...texts.letters[kind], ...otherwise } } };
}

/** What of a letter's texts is edited. */
export function shippedTexts(key: TemplateKey): EditableTexts {
  const texts = shipped(key);
  return key.kind === 'scheduleAgreement' ? textsOfAgreement(texts.scheduleAgreement) : textsOfTable(texts.letters[key.kind]);
}

/** The texts that a letter is written with: those given, else the company's own, else the shipped ones. */
export function letterTexts(db: ReadDb, key: TemplateKey, edited?: EditableTexts): LetterTexts {
  const base = shipped(key);
  const own = edited ?? readTemplate(db, templateKey(key))?.texts;
  if (own === undefined) return base;
  return key.kind === 'scheduleAgreement'
    ? { ...base, scheduleAgreement: agreementWithTexts(base.scheduleAgreement, own) }
    : { ...base, letters: { ...base.letters, [key.kind]: tableWithTexts(base.letters[key.kind], own) } };
}

/** Only French reminders have texts in several tones. */
export function templateKey({ kind, tone, language }: TemplateKey): TemplateKey {
  const hasTones = language === 'fr' && (kind === 'reminder1' || kind === 'reminder2' || kind === 'reminder3');
  return { kind, language, tone: hasTones ? tone : ownTone(kind) };
}
