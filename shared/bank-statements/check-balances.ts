import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { BankMovement } from './bank-statement.ts';
import type { StatementReport } from './statement-report.ts';

/** Exact sum of movements, however many: a sum beyond exact integers is no sum of a real account, and gives null. */
export function sumOfMovements(movements: readonly BankMovement[]): Cents | null {
  let sum = 0n;
  for (const { amountCents } of movements) sum += BigInt(amountCents);
  const value = Number(sum);
  return Number.isSafeInteger(value) ? cents(value) : null;
}

/**
 * Opening balance + movements = closing balance, to the cent, or a remark at `row` says by how much they differ. Nothing is
 * checked when a balance is unknown, nor when a movement was already left out with its own reason.
 */
export function checkBalances(
  statement: { readonly openingCents: Cents | null; readonly closingCents: Cents | null; readonly movements: readonly BankMovement[] },
  leftOut: number,
  row: number,
  report: StatementReport,
): void {
  const { openingCents, closingCents, movements } = statement;
  const movementsCents = sumOfMovements(movements);
  if (openingCents === null || closingCents === null || movementsCents === null || leftOut > 0) return;
  if (openingCents + movementsCents === closingCents) return;
  report.add('BALANCE_MISMATCH', { openingCents, movementsCents, closingCents }, { row });
}

/** The first and last booking days of movements in any order; null for none. */
export function bookingPeriod(movements: readonly BankMovement[]): { from: LocalDate | null; to: LocalDate | null } {
  let from: LocalDate | null = null;
  let to: LocalDate | null = null;
  for (const { bookedOn } of movements) {
    if (from === null || bookedOn < from) from = bookedOn;
    if (to === null || bookedOn > to) to = bookedOn;
  }
  return { from, to };
}
