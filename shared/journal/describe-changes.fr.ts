import { formatDate } from '../dates/format-date.ts';
import { isLocalDate, localDate } from '../dates/local-date.ts';
import { cents } from '../money/cents.ts';
import { formatEuros, formatRate } from '../money/format-money.ts';
import { codeWord } from './code-words.fr.ts';
import { columnWord, settingWord, tableWord } from './column-words.fr.ts';
import type { JournalImage, RowImage } from './row-changes.ts';

/** Tables whose rows go with others that say enough. */
const SILENT_TABLES: ReadonlySet<string> = new Set([
  'letter_invoices',
  'reminder_contact_invoices',
  'reminder_decision_invoices',
  'promise_invoices',
  'schedule_invoices',
]);

const SHOWN = 12;

/** What an entry changed, in French: « fiche, pause jusqu’au : rien → 30/11/2026 ». New rows name what they hold, removed ones what they held. */
export function describeChanges(before: JournalImage, after: JournalImage): string[] {
  const lines: string[] = [];
  for (const table of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (SILENT_TABLES.has(table)) continue;
    const keys = new Set([...Object.keys(before[table] ?? {}), ...Object.keys(after[table] ?? {})]);
    for (const key of keys) lines.push(...rowLines(table, key, before[table]?.[key], after[table]?.[key]));
  }
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `et ${lines.length - SHOWN} autres`] : lines;
}

function rowLines(table: string, key: string, old: RowImage | undefined, now: RowImage | undefined): string[] {
  const row = now ?? old ?? {};
  const columns = Object.keys(row).flatMap((column) => {
    const word = table === 'settings' && column === 'value' ? settingWord(key) : columnWord(table, column);
    return word === null || (table === 'settings' && column === 'key') ? [] : [{ column, word }];
  });
  const place = tableWord(table);
  if (old && now) {
    return columns.map(({ column, word }) => `${place}, ${word} : ${shown(column, old[column], key)} → ${shown(column, now[column], key)}`);
  }
  const parts = columns.map(({ column, word }) => `${word} ${shown(column, row[column], key)}`);
  return parts.length === 0 ? [] : [`${place}${now ? '' : ' retiré'} : ${parts.join(', ')}`];
}

/** Columns that hold 0 or 1, and what they hold a yes or no about. */
const YES_OR_NO = /^(?:is_.*|charges_fees|matched_automatically|waits_for_invoice|interest|indemnity)$/;

/** `key`: the row's, which of a setting is its name. */
function shown(column: string, value: string | number | null | undefined, key: string): string {
  if (value === null || value === undefined || value === '') return 'rien';
  if (typeof value === 'number') {
    if (YES_OR_NO.test(column)) return value === 0 ? 'non' : 'oui';
    return isAmount(column) && Number.isSafeInteger(value) ? formatEuros(cents(value)) : String(value);
  }
  if (isRate(column)) return formatRate(value);
  return column === 'value' || column === 'texts' ? partsShown(parsed(value), key) : textShown(value);
}

/** A setting, or the texts of a template, as they are kept: JSON. What is none stands for itself. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function partsShown(kept: unknown, name = ''): string {
  if (kept === null || kept === '') return 'rien';
  if (typeof kept === 'boolean') return kept ? 'oui' : 'non';
  if (typeof kept === 'number') return isAmount(name) ? formatEuros(cents(kept)) : isRate(name) ? formatRate(kept) : String(kept);
  if (typeof kept !== 'object') return isRate(name) ? formatRate(String(kept)) : textShown(String(kept));
  if (Array.isArray(kept)) return clipped(kept.map((each) => partsShown(each)).join(', '));
  const parts = Object.entries(kept).map(([each, value]) => {
    const word = settingWord(each);
    return word === null ? partsShown(value, each) : `${word} ${partsShown(value, each)}`;
  });
  return parts.length === 0 ? 'rien' : clipped(parts.join(', '));
}

function isAmount(name: string): boolean {
  return name.endsWith('_cents') || name.endsWith('Cents');
}

function isRate(name: string): boolean {
  return name.endsWith('_pct') || name.endsWith('Pct');
}

function textShown(value: string): string {
  const word = codeWord(value);
  if (word !== null) return word;
  return isLocalDate(value) ? formatDate(localDate(value)) : clipped(value);
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
