import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BankStatement, StatementReading } from '../../shared/bank-statements/bank-statement.ts';
import { readBankTable } from '../../shared/bank-statements/read-bank-table.ts';
import { readStatement, recogniseStatementText } from '../../shared/bank-statements/read-statement.ts';
import { recogniseBankTable } from '../../shared/bank-statements/recognise-bank-table.ts';
import type { TableRow } from '../../shared/imports/table.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'bank-statements');

export function decoded(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

export function fixtureText(name: string): string {
  return decoded(readFileSync(join(FIXTURES, name)));
}

/** The rows of a CSV with the line that each starts on: a quoted field may hold line ends. */
export function rowsOf(text: string): TableRow[] {
  const count = (mark: string) => text.slice(0, 4_000).split(mark).length;
  const delimiter = [';', ',', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ';';
  const rows: { line: number; cells: string[] }[] = [];
  let row = { line: 1, cells: [] as string[] };
  let [cell, quoted, line] = ['', false, 1];
  const endRow = () => {
    row.cells.push(cell);
    rows.push(row);
    cell = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') [cell, index] = [`${cell}"`, index + 1];
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === delimiter) {
      row.cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      endRow();
      row = { line, cells: [] };
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.cells.length > 0) endRow();
  return rows;
}

export interface ReadFixture extends StatementReading {
  /** The layout of a table, else the format. */
  readonly recognised: string;
}

/** A statement file read as the application will: by its text, else by its rows. */
export function readStatementText(text: string, name: string): ReadFixture {
  const format = recogniseStatementText(text);
  if (format !== null) return { recognised: format, ...readStatement(text, name) };
  const rows = rowsOf(text);
  const layout = recogniseBankTable(rows);
  if (layout === null) throw new Error(`${name}: no layout recognised`);
  return { recognised: layout.id, ...readBankTable(rows, layout) };
}

export function readFixture(name: string): ReadFixture {
  return readStatementText(fixtureText(name), name);
}

/** A statement on one line: account, currency, balances, then the amounts of its movements. */
export function summary(statement: BankStatement): string {
  const { account, currency, openingCents, closingCents, movements } = statement;
  return `${account} ${currency} ${openingCents ?? '?'}→${closingCents ?? '?'}: ${movements.map(({ amountCents }) => amountCents).join(' ')}`;
}
