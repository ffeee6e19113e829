import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import type { LedgerReading } from '../../shared/fec/ledger-entry-line.ts';
import { readLedger } from '../../shared/fec/read-ledger.ts';
import { receivablesFromLedger } from '../../shared/fec/receivables-from-ledger.ts';
import { recogniseLedger } from '../../shared/fec/recognise-ledger.ts';
import { allocationLines, owedCents } from '../builders/ledger-file.ts';

const corpus = process.env.CORPUS_DIR;

/** Figures of each file, computed from its accounts by whoever published it and by hand, never by this program. */
const FILES = [
  {
    name: '0000000001FEC20220831.txt',
    lines: 5422,
    sumCents: 10_186_219_81,
    receivable: { lines: 538, debitCents: 1_185_535_04, creditCents: 1_133_017_80, balanceCents: 52_517_24 },
    unlettered: { lines: 10, balanceCents: 58_972_82 },
    customers: { all: 17, nonZero: 6 },
    debitBalancesCents: 52_596_37,
    creditBalancesCents: -79_13,
    revenueCents: 1_049_934_32,
    topDebtors: [
      ['CPRO00', 27_123_29],
      ['CPMTN0', 18_070_04],
      ['CLAURE', 6_661_27],
    ],
    period: { from: '2021-09-01', to: '2022-08-31' },
    undatedOpenings: true,
    /** Lettered groups of 411 that net to zero, and the others. */
    groups: { settled: 119, open: 15 },
  },
  {
    name: '000000000FEC20231231.txt',
    lines: 2102,
    sumCents: 1_265_350_82,
    receivable: { lines: 153, debitCents: 187_770_84, creditCents: 159_999_14, balanceCents: 27_771_70 },
    unlettered: { lines: 153, balanceCents: 27_771_70 },
    customers: { all: 4, nonZero: 3 },
    debitBalancesCents: 27_771_70,
    creditBalancesCents: 0,
    revenueCents: 165_297_93,
    topDebtors: [
      ['CESP', 25_719_18],
      ['CCB', 1_510_52],
      ['CCHQ', 542_00],
    ],
    period: { from: '2023-01-03', to: '2023-06-30' },
    undatedOpenings: false,
    groups: { settled: 0, open: 0 },
  },
] as const;

describe.skipIf(!corpus)('FEC of real companies, figures computed independently', () => {
  describe.each(FILES)('$name', (expected) => {
    const read = (): LedgerReading => {
      const { rows } = readTable(expected.name, readFileSync(join(corpus ?? '', 'fec-neolegal', expected.name)));
      const recognised = recogniseLedger(rows);
      if (!recognised) throw new Error('not recognised');
      return readLedger(recognised, rows);
    };

    it('is read whole and balances', () => {
      const { format, lines, problems, ignoredRows } = read();
      expect([format, lines.length, problems, ignoredRows]).toEqual(['fec', expected.lines, [], 0]);
      const {
        totals,
        problems: found,
        period,
      } = receivablesFromLedger({ lines, scope: 'allAccounts', numbering: 'pieces', namedAccounts: new Map() });
      expect([totals.debitCents, totals.creditCents]).toEqual([expected.sumCents, expected.sumCents]);
      expect(found.filter(({ code }) => /UNBALANCED|UNDECIDED|POOLED|CLOSING/.test(code))).toEqual([]);
      expect(period).toEqual(expected.period);
    });

    it('has the customers’ lines and sums of its accounts', () => {
      const lines = read().lines.filter(({ account }) => account.startsWith('411'));
      const sum = (amountOf: (line: (typeof lines)[number]) => number, own = lines) =>
        own.reduce((total, line) => total + amountOf(line), 0);
      const net = (line: (typeof lines)[number]) => line.debitCents - line.creditCents;
      expect({
        lines: lines.length,
        debitCents: sum(({ debitCents }) => debitCents),
        creditCents: sum(({ creditCents }) => creditCents),
        balanceCents: sum(net),
      }).toEqual(expected.receivable);
      const unlettered = lines.filter(({ lettering }) => lettering === '');
      expect({ lines: unlettered.length, balanceCents: sum(net, unlettered) }).toEqual(expected.unlettered);
    });

    it('gives its customers, who owes most, and its turnover', () => {
      const { customers, totals } = receivablesFromLedger(read());
      const balances = customers.map(({ balanceCents }) => balanceCents);
      const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
      expect({ all: customers.length, nonZero: balances.filter((amount) => amount !== 0).length }).toEqual(expected.customers);
      expect(sum(balances.filter((amount) => amount > 0))).toBe(expected.debitBalancesCents);
      expect(sum(balances.filter((amount) => amount < 0))).toBe(expected.creditBalancesCents);
      const debtors = customers.map(({ code, balanceCents }) => [code, balanceCents] as const).sort((a, b) => b[1] - a[1]);
      expect(debtors.slice(0, expected.topDebtors.length)).toEqual(expected.topDebtors);
      expect(totals.receivableCents).toBe(expected.receivable.balanceCents);
      expect(totals.revenueExcludingTaxCents).toBe(expected.revenueCents);
    });

    it('owes through its invoices and payments exactly what its accounts owe, openings dated by the user', () => {
      const reading = read();
      const asked = receivablesFromLedger(reading);
      expect(asked.questions.map(({ code }) => code)).toEqual(expected.undatedOpenings ? ['openingBalances'] : []);
      const book = receivablesFromLedger(reading, { answers: { openingBalances: '2021-08-31' } });
      expect(book.questions).toEqual([]);
      expect(owedCents(book)).toBe(expected.receivable.balanceCents);
      for (const { code, balanceCents } of book.customers) {
        const own = {
          invoices: book.invoices.filter(({ customerCode }) => customerCode === code),
          payments: book.payments.filter(({ customerCode }) => customerCode === code),
        };
        expect([code, owedCents({ ...book, ...own })]).toEqual([code, balanceCents]);
      }
      expect(
        new Set(book.invoices.map(({ customerCode, number, issuedOn }) => `${customerCode} ${number} ${issuedOn.slice(0, 4)}`)).size,
      ).toBe(book.invoices.length);
    });

    it('settles what lettering closes and nothing else; what is offered leaves each customer with one side open', () => {
      const book = receivablesFromLedger(read(), { answers: { openingBalances: '2021-08-31' } });
      const remark = book.problems.find(({ code }) => code === 'LEDGER_LETTERING_OPEN');
      expect(remark?.message ?? '').toContain(expected.groups.open === 0 ? '' : `${expected.groups.open} groupes lettrés`);
      expect(book.allocations.length > 0).toBe(expected.groups.settled > 0);
      expect(book.allocations.every(({ reason }) => reason === 'lettering')).toBe(true);
      const taken = [...book.allocations, ...book.offered].reduce((sum, { amountCents }) => sum + amountCents, 0);
      const invoiced = book.invoices.filter(({ kind }) => kind === 'invoice').reduce((sum, { totalCents }) => sum + totalCents, 0);
      // After every offer, debts left are the debit balances of the accounts.
      expect(invoiced - taken).toBe(expected.debitBalancesCents);
      expect(new Set(allocationLines(book, 'offered')).size).toBeGreaterThan(0);
    });

    it('gives the same twice', () => {
      expect(receivablesFromLedger(read())).toEqual(receivablesFromLedger(read()));
    });
  });
});
