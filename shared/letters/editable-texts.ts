import { z } from 'zod';
import { CONDITIONS } from './template-conditions.ts';

const Text = z.string().max(4000);

/** A paragraph as a company edits it: in two forms where it depends on the number of invoices, and only where its conditions hold. */
export const EditableParagraph = z.object({
  text: z.union([Text, z.object({ one: Text, many: Text })]),
  when: z.array(z.enum(CONDITIONS)).max(40).optional(),
});
export type EditableParagraph = z.output<typeof EditableParagraph>;

/** The texts of a letter that a company can change; tables, sums, panels and signatures are not among them. */
export const EditableTexts = z.object({
  /** The first whose conditions hold. */
  subject: z.array(EditableParagraph).min(1).max(40),
  /** Empty in an agreement, which has none. */
  salutation: z.string().max(200),
  /** By part of the letter, in its order. */
  parts: z.array(z.object({ name: z.string().max(40), paragraphs: z.array(EditableParagraph).max(30) })).max(20),
});
export type EditableTexts = z.output<typeof EditableTexts>;
