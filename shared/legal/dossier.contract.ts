import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { appQuery, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';

/** What a check of a dossier found of one file. */
export const DossierProblem = z.object({
  code: z.enum(['changed', 'missing', 'added', 'unreadable']),
  name: z.string(),
  /** A French sentence. */
  message: z.string(),
});
export type DossierProblem = z.output<typeof DossierProblem>;

/** A numbered file of a dossier, as its slip lists it. */
export const DossierExhibit = z.object({
  number: z.string(),
  name: z.string(),
  title: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  /** Of a PDF, where it can be told. */
  pages: z.int().nullable(),
});
export type DossierExhibit = z.output<typeof DossierExhibit>;

export const dossierContract = {
  /**
   * Everything about what a customer owes, in one zip that a stranger understands: numbered exhibits, their list, and their hashes. At the
   * day of the call, or at `asOf`; the same day gives the same bytes.
   */
  dossier: query({
    input: z.object({ customerId: z.int(), out: OutputFile, asOf: LocalDate.optional() }),
    output: z.object({
      path: z.string(),
      /** Of the archive itself: noted elsewhere, it tells whether even its list was made again. */ sha256: z.string(),
      exhibits: z.array(DossierExhibit),
    }),
  }),
  /** Compares every file of a dossier with the hashes that it holds; needs no company. */
  verifyDossier: appQuery({
    input: z.object({ file: InputFile }),
    output: z.object({
      file: z.string(),
      /** Of the archive itself, to be compared with that of its making. */
      sha256: z.string(),
      /** Every file is as the archive's own list says; who changes both is only found by the hash of the archive. */
      isIntact: z.boolean(),
      /** How many files are as they were. */
      intactCount: z.int(),
      problems: z.array(DossierProblem),
      /** The result in one French sentence. */
      sentence: z.string(),
    }),
  }),
};
