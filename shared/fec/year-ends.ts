import type { LocalDate } from '../dates/local-date.ts';
import { accountRole } from './account-roles.ts';
import type { LedgerEntry } from './group-entries.ts';
import { saysOpening } from './ledger-journals.ts';

/**
 * True for what a year begins with: an opening journal, or an entry on the book's first day (a later year of the same file opens on the
 * first of a month) without income or charge, which says so, is balanced by 890, or sets customers' debts against capital and results.
 */
export function isOpening(entry: LedgerEntry, firstDay: LocalDate | null): boolean {
  if (isBalanceClosing(entry, firstDay)) return false;
  if (entry.journal === 'opening') return true;
  if (!beginsYear(entry, firstDay) || entry.lines.some(({ account }) => /^[67]/.test(account))) return false;
  const [first] = entry.lines;
  const says = first && (saysOpening(first.label) || saysOpening(first.pieceReference) || saysOpening(first.journalLabel));
  return says || entry.lines.some(({ account }) => /^(?:1[012]|89)/.test(account));
}

/** True for an entry that moves the year's charges and income to the result (12), which a legal FEC leaves out. */
export function isClosing(entry: LedgerEntry): boolean {
  return entry.lines.some(({ account }) => accountRole(account) === 'result') && entry.lines.some(({ account }) => /^[67]/.test(account));
}

/** True for an entry that empties the accounts of the balance sheet into 89 when a year ends: nobody paid anything. */
export function isBalanceClosing(entry: LedgerEntry, firstDay: LocalDate | null): boolean {
  return entry.lines.some(({ account }) => /^89/.test(account)) && !beginsYear(entry, firstDay);
}

function beginsYear({ lines: [first] }: LedgerEntry, firstDay: LocalDate | null): boolean {
  return first !== undefined && firstDay !== null && (first.date <= firstDay || first.date.endsWith('-01'));
}
