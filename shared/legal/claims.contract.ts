import { z } from 'zod';
import { InputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { CLAIM_STAGES } from './claim-stage.ts';
import { CollectionGuide, GuideThresholds } from './collection-guide.ts';
import { ALERT_MONTHS, INTERRUPTION_KINDS } from './prescription.ts';
import { Confidence, ProcedureLaw } from './procedure-law.ts';
import { PROCEDURE_CODES, ROUTE_CODES } from './route-codes.ts';
import { CLAIM_NATURES } from './route-facts.ts';

const text = (max: number) => z.string().trim().max(max);

/** What somebody notes by hand; a signed schedule and the steps of a case note themselves. */
export const NotedKind = z.enum(INTERRUPTION_KINDS).exclude(['signedSchedule']);
export type NotedKind = z.output<typeof NotedKind>;

/** An event of a term. Of a signed schedule and of a step of a case `interruptionId` is null: each is changed where it stands. */
export const ClaimEvent = z.object({
  interruptionId: z.int().nullable(),
  kind: z.enum(INTERRUPTION_KINDS),
  name: z.string(),
  article: z.string(),
  on: LocalDate,
  until: LocalDate.nullable(),
  proof: z.string(),
  file: z.object({ fileId: z.int(), name: z.string() }).nullable(),
  /** The day to which it takes the term; null when it came too late, or changes nothing. */
  movesTo: LocalDate.nullable(),
});
export type ClaimEvent = z.output<typeof ClaimEvent>;

/** The user's answers about a claim; null: none. */
export const ClaimAnswersFields = z.object({
  nature: z.enum(CLAIM_NATURES).nullable(),
  performedOn: LocalDate.nullable(),
  signedOrder: z.boolean().nullable(),
  deliveryProof: z.boolean().nullable(),
  termsAccepted: z.boolean().nullable(),
  existenceAgreed: z.boolean().nullable(),
  amountSettled: z.boolean().nullable(),
  paymentDue: z.boolean().nullable(),
  debtorTrades: z.boolean().nullable(),
  note: text(1000),
});
export type ClaimAnswersFields = z.output<typeof ClaimAnswersFields>;

export const ClaimTerm = z.object({
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  issuedOn: LocalDate,
  dueOn: LocalDate,
  openCents: Cents,
  stage: z.enum(CLAIM_STAGES),
  prescribesOn: LocalDate,
  extendedOn: LocalDate,
  possibleOn: LocalDate,
  /** Why, as a French sentence. */
  explanation: z.string(),
  alertMonths: z.literal(ALERT_MONTHS).nullable(),
  /** The user put that alert aside. */
  isAlertAside: z.boolean(),
  events: z.array(ClaimEvent),
  answers: ClaimAnswersFields,
});
export type ClaimTerm = z.output<typeof ClaimTerm>;

export const AssessedProcedure = z.object({
  code: z.enum(PROCEDURE_CODES),
  name: z.string(),
  state: z.enum(['open', 'check', 'closed']),
  reasons: z.array(z.string()),
  court: z.string().nullable(),
  form: z.string().nullable(),
  cost: z.object({ text: z.string(), enteredCents: Cents.nullable() }),
  steps: z.array(z.string()),
  missing: z.array(z.string()),
  confidence: Confidence,
});
export type AssessedProcedure = z.output<typeof AssessedProcedure>;

export const ClaimFile = z.object({
  customerId: z.int(),
  customerName: z.string(),
  /** Whether it trades, where its name or an answer says so. */
  debtorWords: z.string(),
  openCents: Cents,
  /** Within `openCents`: written off in our books, and still owed. */
  lossCents: Cents,
  contestedCents: Cents,
  /** Credit notes and payments of the customer that settle nothing yet, positive: what would be asked for too much of its invoices together. */
  creditCents: Cents,
  /** Null where the rate of a semester is missing. */
  interestCents: Cents.nullable(),
  terms: z.array(ClaimTerm),
  route: z.object({ code: z.enum(ROUTE_CODES), name: z.string(), reasons: z.array(z.string()) }),
  procedures: z.array(AssessedProcedure),
  /** The customer's other open invoices past their due date, which may be brought with these. */
  others: z.array(z.object({ invoiceId: z.int(), invoiceNumber: z.string(), openCents: Cents })),
});
export type ClaimFile = z.output<typeof ClaimFile>;

const Invoices = z.array(z.int()).min(1).max(200);

const EventFacts = z.object({
  kind: NotedKind,
  on: LocalDate,
  /** Of a suspension: the day it ended. */
  until: LocalDate.nullable().optional(),
  /** What proves it, in words. */
  proof: text(500).min(1),
  /** The proof itself, kept among the customer's files. */
  file: InputFile.optional(),
});

export const claimsContract = {
  /** One claim, or several of one customer brought together: terms with their events, and every procedure, open or closed. */
  claim: query({ input: z.object({ invoiceIds: Invoices, asOf: LocalDate }), output: ClaimFile }),
  /** Notes an event that interrupts or suspends the term of some claims of one customer, with its proof. */
  recordInterruption: command({
    input: EventFacts.extend({ invoiceIds: Invoices }),
    output: z.object({ interruptionIds: z.array(z.int()) }),
  }),
  correctInterruption: command({
    input: EventFacts.partial().extend({ interruptionId: z.int() }),
    output: z.object({ interruptionId: z.int() }),
  }),
  removeInterruption: command({ input: z.object({ interruptionId: z.int() }), output: z.object({ interruptionId: z.int() }) }),
  /** Keeps answers about some claims; what is left out stays as it was. */
  answerClaim: command({
    input: ClaimAnswersFields.partial().extend({ invoiceIds: Invoices }),
    output: z.object({ invoiceIds: z.array(z.int()) }),
  }),
  /** What the user was told that a procedure costs; null forgets it. */
  setProcedureCost: command({
    input: z.object({
      procedure: z.enum(PROCEDURE_CODES),
      costCents: Cents.refine((value) => value >= 0, 'doit être positif ou nul').nullable(),
    }),
    output: z.object({ procedure: z.enum(PROCEDURE_CODES) }),
  }),
  /** Puts the alerts that some claims have reached aside: until a day, or for good, up to the next of 12, 6, 3 and 1 months. */
  putAlertAside: command({
    input: z.object({ invoiceIds: Invoices, asOf: LocalDate, until: LocalDate.optional(), reason: text(200).min(1) }),
    output: z.object({ invoiceIds: z.array(z.int()) }),
  }),
  restoreAlert: command({ input: z.object({ invoiceIds: Invoices }), output: z.object({ invoiceIds: z.array(z.int()) }) }),
  /** The facts about procedures with their sources and the day they were read. */
  law: query({ input: z.object({}), output: ProcedureLaw }),
  /** Who should do the chasing, in-house or outside, stage by stage, from the company's own rate of unpaid sales. */
  collectionGuide: query({ input: z.object({ asOf: LocalDate }), output: CollectionGuide }),
  setGuideThresholds: command({ input: GuideThresholds, output: GuideThresholds }),
};
