import { bookFacts, rowsBeyond } from '../../../db/backups/book-facts.queries.ts';
import { bookTotalsInSteps } from '../../../db/backups/book-totals.queries.ts';
import { journalMarks } from '../../../db/backups/journal-marks.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import type { BookTotals } from '../../../shared/backups/backup-checks.ts';
import type { backupsContract, ComparedBook } from '../../../shared/backups/backups.contract.ts';
import type { BookFacts, RowsBeyond } from '../../../shared/backups/book-facts.ts';
import { type EntriesApart, entriesApart } from '../../../shared/backups/journal-marks.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type AppContext, breathe } from '../context.ts';
import { backupFile, type VerifiedFile, verifyFile } from './verify-backup.ts';
import { sourceStateOf } from './write-backup.ts';

type Verb = typeof backupsContract.compare;

/** @throws AppError as `verifyFile`: what is not whole is compared with nothing */
export async function compareBackup(context: AppContext, { file }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { path, name } = backupFile(context, file);
  const alone = await verifyFile(context, path, name);
  const { companyId, companyName } = alone.checks;
  const isKnownHere = context.companies.known().some((known) => known.companyId === companyId && known.present);
  const present = isKnownHere ? await readCurrent(context, alone) : { problem: null };
  const backup = comparedBackup(alone);
  const about = { companyId, companyName, backup, isKnownHere };
  if ('problem' in present)
    return {
      ...about,
      current: null,
      currentProblem: present.problem,
      lost: [],
      gained: [],
      entries: { lost: 0, gained: 0 },
      isSame: false,
    };
  const { book, facts, lost, entries, isSame } = present;
  // Read a second time only where the backup may hold something that the present file does not.
  const isAhead = Object.entries(alone.facts.reached).some(([table, reached]) => reached > (facts.reached[table] ?? 0));
  const { beyond } = isAhead ? await verifyFile(context, path, name, facts) : { beyond: [] };
  return { ...about, current: book, currentProblem: null, lost, gained: beyond, entries, isSame };
}

interface Present {
  book: ComparedBook;
  facts: BookFacts;
  lost: RowsBeyond;
  entries: EntriesApart;
  /** Nothing at all was written since the one was made of the other. */
  isSame: boolean;
}

function isSameState({ backups }: AppContext, { manifest, checks }: VerifiedFile, path: string): boolean {
  if (manifest === null) return false;
  const state = sourceStateOf(path);
  const takenUp = backups.takenUpBy(checks.companyId);
  return manifest.sourceState === state || (takenUp?.sourceState === state && takenUp.takenAt === manifest.takenAt);
}

async function readCurrent(context: AppContext, backup: VerifiedFile): Promise<Present | { problem: string }> {
  const { companyId } = backup.checks;
  try {
    return await context.whileIdle(companyId, async () => {
      const db = context.companies.databaseOf(companyId);
      const totals = await addUp(context, db);
      const facts = bookFacts(db);
      const version = db.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
      return {
        book: compared(totals, facts, { takenAt: null, asOf: context.today, schemaVersion: version }),
        facts,
        lost: rowsBeyond(db, backup.facts),
        entries: entriesApart(journalMarks(db), backup.marks),
        isSame: isSameState(context, backup, db.path),
      };
    });
  } catch (error) {
    // A file that is damaged, gone or open elsewhere is the very reason to restore: it is told, not thrown.
    if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
    return { problem: error.message };
  }
}

async function addUp(context: AppContext, db: ReadDb): Promise<BookTotals> {
  const steps = bookTotalsInSteps(db, context.today);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breathe(context);
  }
}

function comparedBackup({ checks, facts, manifest }: VerifiedFile): ComparedBook {
  return compared(checks, facts, { takenAt: manifest?.takenAt ?? null, asOf: checks.asOf, schemaVersion: checks.schemaVersion });
}

function compared(
  { counts, sums }: BookTotals,
  facts: BookFacts,
  about: { takenAt: string | null; asOf: LocalDate; schemaVersion: number },
): ComparedBook {
  const { invoiceCents, paymentCents, openCents } = sums;
  const count = (table: string) => counts[table] ?? 0;
  return {
    ...about,
    customers: count('customers'),
    invoices: count('invoices'),
    payments: count('payments'),
    letters: count('letters'),
    invoiceCents,
    paymentCents,
    openCents,
    facts,
  };
}
