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

export const LateFeeStatement = z.object({
  lines: z.array(LateFeeLine),
  interestCents: Cents,
  /** 40 € per invoice paid late or still late, professionals only (C. com. D441-5). */
  indemnityCents: Cents,
  totalCents: Cents,
  /** Semesters in which the contractual rate is under its floor of 3 × the legal rate: a warning, never a correction. */
  semestersBelowFloor: z.array(Semester),
});
export type LateFeeStatement = z.output<typeof LateFeeStatement>;

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
  /** On what is recorded as allocated; letters and the agenda ask for less where there are open credits (claimed-late-fees.ts). */
  statement: query({
    input: z.object({ customerId: z.int(), asOf: LocalDate, ratePct: RatePct.optional() }),
    output: LateFeeStatement,
  }),
  rates: query({ input: z.object({}), output: z.array(SemesterRate) }),
  /** Enters the rate of a semester that the program does not know. */
  setRate: command({
    input: z.object({ semester: Semester, ecbMroPct: RatePct, legalProPct: RatePct.optional() }),
    output: SemesterRate,
  }),
};
