import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import { cellText } from '../../shared/imports/table.ts';
import { CORPUS, corpusFile } from './corpus.ts';

const names = CORPUS === '' ? [] : readdirSync(corpusFile('csv-spectrum', 'csvs')).map((name) => name.replace(/\.csv$/, ''));

/** Masked in the expected JSON, not in the CSV. */
const MASKED = 'Contact Phone Number';

describe.skipIf(CORPUS === '')('the CSV files of csv-spectrum', () => {
  it.each(names)('%s is read as its author expects', (name) => {
    const stored = readFileSync(corpusFile('csv-spectrum', 'csvs', `${name}.csv`), 'utf8');
    // The repository's own line-end conversion took the CR out of the files that are named for it.
    const text = name.endsWith('_crlf') ? stored.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n') : stored;
    const { rows } = readTable(`${name}.csv`, Buffer.from(text));
    const [titles, ...records] = [...rows].filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
    const objects = records.map(({ cells }) => Object.fromEntries((titles?.cells ?? []).map((title, index) => [title, cells[index]])));
    const expected = [JSON.parse(readFileSync(corpusFile('csv-spectrum', 'json', `${name}.json`), 'utf8'))].flat() as Record<
      string,
      unknown
    >[];
    const unmasked = (row: Record<string, unknown>) => ({ ...row, ...(MASKED in row ? { [MASKED]: 'masked' } : {}) });
    expect(objects.map(unmasked)).toEqual(expected.map(unmasked));
  });
});
