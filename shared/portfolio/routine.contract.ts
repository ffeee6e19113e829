import { z } from 'zod';
import { CompanyColour } from '../companies/company-colour.ts';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { appCommand, appQuery, command } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { YearMonth } from '../dates/year-month.ts';
import { ImportField } from '../imports/import-fields.contract.ts';
import { MappingFile } from '../imports/imports.contract.ts';
import { EditableTexts } from '../letters/editable-texts.ts';
import { LetterKind, LetterLanguage, LetterTone } from '../letters/letter-kinds.ts';
import { Cents } from '../money/cents.ts';
import { PolicySettings } from '../policy/policy.contract.ts';
import { PlanStep } from '../reminders/plans.contract.ts';

/** A company, by its id on this computer or, from a script, by its file. */
const CompanyRef = z
  .object({ companyId: z.string().max(400).optional(), file: InputFile.optional() })
  .refine(({ companyId, file }) => (companyId === undefined) !== (file === undefined), 'une société, par son numéro ou par son fichier');
export type CompanyRef = z.output<typeof CompanyRef>;

/** A company that was left out, with the sentence that says why; the others went on. */
export const LeftOutCompany = z.object({ companyId: z.string().nullable(), name: z.string(), problem: z.string() });
export type LeftOutCompany = z.output<typeof LeftOutCompany>;

/** Whose files to look into: those named, by a script; those known by these ids; without either, all that are known on this computer. */
const Asked = z.object({
  companies: z.array(InputFile).max(1000).optional(),
  companyIds: z.array(z.string().max(400)).max(1000).optional(),
});

/** Why a file may be a company's. */
export const EvidenceKind = z.enum([
  'siren',
  'vat',
  'iban',
  'fileNameBefore',
  'nameOfFile',
  'nameInside',
  'invoices',
  'customers',
  'commonName',
  'layout',
]);
export type EvidenceKind = z.output<typeof EvidenceKind>;

export const CompanyProposal = z.object({
  companyId: z.string(),
  /** What speaks for it, the strongest first, as French phrases. */
  evidence: z.array(z.object({ kind: EvidenceKind, sentence: z.string() })),
  score: z.int(),
  /** An identifier of the company itself is in the file: another choice is doubtful. */
  isCertain: z.boolean(),
});
export type CompanyProposal = z.output<typeof CompanyProposal>;

export const FileProposals = z.object({
  file: z.string(),
  name: z.string(),
  /** The best first; companies that nothing speaks for are not there. */
  proposals: z.array(CompanyProposal),
  /** The one to propose; null where nothing tells, or two companies are as likely. */
  proposed: z.string().nullable(),
  /** Why what it holds could not be looked at, so that only its name tells. */
  problem: z.string().nullable(),
});
export type FileProposals = z.output<typeof FileProposals>;

