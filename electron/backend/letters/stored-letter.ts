import { z } from 'zod';
import { LetterContent } from '../../../shared/letters/letter-content.ts';
import { Page } from '../../../shared/letters/page.ts';

/** What the file keeps of a letter's text; its pages from the day it is printed, so that its preview never changes either. */
const StoredContent = z.object({ letter: LetterContent, pages: z.array(Page).nullable() });
export type StoredContent = z.output<typeof StoredContent>;

export function serializeContent(content: StoredContent): string {
  return JSON.stringify(content);
}

export function parseContent(text: string): StoredContent {
  return StoredContent.parse(JSON.parse(text));
}
