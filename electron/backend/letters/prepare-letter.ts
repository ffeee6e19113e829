import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { letterImages } from '../../../db/letterhead/letterhead.queries.ts';
import { languageOf, planTone, readCall, scheduleOfLetter } from '../../../db/letters/letter-subjects.queries.ts';
import type { LetterPlan } from '../../../db/letters/letters.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import { lossesByNumber } from '../../../db/write-offs/losses.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { ownTone } from '../../../shared/letters/apply-texts.ts';
import type { EditableTexts } from '../../../shared/letters/editable-texts.ts';
import { labelsForDebtor } from '../../../shared/letters/labels-for-debtor.ts';
import { layoutLetter } from '../../../shared/letters/layout-letter.ts';
import type { LetterKind, LetterLanguage, LetterTone } from '../../../shared/letters/letter-kinds.ts';
import { isAboutSchedule } from '../../../shared/letters/letter-kinds.ts';
import { label } from '../../../shared/letters/letter-parts.ts';
import type { lettersContract, PreflightCheck, TemplateKey } from '../../../shared/letters/letters.contract.ts';
import type { Page } from '../../../shared/letters/page.ts';
import { correspondenceChecks } from '../../../shared/letters/preflight.ts';
import { preflightMessages } from '../../../shared/letters/preflight-messages.fr.ts';
import { formatRegisteredNumber } from '../../../shared/letters/registered-number.ts';
import { letterTone } from '../../../shared/reminders/letter-step.ts';
import { StepTemplate } from '../../../shared/reminders/reminders.contract.ts';
import { pageFonts } from '../page-fonts.ts';
import { letterTexts } from './letter-texts.ts';
import { prepareCallRecap } from './prepare-call-recap.ts';
import { prepareClaimDeclaration } from './prepare-claim-declaration.ts';
import { prepareReminder, selectForLetter } from './prepare-reminder.ts';
import { prepareAgreement, prepareInstalmentNotice, prepareInstalmentReminder, prepareTermination } from './prepare-schedule-letter.ts';
import { prepareStatement } from './prepare-statement.ts';
import { prepareThanks } from './prepare-thanks.ts';
import type { LetterCase, WorkedLetter } from './worked-letter.ts';

export type DraftInput = InputOf<typeof lettersContract.draft>;

/** A letter worked out from what the company's file says now: ready to look at, to keep as a draft, or to print. */
export interface PreparedLetter extends Omit<WorkedLetter, 'selection'> {
  pages: Page[];
}

/**
 * What identifies the letter asked for: for one about a schedule or a call, the one asked for or the customer's latest.
 * @throws AppError CUSTOMER_NOT_FOUND, SCHEDULE_NOT_FOUND, CALL_NOT_FOUND
 */
export function letterKey(db: ReadDb, { customerId, kind, asOf, channel = 'letter', scheduleId, contactId, tone }: DraftInput): LetterPlan {
  readCustomer(db, customerId);
  return {
    customerId,
    kind,
    asOf,
    channel,
    tone: tone ?? toneOfPlan(db, customerId, kind, asOf),
    registeredNumber: '',
    scheduleId: isAboutSchedule(kind) ? scheduleOfLetter(db, customerId, scheduleId) : null,
    contactId: kind === 'callRecap' ? readCall(db, customerId, asOf, contactId).contactId : null,
  };
}

/** The tone that the plan which decides the customer's step gives to a letter: that of its deciding invoice, where it has one of its own. */
function toneOfPlan(db: ReadDb, customerId: number, kind: LetterKind, asOf: LocalDate): LetterTone | null {
  const template = StepTemplate.safeParse(kind).data;
  if (template === undefined) return null;
  const [position] = customerPositions(db, asOf, customerId);
  if (!position) return planTone(db, customerId, kind);
  return letterTone(position, selectForLetter(db, position, asOf, template).chaseable, template);
}

