import { isAmount, isDate } from './cell-shapes.ts';
import type { ColumnMeaning } from './column-titles.fr.ts';
import { dayWithoutYear } from './days-without-year.ts';
import { mayBeDigitDate } from './digit-dates.ts';
import { identifyKind, type RecognisedKind } from './identify-kind.ts';
import type { ImportField } from './import-fields.contract.ts';
import type { ImportColumn } from './imports.contract.ts';
import { fieldsOfMeaning, type TableKind } from './kind-fields.ts';
import { recogniseTitle, type TitleMatch } from './recognise-title.ts';
import { type Cell, cellText, type TableRow } from './table.ts';
import { titleKey } from './title-words.ts';
import { valueEvidence } from './value-evidence.ts';

/** What could be told of each column from its title and its first values. */
export interface ColumnClues {
  readonly index: number;
  readonly title: string;
  readonly matches: readonly TitleMatch[];
  /** Set when the user said what the column is. */
  readonly chosen: ImportField | null;
  readonly samples: readonly Cell[];
  /** No row has a value: the title still tells what the file is. */
  readonly empty: boolean;
}

/** Rows looked at to bear out what a title says. */
export const SAMPLE_ROWS = 200;

/** A column without any value is taken for what its title says only where no other column is. */
const EMPTY_COLUMN = 0.4;
const LEAST_CONFIDENCE = 0.35;

/** The clues of every column under a row of titles; `mapping` is the user's own, by title or `#4` for the fourth column. */
export function columnClues(header: TableRow, samples: readonly TableRow[], mapping: Readonly<Record<string, ImportField>>): ColumnClues[] {
  const width = Math.max(header.cells.length, ...samples.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, index) => {
    const own = cellText(header.cells[index]);
    const title = own || `(colonne ${index + 1})`;
    const cells = samples.map((row) => row.cells[index] ?? '');
    const meant = isPaymentDay(header, index) ? PAYMENT_DAY : isInvoiceDay(title, cells) ? INVOICE_DAY : title;
    const chosen = chosenField(mapping, title, index);
    const empty = samples.length > 0 && cells.every((cell) => cellText(cell) === '');
    // A name of ours says nothing; and a value astray in the last of 16 384 columns makes as many of them.
    const matches =
      chosen || (own === '' && meant === title)
        ? []
        : recogniseTitle(meant).map(({ meaning, confidence }) => ({
            meaning,
            confidence: confidence * (empty ? EMPTY_COLUMN : valueEvidence(meaning, cells)),
          }));
    return { index, title, matches, chosen, samples: cells, empty };
  });
}

/** What « Facture » means over days, as under a title « Dates » that stands over several columns. */
const INVOICE_DAY = 'Date de facture';

function isInvoiceDay(title: string, cells: readonly Cell[]): boolean {
  if (!INVOICE_TITLES.has(titleKey(title))) return false;
  const filled = cells.filter((cell) => cellText(cell) !== '');
  return filled.length > 0 && filled.every((cell) => typeof cell === 'object' || /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(cellText(cell)));
}

const INVOICE_TITLES: ReadonlySet<string> = new Set(['Facture', 'Factures', 'Fact.', 'Facturé', 'Émise', 'Émission', 'Du'].map(titleKey));

/** What « Le » or a second « Date » means after « Réglé par », « Mode » or « Payé ? ». */
const PAYMENT_DAY = 'Date de règlement';

function isPaymentDay(header: TableRow, index: number): boolean {
  const key = titleKey(cellText(header.cells[index]));
  if (key !== 'date' && key !== titleKey('Le')) return false;
  const before = header.cells.slice(0, index).map(cellText);
  if (!before.some((title) => titleKey(title) === key || /^date/i.test(title))) return false;
  return /r[eé]gl|pay|paie|encaiss|sold|mode|ch[eè]que/i.test(before.at(-1) ?? '');
}

function chosenField(mapping: Readonly<Record<string, ImportField>>, title: string, index: number): ImportField | null {
  for (const [key, field] of Object.entries(mapping)) {
    if (key === `#${index + 1}` || key === title || (titleKey(key) !== '' && titleKey(key) === titleKey(title))) return field;
  }
  return null;
}