/** A letter of the day in a company: to be prepared, prepared, or printed and not posted. */
export const DueLetter = z.object({
  customerId: z.int(),
  customerName: z.string(),
  kind: LetterKind,
  asOf: LocalDate,
  tone: LetterTone.nullable(),
  /** Null while it is to be prepared. */
  letterId: z.int().nullable(),
  state: z.enum(['due', 'draft', 'printed']),
  printedOn: LocalDate.nullable(),
  /** Another letter to the same customer is printed and not posted: this one would be a double. */
  isDouble: z.boolean(),
  /** What the letter asks for, or will: with what goes with the invoices. Of one that cannot be worked out, what the agenda says is due. */
  totalCents: Cents,
  isRegistered: z.boolean(),
  /** Why a printed letter should not leave as it is: what changed since; null when nothing did. It is the first of the warnings too. */
  change: z.string().nullable(),
  /** What stops it, and what to look at before it leaves. */
  blocking: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type DueLetter = z.output<typeof DueLetter>;

const CompanyOfRoutine = z.object({
  companyId: z.string().nullable(),
  name: z.string(),
  colour: CompanyColour,
  /** What tells it from the other known companies of the same name; empty when there are none. */
  difference: z.string(),
  /** Why its file could not be looked into; null when it was. */
  problem: z.string().nullable(),
});

const LettersOfCompany = CompanyRef.safeExtend({
  letterIds: z.array(z.int()).min(1).max(500),
  /** Letters that are no longer right since they were printed, and that somebody who saw why wants all the same. */
  seenChanges: z.array(z.int()).max(500).optional(),
});
export type LettersOfCompany = z.output<typeof LettersOfCompany>;

/** What may be copied from one company to others; nothing of customers, and nothing that names the company or its bank. */
export const CopiedPart = z.enum(['templates', 'plans', 'mappings', 'policy']);
export type CopiedPart = z.output<typeof CopiedPart>;

/** What of a policy is no matter of persons. */
export const CopiedPolicy = PolicySettings.pick({ paymentTerms: true, earlyPayment: true, usualLimitCents: true, blocksOrders: true });
export type CopiedPolicy = z.output<typeof CopiedPolicy>;

/** Settings as they go from one company to another. */
export const TakenSettings = z.object({
  templates: z.array(z.object({ kind: LetterKind, tone: LetterTone, language: LetterLanguage, texts: EditableTexts })).max(100),
  plans: z
    .array(
      z.object({
        /** Of a shipped plan, the same in every company; null for one of the user's own, which is known by its name. */
        key: z.string().max(60).nullable(),
        name: z.string().trim().min(1).max(60),
        legalDelayDays: z.int().min(0).max(365),
        steps: z.array(PlanStep).min(1).max(20),
      }),
    )
    .max(200),
  mappings: z
    .array(
      MappingFile.extend({
        mapping: z.record(z.string().max(400), ImportField),
        answers: z.record(z.string().max(400), z.string().max(4000)),
      }),
    )
    .max(500),
  policy: CopiedPolicy.nullable(),
});
export type TakenSettings = z.output<typeof TakenSettings>;

/** One thing that copying would do in a company. */
export const CopyChange = z.object({
  part: CopiedPart,
  /** `template:reminder1/courteous/fr`, `plan:standard`…: the same in every company. */
  key: z.string(),
  /** « Relance 1, ton courtois ». */
  label: z.string(),
  change: z.enum(['new', 'replaced', 'same', 'kept', 'refused']),
  /** What is replaced, or why it is not copied: « remplace le modèle modifié le 3 novembre 2026 ». */
  sentence: z.string(),
});
export type CopyChange = z.output<typeof CopyChange>;

const CopyTerms = z.object({
  from: CompanyRef,
  to: z.array(CompanyRef).min(1).max(200),
  parts: z.array(CopiedPart).min(1).max(4),
  /** Only what has one of these keys; everything when left out. */
  keys: z.array(z.string().max(400)).max(1000).optional(),
});

const CopyResult = z.object({
  companies: z.array(z.object({ companyId: z.string(), name: z.string(), changes: z.array(CopyChange) })),
  leftOut: z.array(LeftOutCompany),
});

/** The bookkeeper's month over several companies, in one pass. */
export const routineContract = {
  /** The program's own day, where no company says it. */
  day: appQuery({ input: z.object({}), output: z.object({ today: LocalDate }) }),
  /** For each file, the companies that something speaks for. Nothing is imported, and no company's file is changed. */
  proposeCompanies: appQuery({
    input: Asked.extend({ files: z.array(InputFile).min(1).max(200) }),
    output: z.array(FileProposals),
  }),
  /** The letters to post of a day, company by company, with what stops each. Nothing is prepared yet. */
  dueLetters: appQuery({
    input: Asked.extend({ asOf: LocalDate.optional() }),
    output: z.array(CompanyOfRoutine.extend({ letters: z.array(DueLetter) })),
  }),
  /**
   * One PDF for the post: a page that says how many envelopes there are of whom, then company by company its letters in the order of their
   * envelopes, a copy of each for the file, and its slip. Each company's letters are kept as printed in its own file, all or none; a company
   * in which one cannot be printed, or is no longer right since it was printed, is left out, with the reason. @throws AppError POSTING_PACK_EMPTY when none is left
   */
  printPack: appCommand({
    input: z.object({ companies: z.array(LettersOfCompany).min(1).max(200), out: OutputFile, duplex: z.boolean().optional() }),
    output: z.object({
      path: z.string(),
      pages: z.int(),
      sha256: z.string(),
      companies: z.array(z.object({ companyId: z.string(), name: z.string(), letterIds: z.array(z.int()), envelopes: z.int() })),
      leftOut: z.array(LeftOutCompany),
    }),
  }),
  /** The letters of a pack were posted: in each company all of them are marked, or none: none where one is no longer right, unseen. */
  markPackSent: appCommand({
    input: z.object({ companies: z.array(LettersOfCompany).min(1).max(200), sentOn: LocalDate }),
    output: z.object({
      companies: z.array(z.object({ companyId: z.string(), name: z.string(), count: z.int() })),
      leftOut: z.array(LeftOutCompany),
    }),
  }),
  /** The owner's page of a month of each company: one PDF of all, or a zip of one PDF a company. */
  printOwnerPages: appQuery({
    input: Asked.extend({ month: YearMonth, as: z.enum(['pdf', 'zip']), out: OutputFile }),
    output: z.object({
      path: z.string(),
      sha256: z.string(),
      pages: z.int(),
      /** `missing`: what the page lacks, as it says itself; null when nothing. */
      companies: z.array(z.object({ companyId: z.string().nullable(), name: z.string(), missing: z.string().nullable() })),
      leftOut: z.array(LeftOutCompany),
    }),
  }),
  /** What copying would do in each company. Changes nothing. */
  compareSettings: appQuery({ input: CopyTerms, output: CopyResult }),
  /** Copies it. Each company's own transaction: all of it or none. What was there before is kept in that company's journal. */
  copySettings: appCommand({ input: CopyTerms, output: CopyResult }),
  /** Takes settings of another company into this one, all or none; what they replace is kept in the journal. A shape of file known here stays. */
  takeSettings: command({ input: TakenSettings, output: z.object({ taken: z.int() }) }),
};
