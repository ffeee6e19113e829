import { withFrenchSpaces } from './french-typography.ts';
import type { LetterBlock, LetterTable } from './letter-content.ts';

/** Parts of a report, as short to write as they are to read. */
export const paragraphBlock = (text: string): LetterBlock => ({ type: 'paragraph', runs: [{ text: withFrenchSpaces(text), bold: false }] });
export const noteBlock = (text: string): LetterBlock => ({ type: 'note', runs: [{ text: withFrenchSpaces(text), bold: false }] });
export const headingBlock = (text: string): LetterBlock => ({ type: 'heading', text });

type Row = readonly string[] | { cells: readonly string[]; style: LetterTable['rows'][number]['style'] };

/** `columns`: title and width in millimetres, 170 in all; a negative width sets its column flush right. */
export function tableBlock(columns: readonly (readonly [title: string, width: number])[], rows: readonly Row[]): LetterTable {
  return {
    type: 'table',
    columns: columns.map(([title, width]) => ({ title, width: Math.abs(width), align: width < 0 ? 'right' : 'left' })),
    rows: rows.map((row) => ('cells' in row ? { cells: [...row.cells], style: row.style } : { cells: [...row], style: 'plain' })),
  };
}
