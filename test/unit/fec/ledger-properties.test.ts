import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readFixedWidth, recogniseFixedWidth } from '../../../shared/fec/read-fixed-width.ts';
import { readLedger } from '../../../shared/fec/read-ledger.ts';
import { receivablesFromLedger } from '../../../shared/fec/receivables-from-ledger.ts';
import { recogniseLedger } from '../../../shared/fec/recognise-ledger.ts';
import type { Cell } from '../../../shared/imports/table.ts';
import { fixtureText, owedCents, readLedgerRows, tableRows } from '../../builders/ledger-file.ts';

interface Posting {
  journal: string;
  entry: number;
  date: string;
  account: string;
  customer: string;
  piece: string;
  label: string;
  /** Positive for a debit. */
  cents: number;
  lettering: string;
}

/** What happened: a sale, a credit note, a payment of the customer, or a purchase. */
const operation = fc.record({
  kind: fc.constantFrom('sale', 'creditNote', 'payment', 'discounted', 'purchase'),
  customer: fc.constantFrom('C1', 'C2', 'C3'),
  day: fc.integer({ min: 0, max: 364 }),
  cents: fc.integer({ min: 6, max: 50_000_000 }),
  lettering: fc.constantFrom('', '', 'A', 'B', 'c'),
});

function postings(operations: readonly (typeof operation extends fc.Arbitrary<infer T> ? T : never)[]): Posting[] {
  return operations.flatMap(({ kind, customer, day, cents, lettering }, index) => {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    const net = Math.floor((cents * 5) / 6);
    const post = (journal: string, lines: [account: string, customer: string, cents: number][]): Posting[] =>
      lines.map(([account, aux, amount]) => ({
        journal,
        entry: index + 1,
        date,
        account,
        customer: aux,
        piece: `${journal}${index + 1}`,
        label: `${kind} ${customer}`,
        cents: amount,
        lettering: aux === '' ? '' : lettering,
      }));
    if (kind === 'sale')
      return post('VE', [
        ['411000', customer, cents],
        ['706000', '', -net],
        ['445710', '', net - cents],
      ]);
    if (kind === 'creditNote')
      return post('VE', [
        ['411000', customer, -cents],
        ['706000', '', net],
        ['445710', '', cents - net],
      ]);
    if (kind === 'payment')
      return post('BQ', [
        ['512000', '', cents],
        ['411000', customer, -cents],
      ]);
    if (kind === 'discounted')
      return post('BQ', [
        ['512000', '', net],
        ['665000', '', cents - net],
        ['411000', customer, -cents],
      ]);
    return post('AC', [
      ['606300', '', net],
      ['445660', '', cents - net],
      ['401000', '', -cents],
    ]);
  });
}

/** One of the ways in which software writes the same book. */
const writing = fc.record({
  delimiter: fc.constantFrom('\t', '|', ';'),
  mark: fc.constantFrom(',', '.'),
  dates: fc.constantFrom('compact', 'iso', 'french'),
  sides: fc.constantFrom('debitCredit', 'letters', 'signs'),
  trailing: fc.boolean(),
  padded: fc.boolean(),
  upperCase: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  numbered: fc.boolean(),
  extra: fc.boolean(),
  order: fc.array(fc.nat(), { minLength: 26, maxLength: 26 }),
});

type Style = typeof writing extends fc.Arbitrary<infer T> ? T : never;

