import type { LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, negateCents } from '../money/cents.ts';
import { readDecimal } from '../money/read-decimal.ts';
import { readXml, type XmlElement } from '../xml/read-xml.ts';
import type { BankMovement, BankStatement, StatementReading } from './bank-statement.ts';
import { amountIn, readDetails, splitBatch } from './camt-details.ts';
import { bookingPeriod, checkBalances } from './check-balances.ts';
import { joinTexts } from './join-texts.ts';
import { isoDay } from './statement-dates.ts';
import { StatementReport } from './statement-report.ts';

/** A year of a busy account is a few megabytes. */
const LIMIT_MEGABYTES = 32;

const EURO = 'EUR';

/** Sister messages with the same parts that are no statement: today's movements so far, and notices of single movements. */
const OTHER_MESSAGES: Readonly<Record<string, string>> = {
  BkToCstmrAcctRpt: 'CAMT.052 (mouvements du jour)',
  BkToCstmrDbtCdtNtfctn: 'CAMT.054 (avis d’opérations)',
};

/**
 * The statements of an ISO 20022 bank-to-customer statement, camt.053 in any version (02, 04 and 08 are in use). Only booked entries
 * are movements. An entry that groups several transactions gives one movement each when their amounts add up to it.
 * @throws AppError FILE_TOO_LARGE, XML_DOCTYPE, XML_MALFORMED, STATEMENT_UNRECOGNISED, STATEMENT_OTHER_MESSAGE, STATEMENT_ABSENT
 */
export function readCamt(text: string, file: string): StatementReading {
  const root = readXml(text, file, LIMIT_MEGABYTES);
  const message = root.name === 'Document' ? root.children()[0] : root;
  const other = message === undefined ? undefined : OTHER_MESSAGES[message.name];
  if (other !== undefined) throw new AppError('STATEMENT_OTHER_MESSAGE', { file, message: other });
  if (message?.name !== 'BkToCstmrStmt') throw new AppError('STATEMENT_UNRECOGNISED', { file });
  const elements = message.children('Stmt');
  if (elements.length === 0) throw new AppError('STATEMENT_ABSENT', { file });
  const report = new StatementReport();
  return { format: 'camt053', statements: elements.map((element) => readStatement(element, report)), problems: report.problems };
}

function readStatement(element: XmlElement, report: StatementReport): BankStatement {
  const balances = element.children('Bal');
  const currency = (element.textAt('Acct', 'Ccy') || balances[0]?.child('Amt')?.attribute('Ccy') || 'EUR').toUpperCase();
  const rejectedBefore = report.rejectedCount;
  const movements = element.children('Ntry').flatMap((entry) => readEntry(entry, currency, report));
  const leftOut = report.rejectedCount - rejectedBefore;
  const opening = balanceOf(balances, ['OPBD', 'PRCD']);
  const closing = balanceOf(balances, ['CLBD']);
  const booked = bookingPeriod(movements);
  const statement = {
    account: (element.textAt('Acct', 'Id', 'IBAN') || element.textAt('Acct', 'Id', 'Othr', 'Id')).replace(/\s/g, ''),
    currency,
    openingCents: opening && signedAmount(opening, report),
    closingCents: closing && signedAmount(closing, report),
    from: isoDay(element.textAt('FrToDt', 'FrDtTm') || element.textAt('FrToDt', 'FrDt')) ?? booked.from,
    to: isoDay(element.textAt('FrToDt', 'ToDtTm') || element.textAt('FrToDt', 'ToDt')) ?? booked.to,
    movements,
  };
  checkBalances(statement, leftOut, closing?.line ?? element.line, report);
  return statement;
}

