import { notifications } from '@mantine/notifications';
import { type ClipboardEvent, type RefObject, useRef } from 'react';
import { formatMonth } from '../../shared/dates/format-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { pastedText, pasteRefusal } from './paste-words.fr.ts';
import { readPastedBlock } from './pasted-block.ts';
import type { MonthsWriter } from './use-undoable-months.ts';

export interface SheetColumn<Field extends string> {
  field: Field;
  /** In the label of a cell: « Charges fixes prévues, mars 2026 ». */
  cellName: string;
}

type Changes<Field extends string> = { month: YearMonth } & { [F in Field]?: Cents | null | undefined };

interface CellProps {
  label: string;
  position: string;
  onMove: (down: number, right: number) => void;
  onPaste: (event: ClipboardEvent) => void;
  onUndo: () => void;
  onSave: (value: Cents | null) => Promise<unknown>;
}

/** Months × columns worked like a sheet: cells that move, take a pasted block, save and undo. `ref` goes on the table. */
export function useSheet<Field extends string>(
  columns: readonly SheetColumn<Field>[],
  writer: MonthsWriter<Changes<Field>>,
): { ref: RefObject<HTMLTableElement | null>; cell: (months: readonly YearMonth[], row: number, column: number) => CellProps } {
  const ref = useRef<HTMLTableElement>(null);
  const refusal = useRef<string | null>(null);

  const focusCell = (row: number, column: number) => {
    const input = ref.current?.querySelector<HTMLInputElement>(`input[data-cell="${row}-${column}"]`);
    input?.focus();
    input?.select();
  };

  const paste = (event: ClipboardEvent, months: readonly YearMonth[], row: number, column: number) => {
    const place = { row, column, months, columnCount: columns.length };
    const block = readPastedBlock(event.clipboardData.getData('text/plain'), place);
    if (block === null) return;
    event.preventDefault();
    // What was said of the paste before no longer holds.
    if (refusal.current !== null) notifications.hide(refusal.current);
    if (block.state !== 'read') {
      const month = (at: number) => formatMonth(months[at] as YearMonth);
      const message = pasteRefusal(block, { cell: (at) => `${columns[at.column]?.cellName}, ${month(at.row)}`, month });
      refusal.current = notifications.show({ message, color: 'late', autoClose: false, role: 'alert' });
      return;
    }
    const byMonth = new Map<YearMonth, Changes<Field>>();
    for (const { row: at, column: of, amount } of block.amounts) {
      const month = months[at] as YearMonth;
      byMonth.set(month, { ...(byMonth.get(month) ?? { month }), [(columns[of] as SheetColumn<Field>).field]: amount } as Changes<Field>);
    }
    writer.write([...byMonth.values()], pastedText(block)).catch(() => {
      // said by the command itself
    });
  };

  const cell = (months: readonly YearMonth[], row: number, column: number): CellProps => {
    const { field, cellName } = columns[column] as SheetColumn<Field>;
    const month = months[row] as YearMonth;
    return {
      label: `${cellName}, ${formatMonth(month)}`,
      position: `${row}-${column}`,
      onMove: (down, right) => focusCell(row + down, column + right),
      onPaste: (event) => paste(event, months, row, column),
      onUndo: writer.undo,
      onSave: (value) => writer.write([{ month, [field]: value } as Changes<Field>]),
    };
  };
  return { ref, cell };
}