function written(book: readonly Posting[], style: Style): string {
  const euros = (cents: number) => `${Math.floor(cents / 100)}${style.mark}${String(cents % 100).padStart(2, '0')}`;
  const day = (date: string) =>
    style.dates === 'iso' ? date : style.dates === 'compact' ? date.replaceAll('-', '') : date.split('-').reverse().join('/');
  const columns: [title: string, cell: (posting: Posting) => string][] = [
    ['JournalCode', ({ journal }) => journal],
    ['JournalLib', () => ''],
    ['EcritureNum', ({ entry }) => (style.numbered ? String(entry) : '0')],
    ['EcritureDate', ({ date }) => day(date)],
    ['CompteNum', ({ account }) => account],
    ['CompteLib', ({ account }) => `Compte ${account}`],
    ['CompAuxNum', ({ customer }) => customer],
    ['CompAuxLib', ({ customer }) => (customer === '' ? '' : `Client ${customer}`)],
    ['PieceRef', ({ piece }) => piece],
    ['PieceDate', ({ date }) => day(date)],
    ['EcritureLib', ({ label }) => label],
    ...(style.sides === 'debitCredit'
      ? ([
          ['Debit', ({ cents }) => euros(Math.max(cents, 0))],
          ['Credit', ({ cents }) => euros(Math.max(-cents, 0))],
        ] as [string, (posting: Posting) => string][])
      : ([
          ['Montant', ({ cents }) => euros(Math.abs(cents))],
          ['Sens', ({ cents }) => (style.sides === 'letters' ? (cents < 0 ? 'C' : 'D') : cents < 0 ? '-1' : '+1')],
        ] as [string, (posting: Posting) => string][])),
    ['EcritureLet', ({ lettering }) => lettering],
    ['DateLet', () => ''],
    ['ValidDate', ({ date }) => day(date)],
    ['Montantdevise', () => ''],
    ['Idevise', () => ''],
    ...(style.extra
      ? ([
          ['DateRglt', () => ''],
          ['ModeRglt', () => ''],
          ['NatOp', () => ''],
          ['IdClient', () => ''],
        ] as [string, () => string][])
      : []),
  ];
  const ordered = columns
    .map((column, index) => ({ column, rank: style.order[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ column }) => column);
  const line = (cells: string[]) =>
    cells.map((cell) => (style.padded ? cell.padEnd(14) : cell)).join(style.delimiter) + (style.trailing ? style.delimiter : '');
  const titles = line(ordered.map(([title]) => (style.upperCase ? title.toUpperCase() : title)));
  return [titles, ...book.map((posting) => line(ordered.map(([, cell]) => cell(posting))))].join(style.lineEnd);
}

/** Reads a book as written, its rows split at the delimiter: how a delimiter is found is the table reader's own matter. */
function readWritten(book: readonly Posting[], style: Style) {
  return readLedgerRows(splitRows(written(book, style), style.delimiter));
}

function splitRows(text: string, delimiter: string) {
  return tableRows(...text.split(/\r?\n/).map((line) => line.split(delimiter)));
}

describe('a FEC', () => {
  it('gives the same receivables however it is written, and they are those of its accounts', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 12 }), writing, (operations, style) => {
        const book = postings(operations);
        const plain = receivablesFromLedger(
          readWritten(book, {
            delimiter: '\t',
            mark: ',',
            dates: 'compact',
            sides: 'debitCredit',
            trailing: false,
            padded: false,
            upperCase: false,
            lineEnd: '\n',
            numbered: true,
            extra: false,
            order: [],
          }),
        );
        const other = receivablesFromLedger(readWritten(book, style));
        if (style.numbered) expect(other).toEqual(plain);
        expect(other.customers).toEqual(plain.customers);
        expect(other.charges).toEqual(plain.charges);

        const owed = new Map<string, number>();
        for (const { customer, cents } of book) if (customer !== '') owed.set(customer, (owed.get(customer) ?? 0) + cents);
        expect(Object.fromEntries(other.customers.map(({ code, balanceCents }) => [code, balanceCents]))).toEqual(Object.fromEntries(owed));
        expect(owedCents(other)).toBe([...owed.values()].reduce((sum, cents) => sum + cents, 0));
        expect(other.problems.filter(({ severity }) => severity === 'rejected')).toEqual([]);
      }),
      { numRuns: 150, seed: 20260101 },
    );
  });

  it('never gives away more than a payment has, nor more than an invoice owes', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 30 }), (operations) => {
        const style: Style = {
          delimiter: '|',
          mark: ',',
          dates: 'compact',
          sides: 'debitCredit',
          trailing: true,
          padded: false,
          upperCase: false,
          lineEnd: '\n',
          numbered: true,
          extra: false,
          order: [],
        };
        const book = receivablesFromLedger(readWritten(postings(operations), style));
        const left = new Map<object, number>();
        for (const invoice of book.invoices) left.set(invoice, Math.abs(invoice.totalCents));
        for (const payment of book.payments) left.set(payment, payment.amountCents);
        for (const { invoice, payment, creditNote, amountCents, allocatedOn } of [...book.allocations, ...book.offered]) {
          const owed = book.invoices[invoice];
          const given = payment === null ? book.invoices[creditNote ?? -1] : book.payments[payment];
          if (!owed || !given) throw new Error('an allocation points nowhere');
          expect([owed.kind, given.customerCode, amountCents > 0]).toEqual(['invoice', owed.customerCode, true]);
          expect(allocatedOn >= owed.issuedOn).toBe(true);
          for (const one of [owed, given]) left.set(one, (left.get(one) ?? 0) - amountCents);
        }
        expect([...left.values()].every((rest) => rest >= 0)).toBe(true);
        // One side of each customer is used up: nothing that could be offered is left.
        for (const { code } of book.customers) {
          const rest = (list: readonly { customerCode: string }[]) =>
            list.filter(({ customerCode }) => customerCode === code).reduce((sum, one) => sum + (left.get(one) ?? 0), 0);
          const debits = rest(book.invoices.filter(({ kind }) => kind === 'invoice'));
          const credits = rest([...book.payments, ...book.invoices.filter(({ kind }) => kind === 'creditNote')]);
          expect(Math.min(debits, credits)).toBe(0);
        }
      }),
      { numRuns: 150, seed: 20260102 },
    );
  });
});

