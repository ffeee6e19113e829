import { expect, it } from 'vitest';
import { readAnyWorkbook } from '../../electron/backend/imports/read-workbook.ts';

it('texts of an odd number of UTF-16 bytes, wherever they begin, leave the program alive', () => {
  // Whatever reads workbooks brings the guard with it.
  expect(readAnyWorkbook).toBeTypeOf('function');
  const bytes = Buffer.from('é€A'.repeat(500), 'utf16le');
  for (let round = 0; round < 20_000; round += 1) {
    const start = round % 7;
    const length = [537, 25, 41, 1025][round % 4] ?? 0;
    const text = bytes.toString('utf16le', start, start + length);
    expect(text.length).toBe((length - 1) / 2);
    if (round < 50 && start % 2 === 0) expect(text).toBe('é€A'.repeat(500).slice(start / 2, start / 2 + text.length));
  }
  expect([bytes.toString('ucs2', 5, 5), bytes.toString('utf-16le', 2998), bytes.subarray(0, 3).toString('utf16le')]).toEqual([
    '',
    'A',
    'é',
  ]);
});
