import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellBudget } from '../../electron/backend/imports/cell-budget.ts';
import { readPlainWorkbook, type Sheet } from '../../electron/backend/imports/plain-workbook.ts';
import { readAnyWorkbook } from '../../electron/backend/imports/read-workbook.ts';
import { CORPUS, filesUnder } from './corpus.ts';

/** A workbook of half a million cells takes the library long; what differs shows in smaller ones. */
const LARGEST = 4_000_000;

const contents = (sheets: readonly Sheet[]) => sheets.map(({ name, rows }) => ({ name, rows: [...rows] }));

describe.skipIf(CORPUS === '')('workbooks whose cells are plain', () => {
  it('hold, cell by cell, what the library reads of them', { timeout: 300_000 }, () => {
    const counts = { plain: 0, left: 0 };
    for (const file of CORPUS === '' ? [] : filesUnder('.').filter((path) => /\.xls[xm]$/i.test(path))) {
      const bytes = readFileSync(file);
      if (bytes.length > LARGEST) continue;
      const plain = readPlainWorkbook(bytes, cellBudget(file));
      counts[plain ? 'plain' : 'left'] += 1;
      if (plain) expect(contents(plain), relative(CORPUS, file)).toEqual(contents(readAnyWorkbook(file, bytes)));
    }
    console.log(JSON.stringify(counts));
    expect(counts.plain).toBeGreaterThan(counts.left);
  });
});