/** Reads whatever it is given as far as it goes; only the refusals that a person is told may come out. */
function readAll(text: string, delimiter: string): void {
  try {
    const lines = text.split(/\r?\n/);
    const fixedWidth = recogniseFixedWidth(lines);
    const rows = splitRows(text, delimiter);
    const recognised = recogniseLedger(rows);
    const readings = [...(fixedWidth ? [readFixedWidth(fixedWidth, lines)] : []), ...(recognised ? [readLedger(recognised, rows)] : [])];
    for (const reading of readings) receivablesFromLedger(reading);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

describe('damaged files', () => {
  const FILES: [name: string, delimiter: string][] = [
    ['fec-18-tab.txt', '\t'],
    ['fec-padded.txt', '|'],
    ['fec-dolibarr-21.txt', '\t'],
    ['fec-montant-sens.txt', '|'],
    ['fec-untitled.txt', '\t'],
    ['XIMPORT.TXT', ';'],
    ['ebp.txt', ','],
    ['quadra.txt', ';'],
    ['winfic.txt', '|'],
    ['journal.tra', ';'],
    ['ecritures.pnm', ';'],
    ['pennylane-ecritures.csv', ';'],
    ['grand-livre.csv', ';'],
    ['axonaut-depenses.csv', ';'],
  ];
  const texts = new Map(FILES.map(([name]) => [name, fixtureText(name)]));

  it('never fail with anything but a refusal', () => {
    const cut = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 30 }),
      insert: fc.oneof(fc.string(), fc.constantFrom('\n', '|', '\t', ';', '"', '411', '-', '\u0000')),
    });
    fc.assert(
      fc.property(fc.constantFrom(...FILES), fc.array(cut, { minLength: 1, maxLength: 6 }), ([name, delimiter], cuts) => {
        let text = texts.get(name) ?? '';
        for (const { at, length, insert } of cuts) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + insert + text.slice(start + length);
        }
        readAll(text, delimiter);
      }),
      { numRuns: 300, seed: 20260103 },
    );
  });

  it('nor do rows of any cells under true titles', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.constantFrom<Cell[]>('411000', '706000', '512000', '0', '20260115', '12,00', '', 'VE', 'A', 'C1', '-1', 'RAN'),
      fc.string(),
      fc.double(),
      fc.boolean(),
    );
    const titles =
      'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 18 }), { maxLength: 12 }), (cells) => {
        const rows = tableRows(titles, ...cells);
        const recognised = recogniseLedger(rows);
        expect(recognised?.format).toBe('fec');
        if (recognised) receivablesFromLedger(readLedger(recognised, rows));
      }),
      { numRuns: 500, seed: 20260104 },
    );
  });
});
