import type { LocalDate } from '../dates/local-date.ts';
import { readAmount } from '../imports/amounts-in-text.ts';
import { dateUnder, scanDate } from '../imports/dates-in-text.ts';
import { plainWords } from '../imports/row-words.fr.ts';
import { cellText, type TableRow } from '../imports/table.ts';
import type { Cents } from '../money/cents.ts';
import type { BankTableLayout } from './bank-table-layout.ts';
import { bankTitleKey } from './bank-table-titles.ts';

/** What a bank writes of an account above (or below) its movements. */
export interface AccountFacts {
  account: string;
  currency: string;
  openingCents: Cents | null;
  closingCents: Cents | null;
  /** The row that states the closing balance. */
  closingRow: number;
  from: LocalDate | null;
  to: LocalDate | null;
  /** How many movements the bank announces. */
  count: number | null;
  countRow: number;
}

export function noFacts(): AccountFacts {
  return {
    account: '',
    currency: '',
    openingCents: null,
    closingCents: null,
    closingRow: 0,
    from: null,
    to: null,
    count: null,
    countRow: 0,
  };
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/;
const OPENING = /^(?:solde (?:en debut|initial|precedent|de depart|d ouverture)|ancien solde)/;
const DATE = String.raw`\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}`;
const PERIOD = new RegExp(String.raw`(?:entre le|du)\s+(${DATE})\s+(?:et le|au)\s+(${DATE})`, 'i');

/** `SOLDE AU 12/03/2026` → `solde au 12 03 2026` */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function dayOf(text: string): LocalDate | null {
  const scanned = scanDate(text.trim());
  return scanned === null ? null : dateUnder(scanned, 'DMY');
}

function amountOf(text: string): Cents | null {
  const reading = readAmount(text.trim(), null);
  return 'cents' in reading && reading.foreign === null ? reading.cents : null;
}

/** Whether a row states a balance and no movement: « Solde au … », « Solde en fin de période », « Ancien solde ». */
export function statesBalance(row: TableRow): boolean {
  const first = folded(row.cells.map(cellText).find((text) => text !== '') ?? '');
  return /^(?:ancien |nouveau )?solde\b/.test(first);
}

/** Whether a row is a total of the table, which counts nothing new. */
export function statesTotal(row: TableRow): boolean {
  return /^(?:sous )?(?:total|totaux)\b/.test(folded(row.cells.map(cellText).find((text) => text !== '') ?? ''));
}

/** The facts that rows around a table state; `layout.firstRow` says where those of a first row without words stand. */
export function readAccountFacts(rows: readonly TableRow[], layout: BankTableLayout, facts: AccountFacts = noFacts()): AccountFacts {
  for (const row of rows) {
    const texts = row.cells.map((cell) => cellText(cell).replace(/^="(.*)"$/, '$1'));
    if (texts.every((text) => text === '')) continue;
    const line = texts.filter((text) => text !== '').join(' ');
    if (statesBalance(row)) readBalance(row.line, texts, facts);
    readAccount(texts, line, facts);
    const period = PERIOD.exec(line);
    if (period !== null) [facts.from, facts.to] = [dayOf(period[1] ?? ''), dayOf(period[2] ?? '')];
    if (/\bdevise\s*:?\s*eur\b|compte tenu en\b.*\beur/i.test(line)) facts.currency = 'EUR';
  }
  const first = rows.find((row) => row.cells.some((cell) => cellText(cell) !== ''));
  if (first !== undefined) readFirstRow(first, layout, facts);
  return facts;
}

function readBalance(row: number, texts: readonly string[], facts: AccountFacts): void {
  // « Solde (FRANCS) » of files from before the euro.
  if (texts.some((text) => /francs/i.test(text))) return;
  const filled = texts.filter((text) => text !== '');
  const [title = '', ...others] = filled;
  const amount =
    [...others]
      .reverse()
      .map(amountOf)
      .find((value) => value !== null) ?? amountOf(title.replace(new RegExp(`^\\D*(?:${DATE})?\\s*:?`), ''));
  if (amount === undefined || amount === null) return;
  if (OPENING.test(folded(title))) facts.openingCents = amount;
  else [facts.closingCents, facts.closingRow] = [amount, row];
}

function readAccount(texts: readonly string[], line: string, facts: AccountFacts): void {
  if (facts.account !== '') return;
  const iban = IBAN.exec(line)?.[0];
  const key = texts.findIndex((text) => /^num(?:é|e)ro (?:de )?compte/i.test(text));
  const named = key < 0 ? '' : (texts[key]?.split(':')[1] ?? '').trim() || (texts[key + 1] ?? '');
  const numbered = /\bn[°o]\s*:?\s*(\d[\d *X]{5,}\d)/i.exec(line)?.[1];
  facts.account = (iban ?? (named || numbered || '')).replace(/\s/g, '');
}

function readFirstRow(row: TableRow, layout: BankTableLayout, facts: AccountFacts): void {
  if (layout.shape?.leadingRow === true) facts.account ||= row.cells.map(cellText).find((text) => /^\d{8,}$/.test(text)) ?? '';
  const places = layout.firstRow;
  if (places === undefined) return;
  const at = (place: number | undefined) => (place === undefined ? '' : cellText(row.cells[place]).replace(/^="?|"$/g, ''));
  if (bankTitleKey(at(places.account)) !== '' && /\d{5}/.test(at(places.account))) facts.account = at(places.account).replace(/\s/g, '');
  facts.from ??= dayOf(at(places.from));
  facts.to ??= dayOf(at(places.to));
  if (/^\d{1,6}$/.test(at(places.count))) [facts.count, facts.countRow] = [Number(at(places.count)), row.line];
  const closing = at(places.closing) === '' ? null : amountOf(at(places.closing));
  if (closing !== null) [facts.closingCents, facts.closingRow] = [closing, row.line];
}

const BALANCE_LABEL =
  /^(?:(?:ancien|nouveau) solde|solde(?: (?:precedent|anterieur|initial|final|crediteur|debiteur|reporte|de depart|d ouverture|de cloture|en debut|en fin|debut|fin|au|du \d|a fin|\d).*)?|report(?: a nouveau| du solde)?|a reporter|totaux?(?: (?:general|des (?:mouvements|operations|debits|credits)|mouvements|operations|debits?|credits?|du mois|de la periode).*)?)$/;

/** Whether a row, dated or not, bears in place of a movement's label that of a balance or a total: « SOLDE PRECEDENT », « Total des mouvements ». */
export function isBalanceLabel(label: string): boolean {
  return /solde|report|tota/i.test(label) && BALANCE_LABEL.test(plainWords(label));
}

/** Of those, a balance. */
export function isTotalOfMovements(label: string): boolean {
  return /^tota/i.test(label.trim());
}
