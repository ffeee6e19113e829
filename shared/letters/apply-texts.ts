import { AppError } from '../errors/app-error.ts';
import type { EditableParagraph, EditableTexts } from './editable-texts.ts';
import { fieldsOfKind } from './letter-fields.ts';
import type { LetterKind, LetterTone } from './letter-kinds.ts';
import type { AgreementTemplate, TableTemplate, TemplateParagraph } from './letter-template.ts';
import { fieldsOf, mergeTemplate } from './merge-template.ts';

const TABLE_PARTS = ['beforeTable', 'afterTable', 'afterWaysToPay', 'closing', 'annex'] as const;

/** The tone that is a letter's own: reminders grow firmer, the other letters have but one. */
export function ownTone(kind: LetterKind): LetterTone {
  return kind === 'reminder1' ? 'courteous' : kind === 'reminder3' ? 'firm' : 'respectful';
}

function copy(paragraphs: readonly TemplateParagraph[]): EditableParagraph[] {
  return paragraphs.map(({ text, when }) => ({ text, ...(when === undefined ? {} : { when: [...when] }) }));
}

function fill(paragraphs: readonly EditableParagraph[]): TemplateParagraph[] {
  return paragraphs.map(({ text, when }) => ({ text, ...(when === undefined ? {} : { when }) }));
}

export function textsOfTable(template: TableTemplate): EditableTexts {
  return {
    subject: copy(template.subject),
    salutation: template.salutation,
    parts: TABLE_PARTS.map((name) => ({ name, paragraphs: copy(template[name]) })),
  };
}

export function tableWithTexts(template: TableTemplate, texts: EditableTexts): TableTemplate {
  const part = (name: (typeof TABLE_PARTS)[number]) => {
    const found = texts.parts.find((candidate) => candidate.name === name);
    return found ? fill(found.paragraphs) : template[name];
  };
  return {
    ...template,
    subject: fill(texts.subject),
    salutation: texts.salutation,
    beforeTable: part('beforeTable'),
    afterTable: part('afterTable'),
    afterWaysToPay: part('afterWaysToPay'),
    closing: part('closing'),
    annex: part('annex'),
  };
}

const articlePart = (index: number): string => `article${index + 1}`;

export function textsOfAgreement(template: AgreementTemplate): EditableTexts {
  return {
    subject: copy(template.subject),
    salutation: '',
    parts: [
      { name: 'introduction', paragraphs: copy(template.introduction) },
      ...template.articles.map(({ paragraphs }, index) => ({ name: articlePart(index), paragraphs: copy(paragraphs) })),
      { name: 'closing', paragraphs: copy(template.closing) },
    ],
  };
}

export function agreementWithTexts(template: AgreementTemplate, texts: EditableTexts): AgreementTemplate {
  const part = (name: string, otherwise: readonly TemplateParagraph[]) => {
    const found = texts.parts.find((candidate) => candidate.name === name);
    return found ? fill(found.paragraphs) : otherwise;
  };
  return {
    ...template,
    subject: fill(texts.subject),
    introduction: part('introduction', template.introduction),
    articles: template.articles.map((article, index) => ({ ...article, paragraphs: part(articlePart(index), article.paragraphs) })),
    closing: part('closing', template.closing),
  };
}

/** Every text of a template, one after the other. */
function everyText({ subject, salutation, parts }: EditableTexts): string[] {
  const paragraphs = [...subject, ...parts.flatMap((part) => part.paragraphs)];
  return [salutation, ...paragraphs.flatMap(({ text }) => (typeof text === 'string' ? [text] : [text.one, text.many]))];
}

/**
 * Refuses texts that no letter could be written with: a field that its kind has not, braces left open, bold left open, an empty paragraph.
 * Whether a field has a value is only known letter by letter, and refused there.
 * @throws AppError LETTER_FIELD_UNKNOWN, LETTER_FIELD_EMPTY, LETTER_TEXT_EMPTY, LETTER_BOLD_OPEN
 */
export function checkTexts(kind: LetterKind, texts: EditableTexts): void {
  const known = new Set<string>(fieldsOfKind(kind));
  const paragraphs = [...texts.subject, ...texts.parts.flatMap((part) => part.paragraphs)];
  const written = paragraphs.flatMap(({ text }) => (typeof text === 'string' ? [text] : [text.one, text.many]));
  const isSilent = kind !== 'scheduleAgreement' && texts.salutation.trim() === '';
  if (isSilent || written.some((text) => text.trim() === '')) throw new AppError('LETTER_TEXT_EMPTY', {});
  for (const text of everyText(texts)) {
    for (const field of fieldsOf(text)) if (!known.has(field)) throw new AppError('LETTER_FIELD_UNKNOWN', { field });
    mergeTemplate(text, Object.fromEntries([...known].map((field) => [field, 'x'])));
    if (text.split('**').length % 2 === 0) throw new AppError('LETTER_BOLD_OPEN', { text: text.slice(0, 60) });
  }
}
