import { AppError } from '../errors/app-error.ts';
import type { TextRun } from './letter-content.ts';

/** Values of the fields that a letter's text may name, in the letter's language. */
export type TemplateFields = Readonly<Record<string, string | undefined>>;

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * Replaces each `{{field}}` by its value. A field that is unknown or empty stops the letter: a blank in a formal notice is
 * worse than no letter. Values are inserted as they are: braces or asterisks in a customer's name mean nothing.
 * @throws AppError LETTER_FIELD_EMPTY, also for braces that name no field or are left open
 */
export function mergeTemplate(template: string, fields: TemplateFields): string {
  const stray = template.replace(FIELD, '').match(/\{\{.*|.*\}\}/);
  if (stray) throw new AppError('LETTER_FIELD_EMPTY', { field: stray[0].slice(0, 40) });
  return template.replace(FIELD, (_whole, field: string) => {
    const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (value === undefined || value.trim() === '') throw new AppError('LETTER_FIELD_EMPTY', { field });
    return value;
  });
}

/**
 * Merges a paragraph of a template into runs of text, `**…**` being strong, with the spaces of its language.
 * @throws AppError LETTER_FIELD_EMPTY
 */
export function mergeRuns(template: string, fields: TemplateFields, spaces: (text: string) => string): TextRun[] {
  return template
    .split('**')
    .map((part, index) => ({ text: spaces(mergeTemplate(part, fields)), bold: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}

/** The names of the fields that a text uses, each once, in order: what an editor shows beside it. */
export function fieldsOf(template: string): string[] {
  return [...new Set([...template.matchAll(FIELD)].map((match) => match[1] ?? ''))];
}
