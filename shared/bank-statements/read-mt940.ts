import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, negateCents } from '../money/cents.ts';
import { readDecimal } from '../money/read-decimal.ts';
import type { BankMovement, BankStatement, StatementReading } from './bank-statement.ts';
import { bookingPeriod, checkBalances } from './check-balances.ts';
import { joinTexts } from './join-texts.ts';
import { readMt940Details } from './mt940-details.ts';
import { type Mt940Field, mt940Fields } from './mt940-fields.ts';
import { dayOf } from './statement-dates.ts';
import { malformed, StatementReport } from './statement-report.ts';

interface Balance {
  readonly on: LocalDate;
  readonly currency: string;
  readonly cents: Cents;
}

interface OpenStatement {
  readonly account: string;
  readonly opening: Balance;
  readonly entries: { readonly field: Mt940Field; readonly details: string[] }[];
  /** The balance of a page that another message continues (:62M:), and its line. */
  page: { readonly balance: Balance; readonly line: number } | null;
}

const BALANCE = /^([CD])(\d{2})(\d{2})(\d{2})([A-Z]{3})?([\d.,]+)/;
// Value date, booking day, reversal and sense, third letter of the currency, amount, type, customer's reference // bank's reference.
const ENTRY = /^(\d{2})(\d{2})(\d{2})(\d{4})?(R|E)?([CD])([A-Z])?([\d.,]{1,24})([A-Z][A-Z\d]{3})?(.*)$/;

const EURO = 'EUR';
const ORIGINAL_EUROS = /\/OCMT\/EUR(\d[\d.,]*)/;

/**
 * The statements of a SWIFT MT940 file (customer statement message; ISO 15022): :25: account, :60F: opening balance, :61: movement and
 * :86: its details, :62F: closing balance. RC undoes a credit and RD a debit, so they go the other way. Pages (:60M:, :62M:) of one
 * statement are put together.
 * @throws AppError STATEMENT_MALFORMED, STATEMENT_ABSENT
 */
export function readMt940(text: string, file: string): StatementReading {
  const report = new StatementReport();
  const statements: BankStatement[] = [];
  const fields = mt940Fields(text);
  let open: OpenStatement | null = null;
  let account = '';
  let described: string[] | null = null;
  for (const field of fields) {
    const first = field.lines[0] ?? '';
    if (field.tag !== '86') described = null;
    if (field.tag === '20' && open !== null && open.page === null) throw malformed(file, field.line, 'mtClosingMissing');
    if (field.tag === '25' || field.tag === '25P') account = first.replace(/\/[A-Z]{3}\s*$/, '').replace(/\s/g, '');
    if (field.tag === '60F' || field.tag === '60M') {
      if (open !== null && (open.page === null || field.tag === '60F')) throw malformed(file, field.line, 'mtClosingMissing');
      const opening = balanceOf(field, file);
      if (open === null) open = { account, opening, entries: [], page: null };
      else open.page = null;
    } else if (/^6[12]/.test(field.tag)) {
      if (open === null || open.page !== null) throw malformed(file, field.line, 'mtFieldOutsideStatement');
      if (field.tag === '61') {
        described = [];
        open.entries.push({ field, details: described });
      } else if (field.tag === '62M') open.page = { balance: balanceOf(field, file), line: field.line };
      else {
        statements.push(closeStatement(open, balanceOf(field, file), field.line, report));
        open = null;
      }
    } else if (field.tag === '86') for (const line of field.lines) described?.push(line);
  }
  if (open !== null) {
    if (open.page === null) throw malformed(file, fields.at(-1)?.line ?? 1, 'mtClosingMissing');
    statements.push(closeStatement(open, open.page.balance, open.page.line, report));
  }
  if (statements.length === 0) throw new AppError('STATEMENT_ABSENT', { file });
  return { format: 'mt940', statements, problems: report.problems };
}

