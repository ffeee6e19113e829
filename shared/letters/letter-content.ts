import { z } from 'zod';
import { LocalDate } from '../dates/local-date.ts';
import { LetterKind, LetterLanguage } from './letter-kinds.ts';

/**
 * What a letter says, before any layout: every name, date and amount already in words or figures. It is kept with the letter,
 * so that nothing that changes later (a rate, an address, a template) changes what was printed.
 */

export const TextRun = z.object({ text: z.string(), bold: z.boolean() });
export type TextRun = z.output<typeof TextRun>;

/** A picture of the letterhead at its size on the page, see `shared/letterhead/image-box.ts`. */
const PlacedImage = z.object({ picture: z.string(), widthMm: z.number(), heightMm: z.number() });

const Alignment = z.enum(['left', 'right']);

export const LetterTable = z.object({
  type: z.literal('table'),
  /** Width in millimetres; those of a table sum to the width of the text. */
  columns: z.array(z.object({ title: z.string(), width: z.number(), align: Alignment })),
  /** `strong` rows are sums: bold, under a line; `muted` ones are credits and asides. */
  rows: z.array(z.object({ cells: z.array(z.string()), style: z.enum(['plain', 'strong', 'muted']) })),
});
export type LetterTable = z.output<typeof LetterTable>;

export const LetterBlock = z.discriminatedUnion('type', [
  /** The title of the letter or of an annex. */
  z.object({ type: z.literal('title'), text: z.string() }),
  z.object({ type: z.literal('heading'), text: z.string() }),
  z.object({ type: z.literal('paragraph'), runs: z.array(TextRun) }),
  /** Small print under a table. */
  z.object({ type: z.literal('note'), runs: z.array(TextRun) }),
  LetterTable,
  /** Labels and amounts on the right, the last one being the total. */
  z.object({ type: z.literal('sums'), rows: z.array(z.object({ label: z.string(), amount: z.string(), strong: z.boolean() })) }),
  /** A framed list of labels and values: the ways to pay. */
  z.object({
    type: z.literal('panel'),
    heading: z.string(),
    rows: z.array(z.object({ label: z.string(), text: z.string() })),
    /** The QR code of the transfer, drawn at the right of the rows, and the row that says what it is for. */
    transferCode: z.object({ label: z.string(), text: z.string(), payload: z.string() }).optional(),
  }),
  /** One signatory on the right, or two side by side, each with room to sign under the lines. */
  z.object({
    type: z.literal('signatures'),
    parties: z
      .array(
        z.object({
          heading: z.string(),
          lines: z.array(z.string()),
          /** The signature as an image, above the name. */
          image: PlacedImage.optional(),
        }),
      )
      .min(1)
      .max(2),
  }),
  z.object({ type: z.literal('pageBreak') }),
]);
export type LetterBlock = z.output<typeof LetterBlock>;

export const LetterContent = z.object({
  version: z.literal(1),
  kind: LetterKind,
  asOf: LocalDate,
  /** French when left out. */
  language: LetterLanguage.optional(),
  /** Title and author of the PDF's metadata. */
  documentTitle: z.string(),
  author: z.string(),
  letterhead: z.object({ name: z.string(), lines: z.array(z.string()), logo: PlacedImage.optional() }),
  addressLines: z.array(z.string()),
  /** « Lettre recommandée avec avis de réception », or null for ordinary post. */
  delivery: z.string().nullable(),
  /** The number of its label, where it was known when the letter was printed. */
  registered: z.string().optional(),
  /** Printed once for each, its pages marked with it and numbered on their own; once and unmarked without. */
  originals: z.array(z.string()).optional(),
  references: z.array(z.string()),
  placeAndDate: z.string(),
  subject: z.string(),
  /** Who writes to whom, at the top of the following pages. */
  runningHead: z.string(),
  blocks: z.array(LetterBlock),
});
export type LetterContent = z.output<typeof LetterContent>;