/**
 * A column whose title asks for the state of an invoice although no value of it is understood: read as it is, so that what is not
 * understood is said. Left alone where another column says the state, or where it holds days or amounts.
 */
export function withUnreadStatus(columns: readonly ImportColumn[], clues: readonly ColumnClues[]): ImportColumn[] {
  if (columns.some(({ field }) => field === 'status' || field === 'settledOn')) return [...columns];
  const unread = clues.find(({ index, title, chosen, samples }) => {
    const filled = samples.filter((cell) => cellText(cell) !== '');
    return (
      columns[index]?.field === null &&
      chosen === null &&
      filled.length > 0 &&
      filled.every((cell) => typeof cell === 'string' && !isDate(cell) && !isAmount(cell)) &&
      recogniseTitle(title).some(({ meaning, confidence }) => meaning === 'status' && confidence >= SURE_STATUS)
    );
  });
  return columns.map((column) => (column.index === unread?.index ? { ...column, field: 'status', confidence: LEAST_CONFIDENCE } : column));
}

const SURE_STATUS = 0.9;

/** The keys of a mapping that name no column of the file. */
export function unknownMappingKeys(clues: readonly ColumnClues[], mapping: Readonly<Record<string, ImportField>>): string[] {
  return Object.keys(mapping).filter((key) => !clues.some(({ title, index }) => chosenField({ [key]: 'ignored' }, title, index) !== null));
}

/** What the whole file holds. */
export function kindOf(clues: readonly ColumnClues[], names: readonly string[]): RecognisedKind {
  const meanings = clues.map(({ matches, chosen, empty }): ColumnMeaning[] =>
    chosen
      ? chosen === 'ignored'
        ? []
        : [chosen]
      : matches.filter(({ confidence }) => confidence >= (empty ? 0.5 * EMPTY_COLUMN : 0.5)).map(({ meaning }) => meaning),
  );
  return identifyKind(meanings, names, hasUnsettledRows(clues, meanings));
}

/** Some rows have their own day and no day of payment, others both. */
function hasUnsettledRows(clues: readonly ColumnClues[], meanings: readonly (readonly ColumnMeaning[])[]): boolean {
  const columnOf = (...wanted: ColumnMeaning[]) => clues.find((_, index) => meanings[index]?.some((meaning) => wanted.includes(meaning)));
  const own = columnOf('date', 'issuedOn');
  const paid = columnOf('paymentDate', 'settledOn');
  if (own === undefined || paid === undefined || own === paid) return false;
  const isDay = (cell: Cell) => isDate(cell) || dayWithoutYear(cell) !== null || mayBeDigitDate(cell);
  return own.samples.some((cell, row) => cellText(cell) !== '' && isDay(cell) && cellText(paid.samples[row]) === '');
}

/** Which field each column fills in a file of a kind: one column a field, the surest first. */
export function assignFields(kind: TableKind, clues: readonly ColumnClues[]): ImportColumn[] {
  const wishes = clues.flatMap(({ index, matches, chosen }) =>
    chosen
      ? [{ index, field: chosen, confidence: 1 }]
      : matches.flatMap(({ meaning, confidence }) =>
          fieldsOfMeaning(kind, meaning).map(([field, factor]) => ({ index, field, confidence: confidence * factor })),
        ),
  );
  wishes.sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  const byColumn = new Map<number, { field: ImportField; confidence: number }>();
  const taken = new Set<ImportField>();
  for (const { index, field, confidence } of wishes) {
    if (byColumn.has(index) || (taken.has(field) && field !== 'ignored') || confidence < LEAST_CONFIDENCE) continue;
    byColumn.set(index, { field, confidence });
    taken.add(field);
  }
  return clues.map(({ index, title, samples }) => ({
    source: title,
    index,
    field: byColumn.get(index)?.field ?? null,
    confidence: Math.round((byColumn.get(index)?.confidence ?? 0) * 100) / 100,
    samples: [...new Set(samples.map(cellText).filter((text) => text !== ''))].slice(0, 3).map((text) => text.slice(0, 80)),
  }));
}
