import { z } from 'zod';
import { CompanyProfile } from '../companies/companies.contract.ts';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Page } from '../letters/page.ts';
import { Nudge } from './nudge.ts';
import { Picture } from './picture.ts';

export const LetterheadRole = z.enum(['logo', 'signature']);
export type LetterheadRole = z.output<typeof LetterheadRole>;

export const ImageKind = z.enum(['png', 'jpeg', 'svg']);
export type ImageKind = z.output<typeof ImageKind>;

/** An image that letters print, kept in the company's file. */
export const LetterheadImage = z.object({
  role: LetterheadRole,
  fileName: z.string(),
  kind: ImageKind,
  /** The size of the file as it was chosen, and its hash. */
  bytes: z.int(),
  sha256: z.string(),
  /** Names what is printed of it, see `picture`. */
  picture: z.string(),
  /** Its size on the page. */
  widthMm: z.number(),
  heightMm: z.number(),
  addedOn: LocalDate,
});
export type LetterheadImage = z.output<typeof LetterheadImage>;

export const letterheadContract = {
  /** The images that letters print now. */
  images: query({
    input: z.object({}),
    output: z.object({ logo: LetterheadImage.nullable(), signature: LetterheadImage.nullable() }),
  }),
  /** Takes an image in, in the place of the one before. Letters printed before keep the one that they were printed with. */
  setImage: command({ input: z.object({ role: LetterheadRole, file: InputFile }), output: LetterheadImage }),
  removeImage: command({ input: z.object({ role: LetterheadRole }), output: z.object({ role: LetterheadRole }) }),
  /** What is to be painted where a page names a picture. */
  picture: query({ input: z.object({ picture: z.string().length(64) }), output: Picture }),
  /** A letter to nobody with the letterhead as it is, or as it would be with these changes of the profile. */
  preview: query({ input: z.object({ profile: CompanyProfile.partial().optional() }), output: z.object({ pages: z.array(Page) }) }),
  /** By how much this company's printer is off. */
  nudge: query({ input: z.object({}), output: Nudge }),
  setNudge: command({ input: Nudge, output: Nudge }),
  /** The sheet that shows where the printer puts the address of a letter, and which correction to type. */
  controlPage: query({ input: z.object({}), output: z.object({ page: Page }) }),
  /** The same as a PDF, moved as letters are. */
  printControlPage: query({ input: z.object({ out: OutputFile }), output: z.object({ path: z.string() }) }),
};
