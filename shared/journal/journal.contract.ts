import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';

/** What an entry is about, to look for it by. */
export const JournalKind = z.enum([
  'letters',
  'reminders',
  'customers',
  'payments',
  'disputes',
  'schedules',
  'legal',
  'rates',
  'imports',
  'settings',
]);
export type JournalKind = z.output<typeof JournalKind>;

export const JournalEntry = z.object({
  entryId: z.int(),
  /** ISO instant, UTC. */
  at: z.string(),
  /** Who decided: the name that the company keeps for it, else the operating system's; empty where neither is known. */
  actor: z.string(),
  /** The command: `letters.markSent`. */
  verb: z.string(),
  kind: JournalKind,
  /** What was done, in French. */
  title: z.string(),
  customerId: z.int().nullable(),
  /** The customer as it was called then; empty where the entry is about none. */
  customerName: z.string(),
  /** What changed, in French: « pause jusqu’au : rien → 30/11/2026 ». */
  changes: z.array(z.string()),
  /** The same as it is kept, canonical JSON: table → row → columns. */
  before: z.string(),
  after: z.string(),
  /** SHA-256 of the entry and of the hash before it. */
  hash: z.string(),
});
export type JournalEntry = z.output<typeof JournalEntry>;

/** Where the chain no longer holds. */
export const JournalBreak = z.object({
  entryId: z.int().nullable(),
  code: z.enum(['changed', 'missing', 'cut']),
  message: z.string(),
});
export type JournalBreak = z.output<typeof JournalBreak>;

export const journalContract = {
  /** Decisions, latest first. */
  list: query({
    input: z.object({
      kind: JournalKind.optional(),
      customerId: z.int().optional(),
      /** Days, included. */
      from: LocalDate.optional(),
      to: LocalDate.optional(),
      limit: z.int().min(1).max(5000).optional(),
    }),
    output: z.object({ entries: z.array(JournalEntry), total: z.int() }),
  }),
  /** Computes the chain again from the first entry: whether it holds, and where it breaks if not. */
  verify: query({ input: z.object({}), output: z.object({ entries: z.int(), valid: z.boolean(), broken: JournalBreak.nullable() }) }),
  /** Under which name decisions are entered; `own` is empty while it is the operating system's. */
  author: query({ input: z.object({}), output: z.object({ own: z.string(), system: z.string() }) }),
  setAuthor: command({ input: z.object({ own: z.string().trim().max(80) }), output: z.object({ own: z.string(), system: z.string() }) }),
};
