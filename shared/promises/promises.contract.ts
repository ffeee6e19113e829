import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { PROMISE_STATES } from './promise-states.ts';

const PromisedCents = Cents.refine((value) => value > 0, 'doit être supérieur à zéro');

/** What a customer promised: an amount by a day, and who said so. */
export const PromiseTerms = z.object({
  amountCents: PromisedCents,
  promisedOn: LocalDate,
  madeBy: z.string().trim().max(100).optional(),
});
export type PromiseTerms = z.output<typeof PromiseTerms>;

/** How a promise was made. */
export const PromiseWay = z.enum(['phone', 'email', 'letter', 'meeting']);
export type PromiseWay = z.output<typeof PromiseWay>;

const InvoiceIds = z.array(z.int()).min(1).max(1000);
const OnePromise = z.object({ promiseId: z.int() });

/** A promise with what became of it at a day, see promise-outcomes.ts. */
export const PromiseRecord = z.object({
  promiseId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  amountCents: Cents,
  promisedOn: LocalDate,
  madeOn: LocalDate,
  madeBy: z.string(),
  how: PromiseWay.nullable(),
  invoices: z.array(z.object({ invoiceId: z.int(), invoiceNumber: z.string() })),
  state: z.enum(PROMISE_STATES),
  /** What came of it in all, and what has not come yet. */
  cameCents: Cents,
  missingCents: Cents,
  /** The day of the payment that completed it; null while something is missing. */
  completedOn: LocalDate.nullable(),
  /** Days that it was completed after its day. */
  daysLate: z.int().nullable(),
  withdrawnReason: z.string(),
  /** The call in which it was made. */
  contactId: z.int().nullable(),
});
export type PromiseRecord = z.output<typeof PromiseRecord>;

/** How a customer keeps its word: promises of the last twelve months whose day + 2 is over, or that were kept before. */
export const PromiseStatistics = z.object({
  customerId: z.int(),
  judged: z.int(),
  kept: z.int(),
  /** Of which only a part came in time. */
  partlyKept: z.int(),
  broken: z.int(),
  running: z.int(),
  keptPct: z.number().nullable(),
  /** Of what was really to be paid, what came in time. */
  requiredCents: Cents,
  inTimeCents: Cents,
  keptAmountPct: z.number().nullable(),
  /** Over those that were completed, in time or late; 0 for one completed by its day. Null when none was. */
  averageDaysLate: z.number().nullable(),
});
export type PromiseStatistics = z.output<typeof PromiseStatistics>;

export const promisesContract = {
  /** Notes a promise, made today unless told. Its invoices are not chased until it is over. */
  record: command({
    input: PromiseTerms.extend({
      customerId: z.int(),
      invoiceIds: InvoiceIds,
      how: PromiseWay.optional(),
      madeOn: LocalDate.optional(),
    }),
    output: OnePromise,
  }),
  /** Says otherwise what was promised, of a promise that still runs; what is not given stays. */
  correct: command({
    input: OnePromise.extend({
      amountCents: PromisedCents.optional(),
      promisedOn: LocalDate.optional(),
      madeBy: z.string().trim().max(100).optional(),
      how: PromiseWay.nullable().optional(),
      invoiceIds: InvoiceIds.optional(),
    }),
    output: OnePromise,
  }),
  /** Counts on a promise no more, from today on; what it was about is chased again. */
  withdraw: command({ input: OnePromise.extend({ reason: z.string().trim().max(200).optional() }), output: OnePromise }),
  /** Counts again on a promise that was withdrawn. */
  reinstate: command({ input: OnePromise, output: OnePromise }),
  /** Takes out a promise noted by mistake, as if it had never been; what it had replaced stands again. */
  remove: command({ input: OnePromise, output: OnePromise }),
  /** Promises made by a day with what became of them, latest first; of one customer, or of all. */
  list: query({ input: z.object({ asOf: LocalDate, customerId: z.int().optional() }), output: z.array(PromiseRecord) }),
  /** How customers keep their word; those that promised nothing in twelve months are absent. */
  statistics: query({ input: z.object({ asOf: LocalDate, customerId: z.int().optional() }), output: z.array(PromiseStatistics) }),
};
