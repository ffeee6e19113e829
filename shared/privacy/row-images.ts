import { canonicalJson } from '../journal/canonical-json.ts';
import { isPersonalColumn } from './personal-columns.ts';

/** A day or a month tells nobody. */
const DAY = /^\d{4}-\d{2}(-\d{2})?$/;

interface Details {
  /** The entry is about the customer itself: every personal column goes. */
  all: boolean;
  variants: readonly string[];
  replacement: string;
}

/**
 * What the journal keeps of a command (table → row → columns, canonical JSON), without what tells who the customer is. Its numbers and days
 * stay. An image that cannot be read goes whole.
 */
export function withoutDetails(image: string, { all, variants, replacement }: Details): string {
  const replaced = (text: string) => variants.reduce((result, variant) => result.replaceAll(variant, replacement), text);
  const revised = (table: string, column: string, value: unknown): unknown => {
    if (typeof value !== 'string' || DAY.test(value)) return value;
    if (all && isPersonalColumn(table, column)) return '';
    return replaced(value);
  };
  let tables: Record<string, Record<string, Record<string, unknown>>>;
  try {
    tables = JSON.parse(image) as typeof tables;
  } catch {
    return '{}';
  }
  const entries = (object: object) => Object.entries(object ?? {});
  return canonicalJson(
    Object.fromEntries(
      entries(tables).map(([table, rows]) => [
        table,
        Object.fromEntries(
          entries(rows).map(([key, row]) => [
            replaced(key),
            Object.fromEntries(entries(row).map(([column, value]) => [column, revised(table, column, value)])),
          ]),
        ),
      ]),
    ),
  );
}
