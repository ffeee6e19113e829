import { describe, expect, it } from 'vitest';
import { pasteRefusal } from '../../../renderer/forecasts/paste-words.fr.ts';
import { readPastedBlock } from '../../../renderer/forecasts/pasted-block.ts';
import { readTypedPercent } from '../../../renderer/forecasts/typed-percent.ts';

const SHEET = { row: 0, column: 0, rowCount: 12, columnCount: 3 };

describe('a block copied from a spreadsheet', () => {
  it('lands row by row from the cell on; an empty cell empties', () =>
    expect(readPastedBlock('1 000,00\t2\r\n\t3,5 €\r\n', { ...SHEET, row: 4, column: 1 })).toEqual({
      state: 'read',
      amounts: [
        { row: 4, column: 1, amount: 100_000 },
        { row: 4, column: 2, amount: 200 },
        { row: 5, column: 1, amount: null },
        { row: 5, column: 2, amount: 350 },
      ],
    }));

  it('leaves a single cell to the field itself', () => {
    expect(readPastedBlock('1 000,00', SHEET)).toBeNull();
    expect(readPastedBlock('1 000,00\r\n', SHEET)).toBeNull();
  });

  it('reads what Excel makes of amounts: no-break spaces, euro signs, a dash for zero, a true minus', () =>
    expect(readPastedBlock('12\u202f345,60 €\t -   € \t\u221212,5', SHEET)).toMatchObject({
      amounts: [{ amount: 1_234_560 }, { amount: 0 }, { amount: -1_250 }],
    }));

  it('takes nothing when one cell is no amount, and names it', () => {
    const block = readPastedBlock('100\t200\n300\tenviron 400', { ...SHEET, row: 1 });
    expect(block).toEqual({ state: 'unreadable', row: 2, column: 1, text: 'environ 400' });
    if (block === null || block.state === 'read') throw new Error('it was read');
    expect(pasteRefusal(block, () => 'Charges fixes prévues, mars 2026')).toBe(
      'Rien n’a été collé. « environ 400 » n’est pas un montant (Charges fixes prévues, mars 2026).',
    );
  });

  it('is refused where there is no room for it, unless only empty cells go beyond the edge', () => {
    expect(readPastedBlock('1\n2\n3', { ...SHEET, row: 10 })).toEqual({ state: 'tooLarge', rows: 3, columns: 1 });
    expect(readPastedBlock('1\t2', { ...SHEET, column: 2 })).toEqual({ state: 'tooLarge', rows: 1, columns: 2 });
    expect(readPastedBlock('1\n2\n\n', { ...SHEET, row: 10 })).toMatchObject({ state: 'read', amounts: [{ row: 10 }, { row: 11 }] });
  });
});

it.each([
  ['5', '5'],
  ['-2,5 %', '-2.5'],
  ['\u22122,5', '-2.5'],
  ['+10', '10'],
  ['-100', '-100'],
  ['-101', null],
  ['cinq', null],
  ['', null],
])('a change typed as « %s » is %s', (typed, expected) => expect(readTypedPercent(typed)).toBe(expected));
