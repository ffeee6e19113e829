import { addCents, type Cents } from '../money/cents.ts';
import type { BankMovement, BankStatement } from './bank-statement.ts';
import type { BankTableLayout } from './bank-table-layout.ts';
import type { AccountFacts } from './bank-table-preamble.fr.ts';
import type { RowMovement } from './bank-table-row.ts';
import { bookingPeriod, checkBalances } from './check-balances.ts';
import { followBalance } from './running-balance.ts';
import type { StatementReport } from './statement-report.ts';
import { feeLabel } from './statement-words.fr.ts';

const EURO = 'EUR';

/** A part of a file under one preamble, with the movements of its accounts. */
export interface TableSection {
  readonly facts: AccountFacts;
  readonly groups: Map<string, AccountGroup>;
}

/** The movements of one account in one currency, as the rows name them; empty where only the preamble does. */
export interface AccountGroup {
  readonly account: string;
  readonly currency: string;
  readonly movements: RowMovement[];
  /** Rows refused with their reason, which the bank's balances and counts include. */
  leftOut: number;
}

export function newSection(facts: AccountFacts): TableSection {
  return { facts, groups: new Map() };
}

export function groupOf(section: TableSection, account: string, currency: string): AccountGroup {
  const key = `${account}\u0000${currency}`;
  const group = section.groups.get(key) ?? { account, currency, movements: [], leftOut: 0 };
  section.groups.set(key, group);
  return group;
}

/** One statement per account and currency of a section; an account without movements has its statement too. */
export function statementsOf(section: TableSection, layout: BankTableLayout, report: StatementReport): BankStatement[] {
  const groups = [...section.groups.values()].filter(({ movements, leftOut }) => movements.length > 0 || leftOut > 0);
  if (groups.length === 0) groups.push(groupOf(section, '', ''));
  return groups.map((group) => statementOf(section, group, layout, report));
}

function statementOf({ facts }: TableSection, group: AccountGroup, layout: BankTableLayout, report: StatementReport): BankStatement {
  const currency = group.currency || facts.currency || 'EUR';
  const movements = group.movements.flatMap((movement) => movementsOf(movement, currency));
  const period = bookingPeriod(movements);
  const balances = balancesOf(group, facts, report);
  const statement = {
    account: (group.account || facts.account).replace(/\s+/g, ' ').trim(),
    currency,
    ...balances,
    from: facts.from ?? period.from,
    to: facts.to ?? period.to,
    movements,
  };
  const read = group.movements.length + group.leftOut;
  if (facts.count !== null && facts.count !== read) report.add('COUNT_MISMATCH', { announced: facts.count, read }, { row: facts.countRow });
  if (layout.columns.balance === undefined) checkBalances(statement, group.leftOut, facts.closingRow, report);
  return statement;
}

/** The balances that the preamble announces, else those that the running balance proves. */
function balancesOf(
  group: AccountGroup,
  facts: AccountFacts,
  report: StatementReport,
): { openingCents: Cents | null; closingCents: Cents | null } {
  const links = group.movements.flatMap(({ line, amountCents, feeCents, balanceCents }) =>
    balanceCents === null ? [] : [{ row: line, effectCents: addCents(amountCents, feeCents), balanceCents }],
  );
  const complete = links.length === group.movements.length && group.leftOut === 0;
  const followed = complete ? followBalance(links) : null;
  if (followed?.gap != null) {
    const { row, expectedCents, statedCents } = followed.gap;
    report.add('RUNNING_BALANCE_MISMATCH', { expectedCents, statedCents }, { row });
  }
  const proven = followed?.gap === null ? followed : null;
  const [first] = links;
  // One balance repeated on every row is the account's at the time of the export.
  const constant =
    complete && first !== undefined && links.every(({ balanceCents }) => balanceCents === first.balanceCents) ? first.balanceCents : null;
  return {
    openingCents: facts.openingCents ?? proven?.openingCents ?? null,
    closingCents: facts.closingCents ?? proven?.closingCents ?? constant,
  };
}

/** A row with a fee gives two movements: what the customer paid must be found whole. */
function movementsOf(row: RowMovement, currency: string): BankMovement[] {
  const { line, bookedOn, valueOn, amountCents, feeCents, label, counterparty, reference, bankReference, euroCents } = row;
  const movement: BankMovement = {
    line,
    bookedOn,
    valueOn,
    amountCents,
    label,
    counterparty,
    reference,
    bankReference,
    currency,
    ...(euroCents === null || currency === EURO ? {} : { euroCents }),
    reversal: false,
  };
  if (feeCents === 0) return [movement];
  const fee: BankMovement = {
    ...movement,
    euroCents: undefined,
    amountCents: feeCents,
    label: feeLabel(movement.label),
    counterparty: '',
    reference: '',
    bankReference: movement.bankReference === '' ? '' : `${movement.bankReference}-fee`,
  };
  return [movement, fee];
}
