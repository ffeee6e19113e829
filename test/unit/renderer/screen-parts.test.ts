import { describe, expect, it, test } from 'vitest';
import { amountScale } from '../../../renderer/charts/amount-scale.ts';
import { usualMonth } from '../../../renderer/dashboard/usual-month.ts';
import { commitVerb, counted, resultSentence } from '../../../renderer/imports/import-words.fr.ts';
import { withFrenchSpaces } from '../../../renderer/ui/french-spaces.ts';
import { optionsFilter } from '../../../renderer/ui/options-filter.ts';
import { plainWords } from '../../../renderer/ui/plain-words.ts';
import { hrefTo, matchAddress } from '../../../renderer/ui/routing/addresses.ts';
import { type Column, clipboardText, plainText, totalText } from '../../../renderer/ui/table/column.ts';
import { localDate } from '../../../shared/dates/local-date.ts';
import { yearMonth } from '../../../shared/dates/year-month.ts';
import { type Cents, cents } from '../../../shared/money/cents.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('addresses', () => {
  it('carries a screen’s settings, and leaves out those not given', () =>
    expect(hrefTo('dashboard', {}, { mois: '2026-10', filtre: undefined })).toBe('#/pilotage?mois=2026-10'));
  it('gives back the parameters of a path', () =>
    expect(matchAddress('/clients/:customerId', '/clients/12%2F3')).toEqual({ customerId: '12/3' }));
  it('does not match another path', () => {
    expect(matchAddress('/clients/:customerId', '/clients')).toBeNull();
    expect(matchAddress('/clients', '/factures')).toBeNull();
  });
});

describe('the month a dashboard opens on', () => {
  const open = (today: string, first: string | null, last: string | null) =>
    usualMonth({
      today: localDate(today),
      firstMonth: first === null ? null : yearMonth(first),
      lastMonth: last === null ? null : yearMonth(last),
    });
  test.each([
    ['the last whole month', '2026-11-03', '2025-01', '2026-11', '2026-10'],
    ['the last month with an invoice, when sales stopped before', '2026-11-03', '2024-01', '2025-06', '2025-06'],
    ['the first month of a company that has just started', '2026-11-20', '2026-11', '2026-11', '2026-11'],
    ['the last whole month without any invoice', '2026-11-03', null, null, '2026-10'],
  ])('%s', (_, today, first, last, expected) => expect(open(today, first, last)).toBe(expected));
});

describe('a table', () => {
  interface Row {
    name: string;
    amount: Cents | null;
  }
  const columns: Column<Row>[] = [
    { id: 'name', header: 'Client', value: (row) => row.name, total: 'Total' },
    { id: 'amount', header: 'Reste dû', kind: 'amount', value: (row) => row.amount, total: 'sum' },
  ];
  const rows: Row[] = [
    { name: '=HYPERLINK("x")', amount: cents(-123456) },
    { name: 'Hôtel\tdes\nRemparts', amount: null },
    { name: '"=1+1"', amount: null },
  ];
  it('is copied as a spreadsheet reads it, formulas made harmless', () =>
    expect(clipboardText(columns, rows)).toBe('Client\tReste dû\n\'=HYPERLINK("x")\t-1234,56\nHôtel des Remparts\t\n"""=1+1"""\t'));
  it('writes amounts in French and adds them up without the missing ones', () => {
    const [name, amount] = columns as [Column<Row>, Column<Row>];
    expect(plain(plainText(amount, rows[0] as Row))).toBe('−1 234,56');
    expect(plainText(amount, rows[1] as Row)).toBe('');
    expect(plain(totalText(amount, rows) ?? '')).toBe('−1 234,56');
    expect(totalText(name, rows)).toBe('Total');
  });
});

describe('the axis of amounts', () => {
  test.each([
    [900_000, '€'],
    [15_000_000, 'k€'],
    [2_000_000_000, 'M€'],
  ])('up to %i cents is in %s', (largest, unit) => expect(amountScale(largest).unit).toBe(unit));
  it('has round steps, labelled without rounding two of them to the same text', () => {
    for (const largest of [120, 54_000, 1_230_000, 21_152_800, 999_999_999, 7_000_000_000]) {
      const { step, tick } = amountScale(largest);
      const labels = [0, 1, 2, 3, 4].map((line) => tick(line * step));
      expect(new Set(labels).size, `${largest}: ${labels.join(' ')}`).toBe(5);
    }
  });
  it('stands without any amount', () => expect(amountScale(0).step).toBeGreaterThan(0));
});

describe('words of an import', () => {
  const counts = { new: 430, changed: 6, unchanged: 10, settled: 2, rejected: 1 };
  it('says on the button what it will do', () => {
    expect(plain(commitVerb({ counts, kind: 'invoices' }))).toBe('Importer 438 factures');
    expect(plain(commitVerb({ counts: { ...counts, new: 1, changed: 0, settled: 0 }, kind: 'payments' }))).toBe('Importer 1 règlement');
    expect(commitVerb({ counts: { ...counts, new: 0, changed: 0, settled: 0 }, kind: 'invoices' })).toBe('Rien de nouveau à importer');
  });
  it('says afterwards what it did', () => {
    expect(plain(resultSentence(counts, 'invoices'))).toBe(
      '430 factures ajoutées, 6 mises à jour, 2 soldées, 10 déjà connues, 1 ligne refusée.',
    );
    expect(plain(resultSentence({ new: 2, changed: 1, unchanged: 0, settled: 0, rejected: 0 }, 'payments'))).toBe(
      '2 règlements ajoutés, 1 mis à jour.',
    );
    expect(resultSentence({ new: 0, changed: 0, unchanged: 0, settled: 0, rejected: 0 }, 'invoices')).toBe(
      'Le fichier ne contenait rien à importer.',
    );
  });
  it('counts in French', () => expect(plain(counted(1500, 'invoices'))).toBe('1 500 factures'));
});

describe('French text', () => {
  it('keeps punctuation with its word', () =>
    expect(withFrenchSpaces('« A » : oui ; non ?')).toBe('«\u00a0A\u00a0»\u00a0: oui\u00a0; non\u00a0?'));
  it('is searched without accents or case', () => expect(plainWords('  Hôtel DES  Remparts')).toBe('hotel des remparts'));
});

describe('a list to choose from', () => {
  const options = ['Garage du Pont (G)', 'Hôtel des Voyageurs (H)', 'Hôtel du Pont'].map((label) => ({
    value: label,
    label,
    disabled: false,
  }));
  const found = (search: string, limit = 50) =>
    optionsFilter({ options, search, limit }).map((option) => ('label' in option ? option.label : ''));
  test.each([
    ['hot', ['Hôtel des Voyageurs (H)', 'Hôtel du Pont']],
    ['  PONT hôt', ['Hôtel du Pont']],
    ['voya', ['Hôtel des Voyageurs (H)']],
    ['martin', []],
    ['', options.map(({ label }) => label)],
  ])('is searched without accents, case or order of words: « %s »', (search, expected) => expect(found(search)).toEqual(expected));
  it('stops at its limit', () => expect(found('pont', 1)).toEqual(['Garage du Pont (G)']));
});