function balanceOf(balances: readonly XmlElement[], codes: readonly string[]): XmlElement | null {
  for (const code of codes) {
    const found = balances.find((balance) => balance.textAt('Tp', 'CdOrPrtry', 'Cd') === code);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Amount of a balance, entry or transaction: negative under DBIT. A reversal does not turn the sign again: its indicator
 * already says which way this entry goes (ISO 20022, ReversalIndicator).
 */
function signedAmount(element: XmlElement, report: StatementReport): Cents | null {
  const amount = element.child('Amt');
  const place = { row: (amount ?? element).line, column: 'Amt', value: amount?.text };
  if (amount === undefined) report.add('AMOUNT_MISSING', {}, place);
  const read = amount === undefined ? null : report.amount(readDecimal(amount.text), place);
  const indicator = element.textAt('CdtDbtInd');
  if (read !== null && indicator !== 'CRDT' && indicator !== 'DBIT')
    report.add('AMOUNT_UNREADABLE', {}, { ...place, column: 'CdtDbtInd', value: indicator });
  return read === null || (indicator !== 'CRDT' && indicator !== 'DBIT') ? null : indicator === 'DBIT' ? negateCents(read) : read;
}

function dayAt(element: XmlElement, name: string): LocalDate | null {
  return isoDay(element.textAt(name, 'Dt') || element.textAt(name, 'DtTm'));
}

function readEntry(entry: XmlElement, accountCurrency: string, report: StatementReport): BankMovement[] {
  const row = entry.line;
  const status = entry.textAt('Sts', 'Cd') || entry.textAt('Sts');
  if (status !== '' && status !== 'BOOK') {
    report.add('MOVEMENT_NOT_BOOKED', { status }, { row, column: 'Sts', value: status });
    return [];
  }
  const valueOn = dayAt(entry, 'ValDt');
  const bookedOn = dayAt(entry, 'BookgDt') ?? valueOn;
  if (bookedOn === null) {
    const written = entry.child('BookgDt') ?? entry.child('ValDt');
    if (written === undefined) report.add('DATE_MISSING', {}, { row, column: 'BookgDt' });
    else report.add('DATE_UNREADABLE', {}, { row: written.line, column: written.name, value: written.children()[0]?.text });
    return [];
  }
  const currency = (entry.child('Amt')?.attribute('Ccy') || accountCurrency).toUpperCase();
  if (currency !== accountCurrency) {
    report.add('CURRENCY_MIXED', { currency }, { row, column: 'Amt', value: entry.textAt('Amt') });
    return [];
  }
  const amountCents = signedAmount(entry, report);
  if (amountCents === null) return [];
  const reversal = /^(?:true|1)$/i.test(entry.textAt('RvslInd'));
  const entryReference = joinTexts([entry.textAt('AcctSvcrRef') || entry.textAt('NtryRef')]);
  const entryLabel = entry.textAt('AddtlNtryInf');
  const facts = { bookedOn, valueOn, currency, reversal };

  const transactions = entry.all('NtryDtls', 'TxDtls');
  const amounts = splitBatch(transactions, amountCents, currency);
  if (amounts === null) {
    // A batch's own parts may be in several currencies: only the entry speaks for it.
    const euroCents =
      currency === EURO ? undefined : amountIn(EURO, transactions.length === 1 ? [...transactions, entry] : [entry], amountCents);
    if (transactions.length > 1) report.add('BATCH_NOT_SPLIT', { count: transactions.length }, { row, column: 'NtryDtls' });
    const details = transactions.map((transaction) => readDetails(transaction, amountCents > 0 !== reversal));
    const one = details.length === 1 ? details[0] : undefined;
    return [
      {
        ...facts,
        line: row,
        amountCents,
        label: joinTexts([...details.map(({ label }) => label), entryLabel]),
        counterparty: joinTexts(
          details.map(({ counterparty }) => counterparty),
          ' / ',
        ),
        reference: joinTexts(details.map(({ reference }) => reference)),
        bankReference: entryReference || (one?.bankReference ?? ''),
        ...(euroCents === undefined ? {} : { euroCents }),
      },
    ];
  }
  return transactions.map((transaction, index) => {
    const own = amounts[index] ?? amountCents;
    const details = readDetails(transaction, own > 0 !== reversal);
    const euroCents = currency === EURO ? undefined : amountIn(EURO, [transaction], own);
    return {
      ...facts,
      line: transaction.line,
      amountCents: own,
      label: joinTexts([details.label, entryLabel]),
      counterparty: details.counterparty,
      reference: details.reference,
      // The entry's reference is that of the whole batch: numbered, it tells its transactions apart.
      bankReference: details.bankReference || (entryReference === '' ? '' : `${entryReference}/${index + 1}`),
      ...(euroCents === undefined ? {} : { euroCents }),
    };
  });
}
