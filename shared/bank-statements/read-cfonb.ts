import type { LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import type { Cents } from '../money/cents.ts';
import type { BankMovement, BankStatement, StatementReading } from './bank-statement.ts';
import { type CfonbRecord, cfonbAmount, cfonbDay, cfonbRecords, zone } from './cfonb-records.ts';
import { checkBalances } from './check-balances.ts';
import { joinTexts } from './join-texts.ts';
import { malformed, StatementReport } from './statement-report.ts';

interface OpenStatement {
  readonly account: string;
  readonly currency: string;
  readonly openingCents: Cents;
  readonly from: LocalDate;
  readonly rejectedBefore: number;
  readonly movements: OpenMovement[];
}

interface OpenMovement {
  readonly record: CfonbRecord;
  /** Texts of the complements by their qualifier. */
  readonly details: Map<string, string[]>;
}

/**
 * The statements of a CFONB 120 file (Comité français d’organisation et de normalisation bancaires, « Relevé de compte sur support
 * informatique », July 2004, complements of August 2007): 01 old balance, 04 movement, 05 complement of a movement, 07 new balance.
 * The order of the records is part of their meaning, so a file where it is broken is refused at the line that breaks it.
 * @throws AppError STATEMENT_MALFORMED, STATEMENT_ABSENT
 */
export function readCfonb(text: string, file: string): StatementReading {
  const report = new StatementReport();
  const statements: BankStatement[] = [];
  let open: OpenStatement | null = null;
  const records = cfonbRecords(text);
  for (const record of records) {
    const code = zone(record, 1, 2);
    if (code === '01') {
      if (open !== null) throw malformed(file, record.line, 'statementInsideStatement');
      open = { ...readBalance(record, file), rejectedBefore: report.rejectedCount, movements: [] };
    } else if (code === '04') {
      if (open === null) throw malformed(file, record.line, 'movementOutsideStatement');
      checkAccount(open, record, file);
      open.movements.push({ record, details: new Map() });
    } else if (code === '05') {
      const movement = open?.movements.at(-1);
      if (movement === undefined) throw malformed(file, record.line, 'detailWithoutMovement');
      addDetail(movement, record);
    } else if (code === '07') {
      if (open === null) throw malformed(file, record.line, 'closingWithoutOpening');
      checkAccount(open, record, file);
      statements.push(closeStatement(open, record, file, report));
      open = null;
    } else throw malformed(file, record.line, 'unknownRecord');
  }
  if (open !== null) throw malformed(file, records.at(-1)?.line ?? 1, 'cutShort');
  if (statements.length === 0) throw new AppError('STATEMENT_ABSENT', { file });
  return { format: 'cfonb120', statements, problems: report.problems };
}

/** Bank, branch and account number, as the record of the old balance has them. */
function accountOf(record: CfonbRecord): string {
  return (zone(record, 3, 7) + zone(record, 12, 16) + zone(record, 22, 32)).replace(/\s/g, '');
}

function checkAccount(open: OpenStatement, record: CfonbRecord, file: string): void {
  const number = zone(record, 22, 32).replace(/\s/g, '');
  if (number !== '' && !open.account.endsWith(number)) throw malformed(file, record.line, 'otherAccount');
}

function readBalance(record: CfonbRecord, file: string) {
  const from = cfonbDay(zone(record, 35, 40));
  if (from === null) throw malformed(file, record.line, 'balanceDate');
  return { account: accountOf(record), currency: zone(record, 17, 19).trim() || 'EUR', openingCents: balanceCents(record, file), from };
}

function balanceCents(record: CfonbRecord, file: string): Cents {
  const reading = cfonbAmount(zone(record, 91, 104), zone(record, 20, 20));
  if ('cents' in reading) return reading.cents;
  throw malformed(file, record.line, reading.problem === 'decimals' ? 'decimals' : 'balanceAmount');
}

/** Positions 46–48 qualify the 70 characters that follow; a qualifier may come several times. */
function addDetail(movement: OpenMovement, record: CfonbRecord): void {
  const [qualifier, detail] = [zone(record, 46, 48), zone(record, 49, 118)];
  if (detail.trim() === '') return;
  const texts = movement.details.get(qualifier);
  if (texts === undefined) movement.details.set(qualifier, [detail]);
  else texts.push(detail);
}

function closeStatement(open: OpenStatement, record: CfonbRecord, file: string, report: StatementReport): BankStatement {
  const to = cfonbDay(zone(record, 35, 40));
  if (to === null) throw malformed(file, record.line, 'balanceDate');
  const { account, currency, openingCents, from } = open;
  const movements = open.movements.flatMap((movement) => readMovement(movement, currency, report) ?? []);
  const statement = { account, currency, openingCents, closingCents: balanceCents(record, file), from, to, movements };
  checkBalances(statement, report.rejectedCount - open.rejectedBefore, record.line, report);
  return statement;
}

function readMovement({ record, details }: OpenMovement, accountCurrency: string, report: StatementReport): BankMovement | null {
  const [dateZone, amountZone, currency] = [zone(record, 35, 40), zone(record, 91, 104), zone(record, 17, 19).trim() || accountCurrency];
  const row = record.line;
  const bookedOn = cfonbDay(dateZone);
  if (bookedOn === null) report.add('DATE_UNREADABLE', {}, { row, column: '35-40', value: dateZone });
  if (currency !== accountCurrency) report.add('CURRENCY_MIXED', { currency }, { row, column: '17-19', value: currency });
  if (bookedOn === null || currency !== accountCurrency) return null;
  const reading = cfonbAmount(amountZone, zone(record, 20, 20));
  const unreadable = { problem: 'unreadable' } as const;
  const amountCents = report.amount('problem' in reading && reading.problem === 'decimals' ? unreadable : reading, {
    row,
    column: '91-104',
    value: amountZone,
  });
  if (amountCents === null) return null;

  const all = (...qualifiers: string[]) => qualifiers.flatMap((qualifier) => details.get(qualifier) ?? []);
  const reversal = zone(record, 41, 42).trim() !== '';
  const paid = amountCents > 0 !== reversal;
  // NPY payer, NPO ultimate payer, NBE beneficiary, NBU ultimate beneficiary; the payer alone is stated on many debits.
  const counterparty = joinTexts(paid ? all('NPY', 'NPO') : all('NBE', 'NBU'), ' / ') || joinTexts(all('NPY', 'NBE'), ' / ');
  const known = new Set(['NPY', 'NPO', 'NBE', 'NBU', 'RCN', 'REF', 'MMO', 'IPY', 'IBE', 'FEE', 'RUM', 'CBE', 'BDB']);
  return {
    line: row,
    bookedOn,
    valueOn: cfonbDay(zone(record, 43, 48)),
    amountCents,
    label: joinTexts([
      zone(record, 49, 79),
      counterparty,
      ...[...details].filter(([qualifier]) => !known.has(qualifier)).flatMap(([, texts]) => texts),
    ]),
    counterparty,
    // RCN holds the end-to-end reference in its first half and the purpose in the other; LCS is the structured remittance.
    reference: joinTexts([...all('LCS'), ...all('RCN').flatMap((text) => [text.slice(0, 35), text.slice(35)]), zone(record, 105, 120)]),
    bankReference: joinTexts([...all('REF'), zone(record, 82, 88).replace(/^0+$/, '')], '-'),
    currency,
    reversal,
  };
}
