import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { DELIVERIES } from './delivery.ts';
import { EditableTexts } from './editable-texts.ts';
import { LetterChannel, LetterKind, LetterLanguage, LetterTone } from './letter-kinds.ts';
import { Page } from './page.ts';

/** `blocking` stops printing until it is dealt with; `warning` is for the user to weigh. */
export const PreflightCheck = z.object({
  severity: z.enum(['ok', 'warning', 'blocking']),
  code: z.string(),
  message: z.string(),
  /** Of a blocking check: whether the user may pass over it with a reason. */
  overridable: z.boolean().optional(),
  /** A check that would block, passed over; it is shown as a warning. */
  override: z.object({ reason: z.string(), on: LocalDate }).optional(),
});
export type PreflightCheck = z.output<typeof PreflightCheck>;

/** What the post did with a letter. */
export const LetterDelivery = z.enum(DELIVERIES);

export const LetterSummary = z.object({
  letterId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  kind: LetterKind,
  asOf: LocalDate,
  channel: LetterChannel,
  /** `withdrawn`: printed, then given up before it was posted. */
  state: z.enum(['draft', 'printed', 'sent', 'withdrawn']),
  totalCents: Cents,
  pages: z.int().nullable(),
  sha256: z.string().nullable(),
  printedOn: LocalDate.nullable(),
  sentOn: LocalDate.nullable(),
  withdrawnOn: LocalDate.nullable(),
  /** Of a registered letter, in capitals and figures; empty while unknown. */
  registeredNumber: z.string(),
  delivery: LetterDelivery.nullable(),
  deliveredOn: LocalDate.nullable(),
  deliveryNote: z.string(),
  /** How many files (the scanned receipt, the envelope that came back) are kept with it. */
  scanCount: z.int(),
});
export type LetterSummary = z.output<typeof LetterSummary>;

/** A letter that exists already for the same customer, kind and day, and how it stands. */
export const StoredLetterState = z.object({
  letterId: z.int(),
  printedOn: LocalDate,
  sentOn: LocalDate.nullable(),
  /** What has changed since it was printed, as a French sentence; null when it would come out the same, and once it was posted. */
  change: z.string().nullable(),
});
export type StoredLetterState = z.output<typeof StoredLetterState>;

const draftInput = z.object({
  customerId: z.int(),
  kind: LetterKind,
  asOf: LocalDate,
  /** By post when left out; an e-mail needs no postal address. */
  channel: LetterChannel.optional(),
  /** For the letters about a schedule; the customer's latest schedule when left out. */
  scheduleId: z.int().optional(),
  /** For `callRecap`: the contact that is the call; the customer's latest call when left out. */
  contactId: z.int().optional(),
  /** For reminders; that of its step in the customer's plan when left out. */
  tone: LetterTone.optional(),
});

/** A file kept with a letter in the company's own; given back on demand, never opened by the program. */
export const LetterScan = z.object({ scanId: z.int(), name: z.string(), bytes: z.int(), sha256: z.string(), addedOn: LocalDate });
export type LetterScan = z.output<typeof LetterScan>;

/** Which texts: of a kind of letter, in a tone where it has several, in a language. */
const TemplateKey = z.object({ kind: LetterKind, tone: LetterTone, language: LetterLanguage });
export type TemplateKey = z.output<typeof TemplateKey>;

export const LetterTemplateTexts = TemplateKey.extend({
  texts: EditableTexts,
  /** The day on which the company changed them; null while they are the shipped ones. */
  changedOn: LocalDate.nullable(),
});

/** What is to come after a posted notice, and from which day. */
const Following = z.object({ letterId: z.int(), sentence: z.string(), on: LocalDate.nullable() });

