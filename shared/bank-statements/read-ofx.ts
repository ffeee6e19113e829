import { AppError } from '../errors/app-error.ts';
import { type Cents, cents } from '../money/cents.ts';
import { parseRate } from '../money/exchange-rate.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import { readDecimal } from '../money/read-decimal.ts';
import type { BankMovement, BankStatement, StatementReading } from './bank-statement.ts';
import { bookingPeriod } from './check-balances.ts';
import { joinTexts } from './join-texts.ts';
import { type OfxElement, readOfxElements } from './ofx-elements.ts';
import { compactDay } from './statement-dates.ts';
import { StatementReport } from './statement-report.ts';

const EURO = 'EUR';

/**
 * The statements of bank and card accounts in an OFX file (1.x SGML or 2.x XML). The sign of an amount is the file's own. The
 * closing balance is the ledger balance at the day of the export; OFX has no opening balance, so nothing can be checked against it.
 * @throws AppError STATEMENT_MALFORMED, XML_DOCTYPE, STATEMENT_ABSENT
 */
export function readOfx(text: string, file: string): StatementReading {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new AppError('XML_DOCTYPE', { file });
  const elements = readOfxElements(text, file).descendants(['STMTRS', 'CCSTMTRS']);
  if (elements.length === 0) throw new AppError('STATEMENT_ABSENT', { file });
  const report = new StatementReport();
  return { format: 'ofx', statements: elements.map((element) => readStatement(element, report)), problems: report.problems };
}

function readStatement(element: OfxElement, report: StatementReport): BankStatement {
  const currency = element.valueAt('CURDEF').toUpperCase() || 'EUR';
  const from = element.child('BANKACCTFROM') ?? element.child('CCACCTFROM');
  const list = element.child('BANKTRANLIST');
  const movements = (list?.children ?? [])
    .filter(({ name }) => name === 'STMTTRN')
    .flatMap((entry) => readMovement(entry, currency, report) ?? []);
  const balance = element.child('LEDGERBAL', 'BALAMT');
  const booked = bookingPeriod(movements);
  return {
    account: joinTexts(
      [from?.valueAt('BANKID'), from?.valueAt('BRANCHID'), from?.valueAt('ACCTID')].map((part) => part?.replace(/\s/g, '')),
      '',
    ),
    currency,
    openingCents: null,
    closingCents: balance === undefined || balance.value === '' ? null : report.amount(readDecimal(balance.value), place(balance)),
    from: compactDay(list?.valueAt('DTSTART') ?? '') ?? booked.from,
    to: compactDay(list?.valueAt('DTEND') ?? '') ?? booked.to,
    movements,
  };
}

function readMovement(entry: OfxElement, accountCurrency: string, report: StatementReport): BankMovement | null {
  const [date, amount] = [entry.child('DTPOSTED'), entry.child('TRNAMT')];
  const bookedOn = compactDay(date?.value ?? '');
  if (date === undefined || date.value === '') report.add('DATE_MISSING', {}, { row: entry.line, column: 'DTPOSTED' });
  else if (bookedOn === null) report.add('DATE_UNREADABLE', {}, place(date));
  if (bookedOn === null) return null;
  if (amount === undefined || amount.value === '') report.add('AMOUNT_MISSING', {}, { row: entry.line, column: 'TRNAMT' });
  const amountCents = amount === undefined || amount.value === '' ? null : report.amount(readDecimal(amount.value), place(amount));
  if (amountCents === null) return null;
  // CURRENCY says that TRNAMT itself is in another currency; ORIGCURRENCY, that it was converted into the account's. CURRATE is what one
  // unit of that currency is worth in the account's.
  const currency = entry.valueAt('CURRENCY', 'CURSYM').toUpperCase() || accountCurrency;
  if (currency !== accountCurrency) report.add('CURRENCY_MIXED', { currency }, { row: entry.line, column: 'CURRENCY', value: currency });
  if (currency !== accountCurrency) return null;
  return {
    line: entry.line,
    bookedOn,
    valueOn: compactDay(entry.valueAt('DTAVAIL')),
    amountCents,
    label: joinTexts([entry.valueAt('NAME'), entry.valueAt('PAYEE', 'NAME'), entry.valueAt('MEMO')]),
    counterparty: joinTexts([entry.valueAt('PAYEE', 'NAME')]),
    reference: joinTexts([entry.valueAt('REFNUM') || entry.valueAt('CHECKNUM')]),
    bankReference: joinTexts([entry.valueAt('FITID')]),
    currency,
    ...(currency === EURO ? {} : originalEuros(entry, amountCents)),
    reversal: entry.valueAt('CORRECTFITID') !== '',
  };
}

/** What was paid in euros into an account of another currency: the amount over the rate, exactly, rounded once, half up, to the cent. */
function originalEuros(entry: OfxElement, amountCents: Cents): { euroCents?: Cents } {
  const rate = parseRate(entry.valueAt('ORIGCURRENCY', 'CURRATE'));
  if (entry.valueAt('ORIGCURRENCY', 'CURSYM').toUpperCase() !== EURO || rate === null) return {};
  return { euroCents: cents(roundToCent(exact(amountCents).dividedBy(rate))) };
}

function place({ line, name, value }: OfxElement): { row: number; column: string; value: string } {
  return { row: line, column: name, value };
}