/** In the language of its reader unless another is asked for. @throws AppError of each kind's own, and LETTER_FIELD_EMPTY */
export function prepareLetter(db: ReadDb, key: LetterPlan, language?: LetterLanguage): PreparedLetter {
  const worked = letterCase(db, key, language);
  const { selection: _, addressee, ...prepared } = workOut(worked);
  const fonts = pageFonts();
  const pages = layoutLetter(prepared.content, fonts.measure);
  const text = pages.flatMap(({ items }) => items.map((item) => (item.type === 'text' ? item.text : ''))).join('');
  const missing = fonts.missingCharacters(text);
  const unprintable: PreflightCheck[] =
    missing.length === 0 ? [] : [{ severity: 'blocking', code: 'CHARACTER_UNPRINTABLE', message: preflightMessages.unprintable(missing) }];
  const { creditor, customer } = worked.correspondence;
  const checks = correspondenceChecks(creditor, addressee ?? customer, key.channel);
  // A text that the company wrote itself may name the articles that bind other businesses.
  const wrongLaw: PreflightCheck[] =
    customer.publicBuyer && /\b[LD]441-(?:10|5)\b/.test(text)
      ? [{ severity: 'warning', code: 'PUBLIC_BUYER_ARTICLES', message: preflightMessages.publicBuyerArticles() }]
      : [];
  return { ...prepared, pages, preflight: [...checks, ...unprintable, ...wrongLaw, ...prepared.preflight] };
}

/** What a letter would say now, without its pages. @throws AppError as `prepareLetter` */
export function composeLetter(db: ReadDb, key: LetterPlan): WorkedLetter {
  return workOut(letterCase(db, key));
}

function letterCase(db: ReadDb, key: LetterPlan, wanted?: LetterLanguage): LetterCase {
  const { customerId, asOf, kind } = key;
  const correspondence = {
    creditor: readProfile(db),
    customer: readCustomer(db, customerId),
    asOf,
    images: letterImages(db),
    losses: lossesByNumber(db, asOf, customerId),
  };
  const language = wanted ?? (kind === 'claimDeclaration' ? 'fr' : languageOf(db, customerId));
  const texts = letterTexts(db, { kind, language, tone: key.tone ?? ownTone(kind) });
  return { db, key, correspondence, texts: { ...texts, labels: labelsForDebtor(texts.labels, correspondence.customer.kind) } };
}

/** The pages of a letter with texts that are being edited. @throws AppError as `prepareLetter` */
export function pagesWithTexts(db: ReadDb, key: LetterPlan, template: TemplateKey, edited: EditableTexts): Page[] {
  const letter = { ...letterCase(db, key), texts: letterTexts(db, template, edited) };
  return layoutLetter(workOut(letter).content, pageFonts().measure);
}

/** A registered letter bears the number of its label as soon as it is known. */
function workOut(letter: LetterCase): WorkedLetter {
  const worked = composed(letter);
  const { registeredNumber } = letter.key;
  if (registeredNumber === '' || worked.content.delivery === null) return worked;
  const { references, voice } = letter.texts.labels;
  const registered = label(voice, references.registered, { number: formatRegisteredNumber(registeredNumber) });
  return { ...worked, content: { ...worked.content, registered } };
}

function composed(letter: LetterCase): WorkedLetter {
  const { kind } = letter.key;
  switch (kind) {
    case 'reminder1':
    case 'reminder2':
    case 'reminder3':
    case 'formalNotice':
      return prepareReminder(letter, kind);
    case 'statement':
      return prepareStatement(letter);
    case 'scheduleAgreement':
      return prepareAgreement(letter);
    case 'instalmentReminder':
      return prepareInstalmentReminder(letter);
    case 'instalmentNotice':
      return prepareInstalmentNotice(letter);
    case 'termination':
      return prepareTermination(letter);
    case 'callRecap':
      return prepareCallRecap(letter);
    case 'thankYou':
      return prepareThanks(letter);
    case 'claimDeclaration':
      return prepareClaimDeclaration(letter);
  }
}
