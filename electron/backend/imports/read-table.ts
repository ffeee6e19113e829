import type { Table } from '../../../shared/imports/table.ts';
import { type Encoding, openText } from './decode-text.ts';
import { readDelimited, readDelimitedHead } from './read-delimited.ts';
import { readWorkbook, type WorkbookChoices } from './read-workbook.ts';
import { recogniseContent } from './recognise-content.ts';

/**
 * Reads a file into rows of cells, by its content and whatever its name.
 * @throws AppError FILE_EMPTY, FILE_NOT_A_SPREADSHEET, FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_LARGE, IMPORT_LINE_TOO_LONG, IMPORT_QUOTE_UNCLOSED, IMPORT_SHEET_UNKNOWN
 */
export function readTable(
  file: string,
  bytes: Uint8Array,
  choices: WorkbookChoices & { readonly encoding?: Encoding | undefined } = {},
): Table {
  const content = recogniseContent(file, bytes);
  if (content.form === 'workbook')
    return { format: content.format, encoding: null, delimiter: null, ...readWorkbook(file, bytes, choices) };
  const source = openText(file, bytes, choices.encoding);
  const text = { format: 'csv', encoding: source.encoding, sheet: null, sheets: [] };
  if (choices.headRows !== undefined) return { ...text, ...readDelimitedHead(file, source, choices.headRows) };
  return { ...text, ...readDelimited(file, source) };
}
