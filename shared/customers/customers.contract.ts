import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { CONTACT_ROLE_CODES, CUSTOMER_KINDS } from './customer-codes.ts';
import { MOVED_NOUNS, type MovedTable } from './merge-words.fr.ts';
import { PayerBehaviour } from './payer-behaviour.contract.ts';
import { SCORE_LETTERS } from './payer-score.ts';

const text = (max: number) => z.string().trim().max(max);

export const CustomerKind = z.enum(CUSTOMER_KINDS);
export type CustomerKind = z.output<typeof CustomerKind>;

/** The languages in which customers are written to. */
export const CustomerLanguage = z.enum(['fr', 'en']);
export type CustomerLanguage = z.output<typeof CustomerLanguage>;

/** What the user keeps on a customer. Empty text means not filled in. */
export const CustomerFields = z.object({
  code: text(60),
  name: text(160).min(1),
  kind: CustomerKind,
  /** An administration that pays under the code of public contracts: a business with its own late-payment rate. Never a consumer. */
  publicBuyer: z.boolean(),
  siren: text(20),
  /** Of the establishment that is invoiced. */
  siret: text(24),
  vatNumber: text(20),
  /** The account that it pays from, or is debited on. */
  iban: text(42),
  language: CustomerLanguage,
  contactName: text(80),
  email: text(120),
  phone: text(40),
  addressLine1: text(80),
  addressLine2: text(80),
  addressLine3: text(80),
  postalCode: text(12),
  city: text(80),
  country: text(60),
  /** Payment terms as a due-date rule, see `payment-terms.ts`; empty: the legal 30 days. */
  paymentTerms: text(40),
  /** What it may keep for paying early: '3/10' is 3 % within 10 days of the invoice. Kept so however it was typed; empty: nothing. */
  earlyPayment: text(40),
  /** The most that the company lets it owe, VAT included; null: no limit was set. */
  creditLimitCents: Cents.refine((value) => value >= 0, 'doit être positif ou nul').nullable(),
  /** A group of the user's own, by which figures can be asked for: « Mairies », « Grands comptes ». */
  segment: text(60),
  pausedUntil: LocalDate.nullable(),
  pauseReason: text(200),
  /** The day of the judgment that opened collective proceedings: nothing before it may be asked for any more (C. com. L622-21); null: none. */
  insolvencyOn: LocalDate.nullable(),
  notes: text(4000),
});
export type CustomerFields = z.output<typeof CustomerFields>;

export const Customer = CustomerFields.extend({ id: z.int() });
export type Customer = z.output<typeof Customer>;

export const CustomerSummary = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string(),
  kind: CustomerKind,
  publicBuyer: z.boolean(),
  /** The group that its figures are added up with; empty for none. */
  segment: z.string(),
  outstandingCents: Cents,
  overdueCents: Cents,
  disputedCents: Cents,
  /** Payments not yet allocated to an invoice: money in the customer's favour, outside the outstanding. */
  unallocatedCents: Cents,
  oldestDueOn: LocalDate.nullable(),
  /** Amount-weighted days between due date and payment over 12 months (kpis.md, `dbt`); null without payments. */
  daysBeyondTerms: z.number().nullable(),
  hasAddress: z.boolean(),
  /** How well it pays, see `payer-score.ts`; null while there is nothing to judge. */
  scoreLetter: z.enum(SCORE_LETTERS).nullable(),
  scorePoints: z.int().nullable(),
  creditLimitCents: Cents.nullable(),
  /** What it owes beyond its limit; 0 within it, null without one. */
  creditExcessCents: Cents.nullable(),
});
export type CustomerSummary = z.output<typeof CustomerSummary>;

/** What somebody of the customer's does there; whom a message goes to follows from it. */
export const ContactRole = z.enum(CONTACT_ROLE_CODES);
export type ContactRole = z.output<typeof ContactRole>;

/** Somebody of the customer's. */
export const CustomerContact = z.object({
  contactId: z.int(),
  role: ContactRole,
  name: text(80),
  email: text(120),
  phone: text(40),
  /** The day on which the number turned out to be wrong; another number takes it away. */
  wrongNumberOn: LocalDate.nullable(),
});
export type CustomerContact = z.output<typeof CustomerContact>;

/** A file kept with a customer: an order form, a signed quote, an exchange of e-mails. */
export const CustomerFile = z.object({
  fileId: z.int(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  addedOn: LocalDate,
});
export type CustomerFile = z.output<typeof CustomerFile>;

/** How many rows of each kind a merge moves. */
const Moved = z.partialRecord(z.enum(Object.keys(MOVED_NOUNS) as [MovedTable, ...MovedTable[]]), z.int());

const Merging = z.object({
  /** The customer that stays. */
  keepId: z.int(),
  /** The customer that goes, and whose invoices and all else go to the other. */
  mergeId: z.int(),
});

export const customersContract = {
  list: query({ input: z.object({ asOf: LocalDate }), output: z.array(CustomerSummary) }),
  get: query({ input: z.object({ id: z.int() }), output: Customer }),
  /** How a customer pays, its score with the reasons for it, and what to do about it. */
  behaviour: query({ input: z.object({ id: z.int(), asOf: LocalDate }), output: PayerBehaviour }),
  create: command({ input: CustomerFields.partial().required({ name: true }), output: Customer }),
  update: command({ input: CustomerFields.partial().extend({ id: z.int() }), output: Customer }),
  previewMerge: query({ input: Merging, output: z.object({ keep: Customer, merge: Customer, moved: Moved }) }),
  merge: command({ input: Merging, output: z.object({ mergeId: z.int(), customer: Customer, moved: Moved }) }),
  /** `mergeId` is the one that `merge` answered. */
  undoMerge: command({ input: z.object({ mergeId: z.int() }), output: z.object({ keep: Customer, restored: Customer }) }),
  /** The merges into a customer that still hold, latest first. */
  merges: query({
    input: z.object({ id: z.int() }),
    output: z.array(z.object({ mergeId: z.int(), mergedName: z.string(), mergedCode: z.string(), mergedOn: LocalDate, moved: Moved })),
  }),
  /** The customer's people, by role. */
  contacts: query({ input: z.object({ id: z.int() }), output: z.array(CustomerContact) }),
  /** Adds somebody, or corrects who bears `contactId`. A name, an e-mail address or a telephone number is enough. */
  saveContact: command({
    input: CustomerContact.omit({ contactId: true, wrongNumberOn: true }).partial().extend({ id: z.int(), contactId: z.int().optional() }),
    output: CustomerContact,
  }),
  removeContact: command({ input: z.object({ contactId: z.int() }), output: z.object({ contactId: z.int() }) }),
  /** The files kept with a customer, latest first. */
  /** `proves`: what interrupted the term of a claim, and is proved by the file; absent where nothing is. */
  files: query({
    input: z.object({ id: z.int() }),
    output: z.array(
      CustomerFile.extend({
        proves: z.array(z.object({ invoiceNumber: z.string(), name: z.string(), on: LocalDate })).optional(),
      }),
    ),
  }),
  /** Keeps a copy of a file in the company's own. The same content is kept once. Programs are refused. */
  addFile: command({ input: z.object({ id: z.int(), file: InputFile }), output: CustomerFile }),
  /** Gives a kept file back, byte for byte; nothing is ever opened by the program. */
  exportFile: query({ input: z.object({ fileId: z.int(), out: OutputFile }), output: z.object({ path: z.string() }) }),
  removeFile: command({ input: z.object({ fileId: z.int() }), output: z.object({ fileId: z.int() }) }),
};
