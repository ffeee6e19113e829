import { z } from 'zod';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

/**
 * The money in a company's file, added up from its raw rows (no sum that the program keeps). Cancelled documents count in what was
 * invoiced, not in what is open.
 */
export const BookSums = z.object({
  invoiceCents: Cents,
  /** Zero or less: credit notes are kept with their sign. */
  creditNoteCents: Cents,
  paymentCents: Cents,
  chargeCents: Cents,
  allocationCents: Cents,
  /** What was due to the company on the day of the sums, credit notes not used up deducted. */
  openCents: Cents,
});
export type BookSums = z.output<typeof BookSums>;

/** Rows by table, and sums of money: what two files of the same company are compared by. */
export const BookTotals = z.object({ counts: z.record(z.string(), z.int().min(0)), sums: BookSums });
export type BookTotals = z.output<typeof BookTotals>;

/** What was looked at in a company's file and found right; a file with something wrong is refused with a sentence instead. */
export const BackupChecks = BookTotals.extend({
  companyId: z.string(),
  companyName: z.string(),
  /** The form of the file's tables (`PRAGMA user_version`). */
  schemaVersion: z.int().min(1),
  /** SQLite's `integrity_check` of every page, index and constraint. */
  integrityCheck: z.literal('ok'),
  /** Rows that name a row which is not there (`foreign_key_check`). */
  foreignKeyViolations: z.literal(0),
  /** The day on which `openCents` is what was open. */
  asOf: LocalDate,
  sizeBytes: z.int().min(1),
  /** Of the whole file, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupChecks = z.output<typeof BackupChecks>;

/** Why a backup was made: by the program itself, by hand, before something that replaces or rewrites the file. */
export const BackupReason = z.enum(['automatic', 'manual', 'beforeRestore']);
export type BackupReason = z.output<typeof BackupReason>;

/** What lies beside a backup: what was checked when it was made. A backup without it can still be verified, but for its fingerprint. */
export const BackupManifest = BackupChecks.extend({
  format: z.literal('quittance-sauvegarde'),
  reason: BackupReason,
  /** ISO instant, UTC. */
  takenAt: z.iso.datetime(),
  takenOn: LocalDate,
  appVersion: z.string().max(40),
  /** Size and time of change of the company's own file at that moment: the same ones mean that nothing has changed since. */
  sourceState: z.string().max(80),
});
export type BackupManifest = z.output<typeof BackupManifest>;

/** A manifest's file name is its backup's, with this at its end. */
export const MANIFEST_ENDING = '.controle.json';

/** Whether two files hold the same rows and the same money. */
export function sameTotals(a: BookTotals, b: BookTotals): boolean {
  const tables = new Set([...Object.keys(a.counts), ...Object.keys(b.counts)]);
  const sameCounts = [...tables].every((table) => a.counts[table] === b.counts[table]);
  return sameCounts && (Object.keys(a.sums) as (keyof BookSums)[]).every((sum) => a.sums[sum] === b.sums[sum]);
}

/** Totals of a file that was not added up to the end. */
export interface CountedSoFar {
  counts: Record<string, number>;
  sums: Partial<BookSums>;
}

/** Whether a file holds what was added up of another, as far as that went. */
export function sameCounted(counted: CountedSoFar, whole: BookTotals): boolean {
  const sums = Object.keys(counted.sums) as (keyof BookSums)[];
  return (
    Object.keys(counted.counts).every((table) => counted.counts[table] === whole.counts[table]) &&
    sums.every((sum) => counted.sums[sum] === whole.sums[sum])
  );
}
