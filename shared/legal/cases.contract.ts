import { z } from 'zod';
import { InputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { CustomerFile } from '../customers/customers.contract.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { CaseOutcome, CaseRoute, CaseStepKind, ProceedingsKind } from './case-kinds.ts';

const text = (max: number) => z.string().trim().max(max);

export const CaseDeadline = z.object({
  code: z.enum([
    'serveOrder',
    'opposition',
    'executionFrom',
    'answerDemand',
    'nonContestationFrom',
    'serveRecord',
    'answerInvitation',
    'oppositionEurope',
    'declareClaim',
    'hearing',
    'own',
  ]),
  /** `creditor`: we must act by then; `debtor`: until then it may answer; `from`: the first day on which something is open. */
  actor: z.enum(['creditor', 'debtor', 'from']),
  since: LocalDate,
  /** As counted (CPC art. 641). */
  on: LocalDate,
  /** The first working day from then on (CPC art. 642). */
  extendedOn: LocalDate,
  state: z.enum(['running', 'met', 'late', 'lapsed', 'over']),
  /** What it is and what follows from it, as a French sentence. */
  sentence: z.string(),
  /** It is a thing to do that day. */
  isPressing: z.boolean(),
});
export type CaseDeadline = z.output<typeof CaseDeadline>;

export const CaseStep = z.object({
  stepId: z.int(),
  kind: CaseStepKind,
  /** In French, as its way calls it. */
  name: z.string(),
  /** The day it happened, or of a hearing is to happen. */
  on: LocalDate,
  /** A day by which the user wants the next one. */
  deadlineOn: LocalDate.nullable(),
  costCents: Cents,
  /** Whether the debtor owes this cost. */
  recoverable: z.boolean(),
  note: z.string(),
});
export type CaseStep = z.output<typeof CaseStep>;

/** Whom a claim is declared to, and what it is, in collective proceedings. */
export const Proceedings = z.object({
  kind: ProceedingsKind,
  agentName: text(80),
  agentLine1: text(80),
  agentLine2: text(80),
  agentPostalCode: text(12),
  agentCity: text(80),
  /** The security or privilege of the claim; empty: none. */
  privilege: text(200),
});
export type Proceedings = z.output<typeof Proceedings>;

export const LegalCase = z.object({
  caseId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  route: CaseRoute,
  openedOn: LocalDate,
  closedOn: LocalDate.nullable(),
  outcome: CaseOutcome.nullable(),
  outcomeNote: z.string(),
  court: z.string(),
  referenceNumber: z.string(),
  officer: z.string(),
  lawyer: z.string(),
  note: z.string(),
  /** Of collective proceedings, whose judgment is `customers.insolvencyOn`. */
  proceedings: Proceedings.extend({ judgmentOn: LocalDate.nullable() }).nullable(),
  invoices: z.array(z.object({ invoiceId: z.int(), invoiceNumber: z.string(), dueOn: LocalDate, totalCents: Cents, openCents: Cents })),
  /** Of collective proceedings: open invoices issued after the judgment. They are no part of the case: they are paid at their own date (C. com. L622-17). */
  afterJudgment: z.array(z.object({ invoiceId: z.int(), invoiceNumber: z.string(), openCents: Cents })),
  /** What is open of them at the day asked for; the costs are never part of it. */
  openCents: Cents,
  steps: z.array(CaseStep),
  /** The usual steps that did not happen yet. */
  usualStepsLeft: z.array(z.object({ kind: CaseStepKind, name: z.string() })),
  deadlines: z.array(CaseDeadline),
  costs: z.object({ totalCents: Cents, recoverableCents: Cents, ownCents: Cents }),
  files: z.array(CustomerFile),
});
export type LegalCase = z.output<typeof LegalCase>;

const CaseFacts = z.object({
  court: text(120).optional(),
  referenceNumber: text(60).optional(),
  officer: text(160).optional(),
  lawyer: text(160).optional(),
  note: text(2000).optional(),
});

const StepFacts = z.object({
  kind: CaseStepKind,
  on: LocalDate,
  deadlineOn: LocalDate.nullable().optional(),
  costCents: Cents.refine((value) => value >= 0, 'doit être positif ou nul').optional(),
  recoverable: z.boolean().optional(),
  note: text(1000).optional(),
});

const CaseId = z.object({ caseId: z.int() });

export const casesContract = {
  /** Open cases first, those with the nearest time limit first; then those that ended, latest first. */
  cases: query({ input: z.object({ asOf: LocalDate, customerId: z.int().optional() }), output: z.array(LegalCase) }),
  /**
   * Opens a case about some invoices of a customer: they are no longer chased. Collective proceedings take every invoice up to the judgment, need the day
   * of the judgment, and stop all contacts and the interest.
   */
  openCase: command({
    input: CaseFacts.extend({
      customerId: z.int(),
      route: CaseRoute,
      invoiceIds: z.array(z.int()).max(500).optional(),
      openedOn: LocalDate.optional(),
      judgmentOn: LocalDate.optional(),
      proceedings: Proceedings.partial().required({ kind: true }).optional(),
    }),
    output: LegalCase,
  }),
  updateCase: command({
    input: CaseFacts.extend({
      caseId: z.int(),
      route: CaseRoute.optional(),
      judgmentOn: LocalDate.optional(),
      proceedings: Proceedings.partial().optional(),
    }),
    output: LegalCase,
  }),
  /** Adds a step, or corrects the one that bears `stepId`. */
  saveStep: command({ input: StepFacts.extend({ caseId: z.int(), stepId: z.int().optional() }), output: LegalCase }),
  removeStep: command({ input: z.object({ stepId: z.int() }), output: LegalCase }),
  /** Ends a case: what is still open of its invoices goes back to the reminders, where they stood. */
  closeCase: command({
    input: CaseId.extend({ outcome: CaseOutcome, closedOn: LocalDate.optional(), note: text(1000).optional() }),
    output: LegalCase,
  }),
  /** Takes the end of a case back. */
  reopenCase: command({ input: CaseId, output: LegalCase }),
  /** Takes back a case opened by mistake, while nothing but expenses and notes is in it. */
  cancelCase: command({ input: CaseId, output: CaseId }),
  /** Keeps a file with the customer, as one of the case. */
  addCaseFile: command({ input: CaseId.extend({ file: InputFile }), output: LegalCase }),
};
