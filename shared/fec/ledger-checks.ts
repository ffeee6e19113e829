import { cents } from '../money/cents.ts';
import type { LedgerEntry } from './group-entries.ts';
import { eachInSteps } from './in-steps.ts';
import type { LedgerEntryLine } from './ledger-entry-line.ts';
import type { LedgerProblemList } from './ledger-problem-list.ts';

/** How many unbalanced entries are named one by one. */
const NAMED = 50;

/** Debits must equal credits in the whole file and in each entry; an opening journal only has to balance as a whole. */
export function* checkBalance(
  lines: readonly LedgerEntryLine[],
  entries: readonly LedgerEntry[],
  problems: LedgerProblemList,
): Generator<void, void> {
  let [debit, credit] = [0, 0];
  yield* eachInSteps(lines, ({ debitCents, creditCents }) => {
    debit += debitCents;
    credit += creditCents;
  });
  if (debit !== credit) {
    problems.add('LEDGER_UNBALANCED', { debitCents: cents(debit), creditCents: cents(credit) }, { row: 0 });
  }
  const unbalanced = entries.filter((entry) => entry.gapCents !== 0);
  for (const { journalCode, lines: own, gapCents } of unbalanced.slice(0, NAMED)) {
    const [first] = own;
    if (!first) continue;
    const number = /^0*$/.test(first.entryNumber) ? first.pieceReference : first.entryNumber;
    problems.add(
      'LEDGER_ENTRY_UNBALANCED',
      { journal: journalCode, number, date: first.date, gapCents },
      { row: first.line, value: first.label },
    );
  }
  if (unbalanced.length > NAMED) problems.add('LEDGER_ENTRIES_UNBALANCED', { count: unbalanced.length - NAMED }, { row: 0 });
}
