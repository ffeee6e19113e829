import { canonicalJson } from './canonical-json.ts';

/** A row as the journal keeps it: column → value. */
export type RowImage = Readonly<Record<string, string | number | null>>;

/** What a command made of one row; `before` null for a new row, `after` for one that went. */
export interface RowChange {
  table: string;
  /** What names the row in its table. */
  key: string;
  before: RowImage | null;
  after: RowImage | null;
}

/** What the journal keeps of a command, on either side: table → row → columns. */
export type JournalImage = Readonly<Record<string, Readonly<Record<string, RowImage>>>>;

/** Each row once, from what it was first to what it became last; a row that is as it was is no change. */
export function netChanges(steps: readonly RowChange[]): RowChange[] {
  const rows = new Map<string, RowChange>();
  for (const step of steps) {
    const name = `${step.table}\n${step.key}`;
    const known = rows.get(name);
    rows.set(name, known ? { ...known, after: step.after } : step);
  }
  return [...rows.values()].filter(({ before, after }) => canonicalJson(before) !== canonicalJson(after));
}

/** Of a changed row only the columns that changed; of a new or removed one all that is filled in. */
export function imagesOf(changes: readonly RowChange[]): { before: JournalImage; after: JournalImage } {
  const [before, after]: [Record<string, Record<string, RowImage>>, Record<string, Record<string, RowImage>>] = [{}, {}];
  for (const change of changes) {
    const columns = Object.keys(change.after ?? change.before ?? {}).filter((column) => change.before?.[column] !== change.after?.[column]);
    const pick = (row: RowImage) =>
      Object.fromEntries(
        columns.filter((column) => (change.before && change.after) || isFilled(row[column])).map((column) => [column, row[column] ?? null]),
      );
    if (change.before) before[change.table] = { ...before[change.table], [change.key]: pick(change.before) };
    if (change.after) after[change.table] = { ...after[change.table], [change.key]: pick(change.after) };
  }
  return { before, after };
}

function isFilled(value: string | number | null | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}
