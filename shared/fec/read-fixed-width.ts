import type { TableRow } from '../imports/table.ts';
import { EntryLineReader } from './entry-line-reader.ts';
import { FIXED_WIDTH_LAYOUTS, type FixedWidthLayout } from './fixed-width-layouts.ts';
import type { LedgerEntryLine, LedgerField, LedgerReading, NamedAccount } from './ledger-entry-line.ts';
import { LEDGER_FIELD_NAMES } from './ledger-formats.fr.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';

/** How many lines prove a format, and the share of them that must have its form. */
const LINES_LOOKED_AT = 60;
const ENOUGH = 0.9;

/** Recognises the format of decoded text by the form of its first lines, before it is split by any delimiter; null when none fits. */
export function recogniseFixedWidth(lines: readonly string[]): FixedWidthLayout | null {
  const sample = lines.slice(0, LINES_LOOKED_AT).filter((line) => line.trim() !== '');
  return (
    FIXED_WIDTH_LAYOUTS.find(({ entry, other, firstLineApart }) => {
      const entries = sample.filter((line) => entry.test(line)).length;
      const others = sample.filter((line, index) => !entry.test(line) && (other.test(line) || (index === 0 && firstLineApart))).length;
      return entries > 0 && entries + others >= sample.length * ENOUGH;
    }) ?? null
  );
}

/** Reads decoded lines of text, the first being line 1. */
export function readFixedWidth(layout: FixedWidthLayout, lines: readonly string[]): LedgerReading {
  const problems = new LedgerProblemList();
  const rows: TableRow[] = [];
  const namedAccounts = new Map<string, NamedAccount>();
  let rowCount = 0;
  let ignoredRows = 0;
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    if (layout.entry.test(line)) {
      if (layout.repeated?.test(line)) ignoredRows += 1;
      else if (layout.notReal?.test(line)) {
        ignoredRows += 1;
        problems.count('LEDGER_NOT_REAL', { row: index + 1 });
      } else {
        rowCount += 1;
        rows.push({ line: index + 1, cells: layout.fields.map(([, first, length]) => line.slice(first - 1, first - 1 + length).trim()) });
      }
      return;
    }
    const named = layout.named?.line.exec(line);
    if (named && layout.named) namedAccounts.set((named[1] ?? '').replace(/\s/g, ''), namedAccount(named, layout.named));
    else if (!layout.other.test(line) && !(index === 0 && layout.firstLineApart)) {
      rowCount += 1;
      problems.add('LEDGER_LINE_UNREADABLE', {}, { row: index + 1, value: line.trim() });
    }
  });
  const columns: Partial<Record<LedgerField, number>> = {};
  layout.fields.forEach(([field], index) => {
    columns[field] = index;
  });
  const titles = layout.fields.map(([field]) => LEDGER_FIELD_NAMES[field] ?? '');
  const entries = { format: layout.format, columns, titles, headerIndex: -1, dates: layout.dates, amounts: layout.amounts };
  const reader = new EntryLineReader(entries, rows, problems);
  const read = rows.map((row) => reader.read(row)).filter((line): line is LedgerEntryLine => line !== null);
  return {
    format: layout.format,
    lines: withoutRepeatedLabels(read),
    scope: 'allAccounts',
    numbering: 'pieces',
    namedAccounts,
    problems: problems.list(),
    rowCount,
    ignoredRows,
  };
}

/** Where every account bears the label of its entry, the field holds that label once more, and names nobody. */
function withoutRepeatedLabels(lines: LedgerEntryLine[]): LedgerEntryLine[] {
  const repeated = lines.every(({ accountLabel, label }) => accountLabel.startsWith(label));
  return repeated ? lines.map((line) => ({ ...line, accountLabel: '' })) : lines;
}

function namedAccount(found: RegExpExecArray, { customer, supplier }: NonNullable<FixedWidthLayout['named']>): NamedAccount {
  const type = found[3] ?? '';
  return { name: (found[2] ?? '').trim(), kind: customer.test(type) ? 'customer' : supplier.test(type) ? 'supplier' : 'other' };
}