function balanceOf(field: Mt940Field, file: string): Balance {
  const match = BALANCE.exec(field.lines[0] ?? '');
  const on = match && dayOf(match[2] ?? '', match[3] ?? '', match[4] ?? '');
  const reading = readDecimal(match?.[6] ?? '');
  if (!match || on === null || 'problem' in reading) throw malformed(file, field.line, 'mtBalance');
  return { on, currency: match[5] ?? 'EUR', cents: match[1] === 'D' ? negateCents(reading.cents) : reading.cents };
}

function closeStatement(open: OpenStatement, closing: Balance, row: number, report: StatementReport): BankStatement {
  const rejectedBefore = report.rejectedCount;
  const { account, opening } = open;
  const movements = open.entries.flatMap(({ field, details }) => readEntry(field, details, opening.currency, report) ?? []);
  const period = bookingPeriod(movements);
  const statement = {
    account,
    currency: opening.currency,
    openingCents: opening.cents,
    closingCents: closing.cents,
    from: period.from !== null && period.from < opening.on ? period.from : opening.on,
    to: closing.on,
    movements,
  };
  checkBalances(statement, report.rejectedCount - rejectedBefore, row, report);
  return statement;
}

function readEntry(field: Mt940Field, lines: readonly string[], currency: string, report: StatementReport): BankMovement | null {
  const [written = '', ...supplement] = field.lines;
  const place = { row: field.line, column: ':61:', value: written };
  const match = ENTRY.exec(written.trim());
  if (match === null) {
    report.add('LINE_UNREADABLE', {}, place);
    return null;
  }
  const [, year = '', month = '', day = '', booked, mark, sense, , amount = '', , references = ''] = match;
  if (mark === 'E') {
    report.add('MOVEMENT_NOT_BOOKED', { status: `E${sense}` }, place);
    return null;
  }
  const valueOn = dayOf(year, month, day);
  const bookedOn = booked === undefined || valueOn === null ? valueOn : bookingDay(valueOn, booked);
  if (valueOn === null || bookedOn === null) report.add('DATE_UNREADABLE', {}, place);
  const magnitude = report.amount(readDecimal(amount), { ...place, value: amount });
  if (valueOn === null || bookedOn === null || magnitude === null) return null;
  const reversal = mark === 'R';
  const credit = (sense === 'C') !== reversal;
  const [own = '', bank = ''] = references.split('//');
  const details = readMt940Details(lines, credit !== reversal);
  const euroCents = currency === EURO ? undefined : originalEuros(lines, credit);
  const customerReference = /^NONREF$/i.test(own.trim()) ? '' : own;
  return {
    line: field.line,
    bookedOn,
    valueOn,
    amountCents: credit ? magnitude : negateCents(magnitude),
    label: joinTexts([details.label, ...supplement]),
    counterparty: details.counterparty,
    reference: joinTexts([details.reference, customerReference]),
    bankReference: joinTexts([bank]),
    currency,
    ...(euroCents === undefined ? {} : { euroCents }),
    reversal,
  };
}

/** `/OCMT/EUR1000,00/`: the amount that was ordered, where it was in euros and the account is not. */
function originalEuros(lines: readonly string[], credit: boolean): Cents | undefined {
  const written = ORIGINAL_EUROS.exec(lines.join(''))?.[1];
  const reading = written === undefined ? null : readDecimal(written);
  if (reading === null || 'problem' in reading || reading.cents <= 0) return undefined;
  return credit ? reading.cents : negateCents(reading.cents);
}

/** `MMDD` in the year that puts it nearest to the value date: a booking of 31 December may have a value date of 2 January. */
function bookingDay(valueOn: LocalDate, monthAndDay: string): LocalDate | null {
  const year = Number(valueOn.slice(0, 4));
  let nearest: LocalDate | null = null;
  for (const candidateYear of [year - 1, year, year + 1]) {
    const candidate = dayOf(String(candidateYear).padStart(4, '0'), monthAndDay.slice(0, 2), monthAndDay.slice(2, 4));
    if (candidate === null) continue;
    if (nearest === null || Math.abs(daysBetween(valueOn, candidate)) < Math.abs(daysBetween(valueOn, nearest))) nearest = candidate;
  }
  return nearest;
}
