import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatementReading } from '../../../shared/bank-statements/bank-statement.ts';
import { BANK_TABLE_LAYOUTS } from '../../../shared/bank-statements/bank-table-layouts.ts';
import { readBankTable } from '../../../shared/bank-statements/read-bank-table.ts';
import { readCamt } from '../../../shared/bank-statements/read-camt.ts';
import { readCfonb } from '../../../shared/bank-statements/read-cfonb.ts';
import { readMt940 } from '../../../shared/bank-statements/read-mt940.ts';
import { readOfx } from '../../../shared/bank-statements/read-ofx.ts';
import { recogniseStatementText } from '../../../shared/bank-statements/read-statement.ts';
import { recogniseBankTable } from '../../../shared/bank-statements/recognise-bank-table.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { processorTime } from '../../builders/processor-time.ts';
import { fixtureText, rowsOf } from '../../builders/statement-file.ts';

const READERS = { ofx1: readOfx, ofx2: readOfx, 'camt053-02': readCamt, cfonb120: readCfonb, 'mt940-numerote': readMt940 } as const;
const FILES = {
  ofx1: 'ofx1.ofx',
  ofx2: 'ofx2.ofx',
  'camt053-02': 'camt053-02.xml',
  cfonb120: 'cfonb120.txt',
  'mt940-numerote': 'mt940-numerote.sta',
} as const;
const TABLES = [
  'credit-agricole-deux-comptes.csv',
  'societe-generale-pro.csv',
  'lcl.csv',
  'qonto.csv',
  'bnp-paribas-sans-titres.csv',
  'paypal.csv',
];

/** A reading, or the AppError that refuses the file; any other exception fails the test. */
function readOrRefuse(read: () => StatementReading): StatementReading | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** A file with a piece cut out and another put in its place. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(400),
  put: fc.oneof(fc.string(), fc.constantFrom('<', '>', '&', '\u0000', '9999999999999', ':61:', '01', '<a><a><a>')),
});

function damaged(text: string, { at, cut, put }: { at: number; cut: number; put: string }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + cut);
}

describe('damaged, cut and random files', () => {
  it.each(Object.keys(READERS) as (keyof typeof READERS)[])('%s: read, or refused with a sentence, never anything else', (kind) => {
    const text = fixtureText(FILES[kind]);
    fc.assert(
      fc.property(damage, damage, (first, second) => {
        const reading = readOrRefuse(() => READERS[kind](damaged(damaged(text, first), second), 'x'));
        for (const { movements } of reading?.statements ?? [])
          for (const { amountCents } of movements) expect(Number.isSafeInteger(amountCents)).toBe(true);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.nat(text.length), (length) => void readOrRefuse(() => READERS[kind](text.slice(0, length), 'x'))),
      { numRuns: 200 },
    );
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (noise) => void readOrRefuse(() => READERS[kind](noise, 'x'))));
  });

  it('tables: read whatever their cells hold', () => {
    for (const name of TABLES) {
      const text = fixtureText(name);
      fc.assert(
        fc.property(damage, damage, (first, second) => {
          const rows = rowsOf(damaged(damaged(text, first), second));
          const layout = recogniseBankTable(rows);
          if (layout !== null) readBankTable(rows, layout);
        }),
        { numRuns: 150 },
      );
    }
  });

  it('tables: any cells under any layout', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('01/02/2026', '12,50', '-3', 'Solde', 'Total', '&eacute'),
      fc.double(),
      fc.boolean(),
    );
    const titles = fc.constantFrom(...BANK_TABLE_LAYOUTS.map((layout) => Object.values(layout.columns).map(([title]) => title)));
    fc.assert(
      fc.property(titles, fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }), (header, body) => {
        const rows = [header.map((title) => title ?? ''), ...body].map((cells, index) => ({ line: index + 1, cells }));
        const layout = recogniseBankTable(rows);
        for (const tried of layout === null ? BANK_TABLE_LAYOUTS.slice(0, 3) : [layout]) readBankTable(rows, tried);
      }),
      { numRuns: 300 },
    );
  });
});

describe('files made to keep a reader busy', () => {
  const much = 200_000;
  it.each([
    ['ofx', () => readOfx(`<OFX>${'<A'.repeat(much)}`, 'x')],
    ['ofx', () => readOfx(`<OFX><${'A'.repeat(much)}`, 'x')],
    ['ofx', () => readOfx(`<OFX>${'<A>1'.repeat(much)}</OFX>`, 'x')],
    ['ofx', () => readOfx(`<OFX>${'<A></B>'.repeat(much)}`, 'x')],
    ['camt', () => readCamt(`<Document>${'<a>'.repeat(much)}`, 'x')],
    ['camt', () => readCamt(`<Document ${'a="1" '.repeat(much)}></Document>`, 'x')],
    ['camt', () => readCamt(`<Document>${'&lt;'.repeat(much)}</Document>`, 'x')],
    ['camt', () => readCamt(`<Document>${'<![CDATA['.repeat(much)}`, 'x')],
    ['cfonb', () => readCfonb(`${fixtureText('cfonb120.txt').split('\r\n')[0]}\n${'04\n'.repeat(much)}`, 'x')],
    ['cfonb', () => readCfonb('0'.repeat(much * 6), 'x')],
    [
      'mt940',
      () =>
        readMt940(`:20:A\n:25:B\n:60F:C260101EUR1,00\n:61:2601010101C1,00NTRF//\n:86:${'/EREF/'.repeat(much)}\n:62F:C260101EUR2,00`, 'x'),
    ],
    [
      'mt940',
      () => readMt940(`:20:A\n:25:B\n:60F:C260101EUR1,00\n:61:2601010101C1,00NTRF//\n:86:x\n${'y\n'.repeat(much)}:62F:C260101EUR2,00`, 'x'),
    ],
    ['mt940', () => readMt940(`:20:A\n${'{1:{'.repeat(much)}\n:25:B`, 'x')],
    ['table', () => readOneRow(`${'&amp;'.repeat(much)}`)],
    ['table', () => readOneRow(`${'DE: '.repeat(much)}`)],
  ])('%s: ends within seconds', async (_kind, read) => {
    expect(await processorTime(() => readOrRefuse(read))).toBeLessThan(15_000);
  });

  it('recognises nothing in a long line, soon', async () => {
    const lines = [' '.repeat(much), '\n'.repeat(much), '{1:'.repeat(much), '0'.repeat(much), '<'.repeat(much)];
    expect(await processorTime(() => lines.map(recogniseStatementText))).toBeLessThan(5_000);
  });
});

function readOneRow(label: string): StatementReading {
  const rows = [
    { line: 1, cells: ['Date', 'Date de valeur', 'Débit', 'Crédit', 'Libellé', 'Solde'] },
    { line: 2, cells: ['01/02/2026', '', '', '5,00', label, ''] },
  ];
  const layout = recogniseBankTable(rows);
  if (layout === null) throw new Error('the layout was not recognised');
  return readBankTable(rows, layout);
}