export const lettersContract = {
  /**
   * Prepares a letter from what is owed at `asOf`. The same customer, kind and day give the same draft, never a second one; once it
   * is printed it stays, and `printed` says how it stands.
   */
  draft: command({
    input: draftInput,
    output: z.object({ letterId: z.int(), preflight: z.array(PreflightCheck), printed: StoredLetterState.nullable() }),
  }),
  /** What the letter would look like, without storing anything. */
  previewDraft: query({
    input: draftInput,
    /** `totalCents`: what the letter asks for. */
    output: z.object({
      pages: z.array(Page),
      preflight: z.array(PreflightCheck),
      printed: StoredLetterState.nullable(),
      totalCents: Cents,
    }),
  }),
  /** The pages of a stored letter; as printed once it is printed. */
  preview: query({ input: z.object({ letterId: z.int() }), output: z.object({ pages: z.array(Page) }) }),
  /**
   * Writes letters as one PDF and keeps each as it was printed. A printed letter prints again byte for byte.
   * `sha256` is that of the written file.
   */
  print: command({
    input: z.object({
      letterIds: z.array(z.int()).min(1).max(500),
      out: OutputFile,
      /**
       * A posting pack: the letters in the order of their envelopes (registered ones first, then by addressee), a copy of each for the
       * file, and the slip that lists the addressees with a place for each registered number. Those to be attached to an e-mail are printed
       * too, but are not in the pack, unless there are no others.
       */
      pack: z.boolean().optional(),
      /** For a printer that prints on both sides: each letter starts on a sheet of its own. */
      duplex: z.boolean().optional(),
    }),
    output: z.object({ path: z.string(), pages: z.int(), sha256: z.string() }),
  }),
  /**
   * Passes over a check that stops a draft, with a reason that is kept. It holds while the check says the same: another date, another sum
   * has to be passed over anew.
   */
  override: command({
    input: z.object({
      letterId: z.int(),
      code: z.string().max(80),
      reason: z.string().trim().min(3, 'la raison est trop courte').max(300),
    }),
    output: z.object({ letterId: z.int(), preflight: z.array(PreflightCheck) }),
  }),
  /** The number on a registered letter's label, typed or scanned; empty takes it away. A draft then bears it. */
  setRegisteredNumber: command({
    input: z.object({ letterId: z.int(), number: z.string().max(40) }),
    /** `remark`: why the number may be misread; it is kept all the same. */
    output: z.object({ letter: LetterSummary, remark: z.string().nullable() }),
  }),
  /** What the post did with a posted letter; null for nothing known any more. */
  recordDelivery: command({
    input: z.object({
      letterId: z.int(),
      delivery: LetterDelivery.nullable(),
      on: LocalDate.nullable(),
      note: z.string().trim().max(300).optional(),
    }),
    output: LetterSummary,
  }),
  /** What is to come after the notices posted, dated from what the post did with them. */
  following: query({ input: z.object({ customerId: z.int().optional() }), output: z.array(Following) }),
  /** Keeps a scan with a letter, in the company's own file. */
  addScan: command({ input: z.object({ letterId: z.int(), file: InputFile }), output: LetterScan }),
  scans: query({ input: z.object({ letterId: z.int() }), output: z.array(LetterScan) }),
  exportScan: query({
    input: z.object({ scanId: z.int(), out: OutputFile }),
    output: z.object({ path: z.string() }),
  }),
  removeScan: command({ input: z.object({ scanId: z.int() }), output: z.object({ scanId: z.int() }) }),
  /** The texts of a letter as it would be written now. */
  template: query({ input: TemplateKey, output: LetterTemplateTexts }),
  /** Every letter whose texts the company changed. */
  changedTemplates: query({ input: z.object({}), output: z.array(TemplateKey.extend({ changedOn: LocalDate })) }),
  /** Keeps a letter's texts in this company; refused where a field is unknown. Letters printed before stay as they were. */
  saveTemplate: command({ input: TemplateKey.extend({ texts: EditableTexts }), output: LetterTemplateTexts }),
  /** Goes back to the texts that ship with the program. */
  resetTemplate: command({ input: TemplateKey, output: LetterTemplateTexts }),
  /** What a letter to a customer would look like with texts that are being edited; nothing is stored. */
  previewTemplate: query({
    input: TemplateKey.extend({ texts: EditableTexts, customerId: z.int(), asOf: LocalDate }),
    output: z.object({ pages: z.array(Page) }),
  }),
  /** The user says that it was posted; from then on it counts as a contact. */
  markSent: command({ input: z.object({ letterId: z.int(), sentOn: LocalDate }), output: LetterSummary }),
  /** The same for several: all of them or none. */
  markAllSent: command({
    input: z.object({ letterIds: z.array(z.int()).min(1).max(10_000), sentOn: LocalDate }),
    output: z.object({ count: z.int() }),
  }),
  /**
   * Gives up a letter that was printed but not posted: it stays in the register as it was printed, as one that never left, and the
   * same letter can be drafted anew.
   */
  withdraw: command({ input: z.object({ letterId: z.int() }), output: LetterSummary }),
  /** Withdraws a letter that was printed but not posted, and drafts it again from what is owed at `asOf`. */
  redo: command({
    input: z.object({ letterId: z.int(), asOf: LocalDate }),
    output: z.object({ letterId: z.int(), preflight: z.array(PreflightCheck) }),
  }),
  /** The letters printed and not posted that would no longer come out the same, with what changed. */
  outdated: query({
    input: z.object({ customerId: z.int().optional() }),
    output: z.array(z.object({ letterId: z.int(), change: z.string() })),
  }),
  /** The drafts of a day of which a check was passed over with a reason, and whether they may leave so. */
  passedOver: query({
    input: z.object({ asOf: LocalDate }),
    output: z.array(z.object({ customerId: z.int(), kind: LetterKind, channel: LetterChannel, canLeave: z.boolean() })),
  }),
  /** Throws a draft away. */
  discard: command({ input: z.object({ letterId: z.int() }), output: z.object({ letterId: z.int() }) }),
  list: query({ input: z.object({ customerId: z.int().optional() }), output: z.array(LetterSummary) }),
};
