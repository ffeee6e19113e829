import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Semester } from '../dates/semester.ts';
import { Cents } from '../money/cents.ts';

/** A yearly rate in per cent, as a number or as decimal text with a dot. */
export const RatePct = z.union([z.number().min(0).max(999), z.string().regex(/^\d{1,3}(\.\d{1,4})?$/)]);

/** One stretch of days at one rate on one open amount; both days included. */
export const LateFeeLine = z.object({
  invoiceNumber: z.string(),
  from: LocalDate,
  to: LocalDate,
  days: z.int(),
  ratePct: z.number(),
  openCents: Cents,
  interestCents: Cents,
});
export type LateFeeLine = z.output<typeof LateFeeLine>;

/** Interest or the 40 € of an invoice that the creditor gave up, and what that comes to at the day of the statement. */
export const LateFeeWaiver = z.object({
  waiverId: z.int(),
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  reason: z.string(),
  waivedOn: LocalDate,
  /** 0 when interest is not what was given up; null where a rate is missing. */
  interestCents: Cents.nullable(),
  indemnityCents: Cents,
});
export type LateFeeWaiver = z.output<typeof LateFeeWaiver>;

export const LateFeeStatement = z.object({
  lines: z.array(LateFeeLine),
  interestCents: Cents,
  /** 40 € per invoice paid late or still late, professionals only (C. com. D441-5). */
  indemnityCents: Cents,
  /** What of both was paid already under repayment schedules; absent where nothing was. */
  paidCents: Cents.optional(),
  /** Both, less what was paid. */
  totalCents: Cents,
  /** Semesters in which the contractual rate is under its floor of 3 × the legal rate: a warning, never a correction. */
  semestersBelowFloor: z.array(Semester),
});

export type LateFeeStatement = z.output<typeof LateFeeStatement>;

/** What each invoice bears, oldest due first; one that bears nothing is absent. */
const InvoiceLateFees = z.object({ invoiceId: z.int(), invoiceNumber: z.string(), interestCents: Cents, indemnityCents: Cents });

const CustomerLateFees = LateFeeStatement.extend({ invoices: z.array(InvoiceLateFees), waivers: z.array(LateFeeWaiver) });

/** The rate agreed with professional customers; null: the ECB's + 10 points. */
const RateTerms = z.object({
  contractRatePct: z.number().nullable(),
  /** Three times the legal rate of the day's semester, under which no contractual rate may be; null where that rate is missing. */
  floorPct: z.number().nullable(),
});

export const SemesterRate = z.object({
  semester: Semester,
  /** ECB main refinancing rate at the first day of the semester, per cent. */
  ecbMroPct: z.number(),
  legalProPct: z.number().nullable(),
  /** `resource`: shipped with the program and sourced; `user`: typed in. */
  origin: z.enum(['resource', 'user']),
  /** Where a shipped rate comes from; empty for one typed in. */
  sources: z.array(z.string()),
  /** `high`: official or several agreeing sources; `medium`: to be checked against the official text; null: typed in. */
  confidence: z.enum(['high', 'medium']).nullable(),
});
export type SemesterRate = z.output<typeof SemesterRate>;

export const lateFeesContract = {
  /**
   * On what is recorded as allocated, less what an open dispute contests; letters and the agenda ask for less where there are open credits
   * (claimed-late-fees.ts).
   */
  statement: query({
    input: z.object({ customerId: z.int(), asOf: LocalDate, ratePct: RatePct.optional() }),
    output: CustomerLateFees,
  }),
  terms: query({ input: z.object({}), output: RateTerms }),
  /** Sets or takes back the rate of the terms of sale. One under its floor is kept as it is: letters and statements warn. */
  setTerms: command({ input: z.object({ contractRatePct: RatePct.nullable() }), output: RateTerms }),
  /**
   * Gives up the interest, or the 40 €, of some invoices: from today on neither is claimed any more, in statements, letters and schedules
   * to come. What was printed stays. It takes the place of what was given up before on the same invoice.
   */
  waive: command({
    input: z
      .object({
        invoiceIds: z.array(z.int()).min(1).max(500),
        interest: z.boolean(),
        indemnity: z.boolean(),
        reason: z.string().trim().min(1).max(200),
      })
      .refine(({ interest, indemnity }) => interest || indemnity, 'dites à quoi vous renoncez : pénalités, indemnité, ou les deux'),
    output: z.object({ waiverIds: z.array(z.int()) }),
  }),
  /** Claims again what had been given up. */
  endWaiver: command({ input: z.object({ waiverId: z.int() }), output: z.object({ waiverId: z.int() }) }),
  rates: query({ input: z.object({}), output: z.array(SemesterRate) }),
  /** Enters the rate of a semester that the program does not know. */
  setRate: command({
    input: z.object({ semester: Semester, ecbMroPct: RatePct, legalProPct: RatePct.optional() }),
    output: SemesterRate,
  }),
};
