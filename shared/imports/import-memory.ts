import { isLocalDate, type LocalDate } from '../dates/local-date.ts';
import type { ImportConstants, ImportField, ImportKind } from './import-fields.contract.ts';
import type { ImportColumn } from './imports.contract.ts';
import { RESEMBLANCE } from './resembling-customers.ts';
import { cellText, type TableRow } from './table.ts';
import { titleKey } from './title-words.ts';

/** What was chosen for one shape of file, kept under a name for the next one. */
export interface RememberedMapping {
  readonly mappingId: number;
  readonly name: string;
  readonly fingerprint: string;
  readonly kind: ImportKind;
  readonly mapping: Readonly<Record<string, ImportField>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly constants: ImportConstants;
  readonly lastUsedOn: LocalDate;
}

/** A column that the program's own list of refused rows adds: it changes nothing to a file's shape. */
export const PROBLEM_TITLE = 'Problème';

const SEPARATOR = '|';

/**
 * The shape of a file: its titles without accents, case, articles and order, each once. Two exports of one program have the same; the
 * column of problems that a list of refused rows bears does not count. Empty when there is no title.
 */
export function shapeFingerprint(titles: readonly string[]): string {
  const keys = titles.filter((title) => title !== PROBLEM_TITLE).map(titleKey);
  return [...new Set(keys.filter((key) => key !== ''))].sort().join(SEPARATOR);
}

/** The shape of a row, were it one of titles. */
export function rowFingerprint(row: TableRow): string {
  return shapeFingerprint(row.cells.filter((cell) => typeof cell === 'string').map(cellText));
}

/** The shape of a file that was understood; columns without a title do not count. */
export function columnsFingerprint(columns: readonly ImportColumn[]): string {
  return shapeFingerprint(columns.map(({ source }) => source).filter((source) => !/^\(colonne \d+\)$/.test(source)));
}

/** Choices by title rather than by place, so that they hold when columns move; by place where a column has no title of its own. */
export function choicesByTitle(
  mapping: Readonly<Record<string, ImportField>>,
  columns: readonly ImportColumn[],
): Record<string, ImportField> {
  const chosen: Record<string, ImportField> = {};
  for (const [key, field] of Object.entries(mapping)) {
    const place = /^#(\d+)$/.exec(key);
    const column = place && columns[Number(place[1]) - 1];
    const isAlone = column && columns.filter(({ source }) => titleKey(source) === titleKey(column.source)).length === 1;
    chosen[column && isAlone && titleKey(column.source) !== '' ? column.source : key] = field;
  }
  return chosen;
}

/**
 * The answers that hold for the next file too: ways of writing and policies. A day, a rate, or that two names are one customer, was
 * said of one file only.
 */
export function lastingAnswers(answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([code, answer]) =>
        !isLocalDate(answer) && !code.startsWith(RESEMBLANCE) && !/rate/i.test(code) && code !== 'amountColumn' && code !== 'archiveFile',
    ),
  );
}

/** The constants that hold for the next file too: a day was said of one file only. */
export function lastingConstants({ issuedOn: _issuedOn, paymentDate: _paymentDate, ...constants }: ImportConstants): ImportConstants {
  return constants;
}

/** Kinds that are read from a table whose columns a person can correct. */
const MAPPED_KINDS: ReadonlySet<ImportKind> = new Set(['invoices', 'payments', 'customers', 'charges', 'forecast']);

/** What a person chose for a file, completed by what is remembered of its shape; what she chose comes first. */
export function withMemory<
  T extends {
    kind?: ImportKind | undefined;
    mapping?: Readonly<Record<string, ImportField>> | undefined;
    answers?: Readonly<Record<string, string>> | undefined;
    constants?: ImportConstants | undefined;
  },
>(input: T, remembered: RememberedMapping | null): T {
  if (!remembered) return input;
  return {
    ...input,
    kind: input.kind ?? (MAPPED_KINDS.has(remembered.kind) ? remembered.kind : undefined),
    mapping: mergedMapping(input.mapping ?? {}, remembered.mapping),
    answers: { ...remembered.answers, ...input.answers },
    constants: { ...remembered.constants, ...input.constants },
  };
}

/** Her own choices first: a column may be named by its place in one and by its title in the other. A field chosen now leaves its old column. */
function mergedMapping(
  own: Readonly<Record<string, ImportField>>,
  remembered: Readonly<Record<string, ImportField>>,
): Record<string, ImportField> {
  const chosen = new Set<ImportField>(Object.values(own).filter((field) => field !== 'ignored'));
  return { ...own, ...Object.fromEntries(Object.entries(remembered).filter(([key, field]) => !(key in own) && !chosen.has(field))) };
}

/** Whether a shape is worth a name: a table whose columns can be corrected. */
export function isWorthRemembering(kind: ImportKind, fingerprint: string): boolean {
  return MAPPED_KINDS.has(kind) && fingerprint !== '';
}
