import { describe, expect, it } from 'vitest';
import { pastedText, pasteRefusal } from '../../../renderer/forecasts/paste-words.fr.ts';
import { readPastedBlock } from '../../../renderer/forecasts/pasted-block.ts';
import { readTypedPercent } from '../../../renderer/forecasts/typed-percent.ts';
import { plusMonths, yearMonth } from '../../../shared/dates/year-month.ts';
import { parseCellAmount } from '../../../shared/money/parse-cell-amount.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => plusMonths(yearMonth('2026-01'), index));
const SHEET = { row: 0, column: 0, months: MONTHS, columnCount: 3 };
const NAMES = { cell: () => 'Charges fixes prévues, mars 2026', month: () => 'janvier 2026' };

function amountsOf(text: string, place = SHEET): (number | null)[][] {
  const block = readPastedBlock(text, place);
  if (block?.state !== 'read') throw new Error(JSON.stringify(block));
  const { amounts } = block;
  return [...new Set(amounts.map(({ row }) => row))].map((at) => amounts.filter(({ row }) => row === at).map(({ amount }) => amount));
}

function refusalOf(text: string, place = SHEET): string {
  const block = readPastedBlock(text, place);
  if (block === null || block.state === 'read') throw new Error(JSON.stringify(block));
  return pasteRefusal(block, NAMES);
}

describe('a block copied from a spreadsheet', () => {
  it('lands row by row from the cell on; an empty cell empties', () =>
    expect(readPastedBlock('1 000,00\t2\r\n\t3,5 €\r\n', { ...SHEET, row: 4, column: 1 })).toEqual({
      state: 'read',
      isTurned: false,
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

  it('reads what Excel makes of amounts: no-break spaces, euro signs, a dash for zero, a true minus, brackets', () =>
    expect(amountsOf('12\u202f345,60 €\t -   € \t\u221212,5\n(300)\t12,5 k€\t300,00-')).toEqual([
      [1_234_560, 0, -1_250],
      [-30_000, 1_250_000, -30_000],
    ]));

  it('takes nothing when one cell is no amount, and names it', () => {
    const block = readPastedBlock('100\t200\n300\tenviron 400', { ...SHEET, row: 1 });
    expect(block).toEqual({ state: 'unreadable', row: 2, column: 1, text: 'environ 400' });
  });

  it.each([
    ['environ 400', '« environ 400 » n’est pas un montant'],
    ['=B2*12', '« =B2*12 » est une formule : copiez des cases qui montrent leur résultat'],
    ['#REF!', '« #REF! » n’est pas un montant : corrigez cette case, ou élargissez sa colonne, dans le tableur'],
    ['5 %', '« 5 % » est un pourcentage, pas un montant'],
    ['1,234', '« 1,234 » peut se lire de deux façons : écrivez-le sans séparateur de milliers'],
  ])('says why « %s » is not pasted', (text, said) =>
    expect(refusalOf(`100\t200\n300\t${text}`)).toBe(`Rien n’a été collé. ${said} (Charges fixes prévues, mars 2026).`),
  );

  it('is refused where there is no room for it, unless only empty cells go beyond the edge', () => {
    expect(readPastedBlock('1\n2\n3', { ...SHEET, row: 10 })).toEqual({ state: 'tooLarge', rows: 3, columns: 1 });
    expect(readPastedBlock('1\t2', { ...SHEET, column: 2 })).toEqual({ state: 'tooLarge', rows: 1, columns: 2 });
    expect(readPastedBlock('1\n2\n\n', { ...SHEET, row: 10 })).toMatchObject({ state: 'read', amounts: [{ row: 10 }, { row: 11 }] });
  });

  it('passes over titles above and beside the amounts, and over totals', () =>
    expect(amountsOf('Mois\tCA\tCharges fixes\tTotal\njanvier\t10\t5\t15\nfévrier\t20\t\t20\nTotal\t30\t5\t35\n')).toEqual([
      [1_000, 500],
      [2_000, null],
    ]));

  it('refuses months that would land on others', () => {
    expect(readPastedBlock('mars\t10\navril\t20', SHEET)).toEqual({ state: 'otherMonth', name: 'mars', row: 0 });
    expect(refusalOf('mars 2026\t10\navr-26\t20')).toBe(
      'Rien n’a été collé. La ligne « mars 2026 » tomberait sur janvier 2026 : choisissez la case du même mois.',
    );
    expect(amountsOf('mars\t10\navril\t20', { ...SHEET, row: 2 })).toEqual([[1_000], [2_000]]);
  });

  it('turns months that stand side by side, with their titles', () => {
    const across = 'Prévision\tjanv.\tfévr.\tmars\tavril\tTotal\nCA\t1\t2\t3\t4\t10\nCharges fixes\t5\t6\t7\t(8)\t10';
    const block = readPastedBlock(across, SHEET);
    expect(block).toMatchObject({ state: 'read', isTurned: true });
    expect(amountsOf(across)).toEqual([
      [100, 500],
      [200, 600],
      [300, 700],
      [400, -800],
    ]);
    expect(block?.state === 'read' && pastedText(block)).toBe('8 cases collées, un mois par ligne.');
  });

  it('says that nothing in it is an amount', () =>
    expect(refusalOf('Mois\tCA\njanvier\tà voir')).toBe('Rien n’a été collé. Les cases copiées ne contiennent aucun montant.'));
});

describe('an amount of a cell', () => {
  it.each([
    ['1\u00a0234,56', 123_456],
    ['1\u2009234,56 €', 123_456],
    ['€ 300', 30_000],
    ['(1 234,56 €)', -123_456],
    ['(300) €', -30_000],
    ['300 -', -30_000],
    ['1 800,–', 180_000],
    ['1800,- €', 180_000],
    ['- 300', -30_000],
    ['+300', 30_000],
    ['–', 0],
    ['1’234.50', 123_450],
    ['1,234.50', 123_450],
    ['1,234,567', 123_456_700],
    ['12,345 k€', 1_234_500],
    ['-1,2 M€', -120_000_000],
    ['3k', 300_000],
    ['1234,5678', 123_457],
    ['0,335', 34],
    ['1,234', null],
    ['1.234', null],
    ['12 34', null],
    ['3 m', null],
    ['(-300)', null],
    ['()', null],
    ['1,2E+05', null],
    ['', null],
  ])('« %s » is %s', (text, expected) => expect(parseCellAmount(text)).toBe(expected));
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
