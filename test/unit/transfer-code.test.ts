import fc from 'fast-check';
import jsQRModule from 'jsqr';
import { describe, expect, test } from 'vitest';
import { codeDrawing } from '../../shared/letters/code-drawing.ts';
import { remittanceOf, transferPayload } from '../../shared/letters/transfer-code.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';

const jsQR = ((jsQRModule as unknown as { default?: unknown }).default ?? jsQRModule) as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { binaryData: number[] } | null;

const transfer = {
  beneficiary: 'Menuiserie Lefèvre',
  iban: 'FR76 1680 7004 0081 3231 4821 153',
  bic: 'AGRIFRPP',
  amountCents: cents(1),
  remittance: 'FA-1',
};

describe('the payload of a transfer', () => {
  test('is that of the guidelines of the European Payments Council, its empty end left out', () => {
    expect(transferPayload(transfer)).toBe(
      'BCD\n002\n1\nSCT\nAGRIFRPP\nMenuiserie Lefèvre\nFR7616807004008132314821153\nEUR0.01\n\n\nFA-1',
    );
    expect(transferPayload({ ...transfer, remittance: '' })).toBe(
      'BCD\n002\n1\nSCT\nAGRIFRPP\nMenuiserie Lefèvre\nFR7616807004008132314821153\nEUR0.01',
    );
  });

  test.each<[string, Partial<typeof transfer>]>([
    ['nothing', { amountCents: cents(0) }],
    ['a negative amount', { amountCents: cents(-1) }],
    ['more than 999 999 999,99 €', { amountCents: cents(100_000_000_000) }],
    ['a false IBAN', { iban: 'FR7616807004008132314821152' }],
    ['an account that no SEPA transfer reaches', { iban: 'TR330006100519786457841326' }],
    ['a British account without its BIC', { iban: 'GB29NWBK60161331926819', bic: '' }],
    ['no name', { beneficiary: ' \n ' }],
  ])('there is none for %s', (_case, change) => {
    expect(transferPayload({ ...transfer, ...change })).toBeNull();
  });

  test('the largest amount passes, and a BIC that is none is left out where it may be', () => {
    const lines = transferPayload({ ...transfer, amountCents: 99_999_999_999 as Cents, bic: 'agricole' })?.split('\n') ?? [];
    expect(lines.slice(4, 8)).toEqual(['AGRICOLE', 'Menuiserie Lefèvre', 'FR7616807004008132314821153', 'EUR999999999.99']);
    expect(transferPayload({ ...transfer, bic: 'n/a' })?.split('\n')[4]).toBe('');
  });

  test('whatever is typed, it keeps its lines and its limits', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 1, max: 99_999_999_999 }), (beneficiary, bic, remittance, amount) => {
        const payload = transferPayload({ ...transfer, beneficiary, bic, remittance, amountCents: cents(amount) });
        if (payload === null) return;
        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(331);
        const lines = payload.split('\n');
        expect(lines.length === 8 || lines.length === 11).toBe(true);
        expect([...(lines[5] ?? '')].length).toBeLessThanOrEqual(70);
        expect(Buffer.byteLength(lines[10] ?? '')).toBeLessThanOrEqual(140);
        expect(BigInt((lines[7] ?? '').replace(/^EUR|\./g, ''))).toBe(BigInt(amount));
      }),
    );
  });

  test('the text names the customer, then invoices while whole numbers fit', () => {
    expect(remittanceOf('C12', ['FA-1', 'FA-2'])).toBe('C12 FA-1 FA-2');
    expect(remittanceOf('', ['FA-1'])).toBe('FA-1');
    const numbers = Array.from({ length: 40 }, (_, index) => `FACT-${1000 + index}`);
    const kept = remittanceOf('C12', numbers).split(' ');
    expect(kept.slice(1)).toEqual(numbers.slice(0, kept.length - 1));
    expect(kept.length).toBe(14);
  });
});

test('the drawing is read back, from a short payload to the longest that is made', () => {
  for (const length of [1, 60, 140, 200]) {
    const payload = transferPayload({ ...transfer, beneficiary: 'É'.repeat(Math.min(70, length)), remittance: 'à'.repeat(length) }) ?? '';
    const { side, pathAt } = codeDrawing(payload);
    expect(side).toBeGreaterThanOrEqual(25);
    expect(side).toBeLessThanOrEqual(34);
    expect(decoded(pathAt(0, 0), side)).toBe(payload);
  }
});

/** Fills the rectangles of the path at 20 pixels to the millimetre, on white, and reads the code. */
function decoded(path: string, side: number): string | null {
  const scale = 20;
  const size = Math.ceil(side * scale);
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, width, height] of path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z/g)) {
    const at = (value: number): number => Math.round(value * scale);
    for (let row = at(Number(y)); row < at(Number(y) + Number(height)); row += 1)
      for (let column = at(Number(x)); column < at(Number(x) + Number(width)); column += 1)
        data.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
  }
  const code = jsQR(data, size, size);
  return code && Buffer.from(code.binaryData).toString('utf8');
}
