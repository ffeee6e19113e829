import { type Cell, cellText, type TableRow } from '../imports/table.ts';
import { readLedgerDate } from './ledger-cells.ts';
import type { NamedAccount } from './ledger-entry-line.ts';
import type { LedgerLayout } from './ledger-layout.ts';

/** « 411DURAND », « 411DURAND DURAND SARL », « Compte 411000 : Clients »: an account of the plan, perhaps with its name. */
const TITLE = /^(?:compte\s*(?:n°)?\s*:?\s*)?([1-8]\d{2}[\p{L}\p{N}]{0,14})(?:\s*[-–:]\s*|\s+|$)(.*)$/iu;

/** What stands beside an account without being its name. */
const NO_NAME = /^(?:(?:sous-)?tota(?:l|ux)|solde|report|cumul|à reporter)\b/i;

/** The account that a row of a printed ledger announces, and its name; null for any other row. Such a row has no day. */
export function accountTitle(cells: readonly Cell[]): { account: string; name: string } | null {
  const texts = cells.filter((cell) => typeof cell !== 'object').map(cellText);
  const first = texts.findIndex((text) => text !== '');
  const [, account, rest = ''] = TITLE.exec(texts[first] ?? '') ?? [];
  if (account === undefined || cells.some((cell) => typeof cell === 'object')) return null;
  const others = texts.slice(first + 1).filter((text) => text !== '');
  // « 2026-09-22 » is a day and « 750 000,00 » an amount, not accounts 2026 and 750.
  if (rest !== '' && !/\p{L}/u.test(rest)) return null;
  if ([texts[first] ?? '', ...others].some((text) => /\d/.test(text) && readLedgerDate(text, 'calendar') != null)) return null;
  const name = rest !== '' ? rest : (others.find((text) => /\p{L}/u.test(text)) ?? '');
  return NO_NAME.test(name) ? null : { account, name };
}

/** The rows that name accounts above their movements, and what they say of the rows below. */
export class AccountTitles {
  readonly names = new Map<string, NamedAccount>();
  readonly #layout: LedgerLayout;
  #current: { account: string; name: string } | null = null;

  constructor(layout: LedgerLayout) {
    this.#layout = layout;
  }

  /** A movement with the account that the rows above announced, where it has none itself. */
  under(row: TableRow): TableRow {
    const { isGrouped, columns, titles } = this.#layout;
    if (!isGrouped || this.#current === null) return row;
    const date = readLedgerDate(row.cells[columns.date ?? -1] ?? '', this.#layout.dates);
    if (!date) return row;
    const own = row.cells.slice(0, titles.length);
    const { account, name } = this.#current;
    return { line: row.line, cells: [...own, ...Array<Cell>(titles.length - own.length).fill(''), account, name] };
  }

  /** A row that is no movement. */
  read({ cells }: TableRow): void {
    if (this.#layout.format !== 'ledger') return;
    const title = accountTitle(cells);
    if (title === null) return;
    this.#current = title;
    if (title.name !== '') this.names.set(title.account, { name: title.name, kind: 'other' });
  }
}
