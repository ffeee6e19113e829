import { describe, expect, it } from 'vitest';
import { DateEvidence, decideDateOrders } from '../../../shared/imports/date-order.ts';
import { type DateOrder, dateUnder, scanDate } from '../../../shared/imports/dates-in-text.ts';
import type { Cell } from '../../../shared/imports/table.ts';

function read(cell: Cell, order: DateOrder | null = null): string | null {
  const scanned = scanDate(cell);
  return scanned && dateUnder(scanned, order);
}

describe('dates that read one way', () => {
  it.each<[Cell, string | null]>([
    ['2025-01-31', '2025-01-31'],
    ['2025/1/5', '2025-01-05'],
    ['2025-01-31T23:30:00Z', '2025-01-31'],
    ['2025-01-31 10:00:00 +0100', '2025-01-31'],
    ['20250131', '2025-01-31'],
    ['2 janv. 2013', '2013-01-02'],
    ['1er février 2025', '2025-02-01'],
    ['15-août-25', '2025-08-15'],
    ['3 Sept 2025', '2025-09-03'],
    ['lundi 3 mars 2025', '2025-03-03'],
    ['March 3, 2025', '2025-03-03'],
    ['12 Dec 2024', '2024-12-12'],
    ['05/05/2025', '2025-05-05'],
    ['99-12-31', '1999-12-31'],
    [45688, '2025-01-31'],
    [45688.75, '2025-01-31'],
    ['45688', '2025-01-31'],
    [20250131, '2025-01-31'],
    ['2025-02-30', null],
    ['31/31/2025', null],
    ['12 truc 2025', null],
    ['F2025-001', null],
    ['', null],
    [12.5, null],
    [true, null],
  ])('%s', (cell, expected) => expect(read(cell)).toBe(expected));
});

describe('dates that need the order of their column', () => {
  it.each<[string, DateOrder, string | null]>([
    ['2/1/2013', 'DMY', '2013-01-02'],
    ['2/1/2013', 'MDY', '2013-02-01'],
    ['02-01-13', 'DMY', '2013-01-02'],
    ['02.01.70', 'DMY', '1970-01-02'],
    ['02.01.69', 'DMY', '2069-01-02'],
    ['31012025', 'DMY', '2025-01-31'],
    ['31/01/2025 08:15', 'DMY', '2025-01-31'],
    ['1/31/2025 12:00:00 AM', 'MDY', '2025-01-31'],
    ['31/01/2025', 'MDY', null],
    ['29/02/2025', 'DMY', null],
  ])('%s under %s', (text, order, expected) => expect(read(text, order)).toBe(expected));
  it('stay unread without it', () => expect(read('2/1/2013')).toBeNull());
});

describe('the order of a column', () => {
  const decide = (...columns: string[][]) => {
    const evidence = columns.map((values) => {
      const column = new DateEvidence();
      values.forEach((value, index) => {
        column.add(value, index + 1);
      });
      return column;
    });
    return decideDateOrders(new Map(evidence.map((column, index) => [index, column])));
  };

  it('is proven by a day above 12, never row by row', () => {
    expect(decide(['01/02/2025', '13/02/2025']).orders.get(0)).toBe('DMY');
    expect(decide(['1/2/2025', '2/13/2025']).orders.get(0)).toBe('MDY');
  });
  it('is asked for when nothing proves it', () => {
    expect(decide(['01/02/2025', '03/04/2025'])).toMatchObject({ undecided: [0] });
  });
  it('does not matter where day and month are equal, or the year comes first', () => {
    expect(decide(['05/05/2025', '11/11/2025'])).toMatchObject({ undecided: [] });
    const iso = decide(['2025-01-02']);
    expect(iso.undecided).toEqual([]);
    expect(iso.orders.get(0)).toBe('YMD');
  });
  it('is that of the other columns when one proves it and none contradicts', () => {
    expect(decide(['01/02/2025'], ['28/02/2025']).orders.get(0)).toBe('DMY');
    expect(decide(['01/02/2025'], ['28/02/2025'], ['02/28/2025'])).toMatchObject({ undecided: [0] });
  });
  it('is asked for when its own dates contradict each other', () => {
    expect(decide(['13/02/2025', '02/13/2025', '01/02/2025'])).toMatchObject({ undecided: [0] });
  });
  it('survives one slip of the pen among very many proofs', () => {
    expect(decide([...Array.from({ length: 150 }, () => '28/02/2025'), '02/28/2025']).orders.get(0)).toBe('DMY');
  });
});
