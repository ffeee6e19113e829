import { z } from 'zod';
import { OutputFile } from '../contract/file-handles.ts';
import { appQuery, command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';

const written = z.object({ path: z.string() });
const customer = z.object({ customerId: z.int() });

/** Something that a company's file holds, counted. */
const StoredKind = z.object({
  /** Tables together, as people call them. */
  title: z.string(),
  /** What is in it of people, and what it is for. */
  says: z.string(),
  count: z.int(),
  /** The days of the oldest and of the latest, where its rows bear one. */
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  /** How long it is kept. */
  kept: z.string(),
});

const StoredFile = z.object({ path: z.string(), sizeBytes: z.int() });
/** Why the program made the copy. */
const StoredCopy = StoredFile.extend({ kind: z.enum(['beforeUpgrade', 'beforeRestore']) });

export const privacyContract = {
  /** What the company's file holds of people: what, how many, since when, for how long; and the copies that lie beside it. */
  stored: query({
    input: z.object({}),
    output: z.object({ path: z.string(), sizeBytes: z.int(), kinds: z.array(StoredKind), copies: z.array(StoredCopy) }),
  }),
  /** What the program keeps on this computer outside the companies' files; null where this host keeps nothing. */
  places: appQuery({
    input: z.object({}),
    output: z.object({
      folder: z.string().nullable(),
      list: StoredFile.nullable(),
      /** The last figures of the portfolio, by company. */
      figures: StoredFile.nullable(),
      /** Where backups go, and when each company's last was made. */
      backups: StoredFile.nullable(),
      log: StoredFile.nullable(),
    }),
  }),
  /** Whether a customer's details may be taken out, from which day on, and what stands against it until then. */
  customerState: query({
    input: customer,
    output: z.object({
      name: z.string(),
      /** What is owed, open or not over yet, in French; empty where nothing is. */
      obstacles: z.array(z.string()),
      /** The first day on which it is possible if nothing happens until then; null while something owed or open stands against it. */
      possibleOn: LocalDate.nullable(),
      anonymisedOn: LocalDate.nullable(),
      /** What goes. */
      removed: z.object({ letters: z.int(), messages: z.int(), files: z.int(), contacts: z.int() }),
    }),
  }),
  /** All that the file holds about a customer: a page to read, the same as JSON and CSV, its letters and its files. */
  exportCustomer: query({ input: customer.extend({ out: OutputFile }), output: written.extend({ files: z.int() }) }),
  /**
   * Takes a customer's name and details out of the file for good, in every table, the journal and the imported files that are kept; amounts and
   * dates stay. `confirmation` is the customer's name. @throws AppError ANONYMISE_*
   */
  anonymise: command({
    input: customer.extend({ confirmation: z.string().max(200) }),
    output: z.object({ name: z.string(), forgottenImports: z.int(), rewrittenEntries: z.int() }),
  }),
  /** What may help whoever is asked for help: versions, system, counts, sizes, settings, the end of the log. No name, amount or path. */
  diagnostic: appQuery({ input: z.object({ companyId: z.string().max(200).optional() }), output: z.object({ text: z.string() }) }),
  /** Writes the text that was shown, and nothing else. */
  saveDiagnostic: appQuery({ input: z.object({ out: OutputFile, text: z.string().min(1).max(500_000) }), output: written }),
};
