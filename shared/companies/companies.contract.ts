import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { appCommand, appQuery, command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { YearMonth } from '../dates/year-month.ts';
import { Cents } from '../money/cents.ts';
import { CompanyColour } from './company-colour.ts';

const text = (max: number) => z.string().trim().max(max);

/** How letters offer to pay. All are shown that are offered: the transfer where there is an IBAN, the card where there is a link. */
export const WaysToPay = z.object({
  payByTransfer: z.boolean(),
  payByCheque: z.boolean(),
  /** Whom cheques are made out to; empty: the company's name. */
  chequeOrder: text(80),
  /** The page on which a card is taken; empty: no card. */
  cardLink: text(120),
  payByDirectDebit: z.boolean(),
  /** The QR code with which a phone prepares the transfer, beside the IBAN. */
  transferCode: z.boolean(),
});
export type WaysToPay = z.output<typeof WaysToPay>;

/** Who the company is: what its letters must say (C. com. R123-237, R123-238). Empty text means not filled in. */
export const CompanyProfile = z.object({
  name: text(120).min(1),
  legalForm: text(60),
  shareCapitalCents: Cents.nullable(),
  siren: text(20),
  rcsTown: text(80),
  vatNumber: text(20),
  addressLine1: text(80),
  addressLine2: text(80),
  postalCode: text(12),
  city: text(80),
  country: text(60),
  phone: text(40),
  email: text(120),
  iban: text(40),
  bic: text(12),
  signatoryName: text(80),
  signatoryTitle: text(80),
  /** Who winds the company up; filled in, the letterhead says that it is in liquidation. */
  liquidator: text(80),
  /** A line of the letterhead in the company's own words: locataire-gérant, number in another register. */
  otherMention: text(120),
  ...WaysToPay.partial().shape,
});
export type CompanyProfile = z.output<typeof CompanyProfile>;

/** What names a company in a call. */
const CompanyId = z.string().max(400);

/** An open company: `companyId` names it in later calls; `path` is where its file is. */
export const OpenCompany = z.object({ companyId: z.string(), name: z.string(), path: z.string() });

export const KnownCompany = z.object({
  companyId: z.string(),
  name: z.string(),
  path: z.string(),
  colour: CompanyColour,
  /** What tells it from the other companies of the same name: its town, its SIREN or its file's name; empty when there are none. */
  difference: z.string(),
  /** False when the file is no longer where it was. */
  present: z.boolean(),
  /** False for a file found in the application's folder and not opened on this computer yet. */
  openedBefore: z.boolean(),
  /** The day the company was last opened here; if it never was, the day its file was last written to. */
  lastOpenedOn: LocalDate,
  /** Whether `forget` takes it off the list: a file present in the application's folder would be found there again. */
  removable: z.boolean(),
});

export const companiesContract = {
  /** Creates a company's file and opens it. Without `path`, in the application's folder under the company's name. */
  create: appCommand({
    input: CompanyProfile.partial().required({ name: true }).extend({ path: OutputFile.optional() }),
    output: OpenCompany,
  }),
  /** Creates the sample company: 18 months of a small joinery, dated relative to today, always the same. */
  createSample: appCommand({ input: z.object({ path: OutputFile.optional() }), output: OpenCompany }),
  /** Opens a company by the id under which it is known, or by a file that the user chose. */
  open: appCommand({ input: z.object({ companyId: CompanyId.optional(), file: InputFile.optional() }), output: OpenCompany }),
  /**
   * Copies a company's file into the application's folder and opens the copy, for hosts that only ever see a file's content. Refused
   * when that company is already on this computer.
   */
  adopt: appCommand({ input: z.object({ file: InputFile }), output: OpenCompany }),
  /** Releases a company's file for other programs. A later call that names the company opens it again. */
  close: appCommand({ input: z.object({ companyId: CompanyId }), output: z.object({}) }),
  /** Companies opened before on this computer, latest first; then the files of the application's folder that never were. */
  recent: appQuery({ input: z.object({}), output: z.array(KnownCompany) }),
  /** Forgets a company in the list of recent ones; its file stays where it is. */
  forget: appCommand({ input: z.object({ companyId: CompanyId }), output: z.object({}) }),
  profile: query({ input: z.object({}), output: CompanyProfile }),
  updateProfile: command({ input: CompanyProfile.partial(), output: CompanyProfile }),
  /** Chooses the colour by which the company is told from others on screen; null goes back to its own. */
  setColour: command({ input: z.object({ colour: CompanyColour.nullable() }), output: z.object({ colour: CompanyColour }) }),
  /** What a screen needs to know before it shows anything: the day, the months that have data, the last import. */
  status: query({
    input: z.object({}),
    output: z.object({
      name: z.string(),
      today: LocalDate,
      invoiceCount: z.int(),
      customerCount: z.int(),
      firstMonth: YearMonth.nullable(),
      lastMonth: YearMonth.nullable(),
      lastImportOn: LocalDate.nullable(),
      /** The day of a change of the books that lies ahead of this computer's clock: one of the two is wrong. Null when all is well. */
      changedAheadOn: LocalDate.nullable(),
      isSample: z.boolean(),
      colour: CompanyColour,
      /** Whether somebody chose that colour. */
      colourIsChosen: z.boolean(),
    }),
  }),
};
