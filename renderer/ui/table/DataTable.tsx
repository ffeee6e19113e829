import { Checkbox, Tooltip } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../icons.tsx';
import { type Column, clipboardText, columnWidth, isRightAligned, plainText, totalText } from './column.ts';
import classes from './DataTable.module.css';
import { ExportMenu } from './ExportMenu.tsx';
import { type Sort, useSortedRows } from './use-sorted-rows.ts';

export interface Selection {
  keys: ReadonlySet<string | number>;
  onChange: (keys: ReadonlySet<string | number>) => void;
  /** The label of a row's checkbox: « Choisir la facture FA26-0712 ». */
  labelOf: (key: string | number) => string;
}

export interface DataTableProps<Row> {
  /** What the table holds, for screen readers: « Factures ». */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Opens a row: click, or Enter on it. */
  onOpen?: (row: Row) => void;
  /** The row whose detail is beside the table. */
  openKey?: string | number | null;
  selection?: Selection;
  /** Buttons at the end of a row, shown on hover and when the keyboard is in the row. */
  actions?: (row: Row) => ReactNode;
  /** They are what the table is for: always shown. */
  actionsShown?: boolean;
  /** Pixels left for them; 112 when not given. */
  actionsWidth?: number;
  initialSort?: Sort;
  /** Keeps the chosen order under this name. */
  rememberAs: string;
  /** What to show instead of rows when there are none. */
  empty?: ReactNode;
  /** `compact`: rows of 27 px, for a short list inside a card. */
  density?: 'normal' | 'compact';
  /** False for a table that is no list: a form's, a file's being looked at. A `compact` one offers no export either. */
  exportable?: boolean;
  /** Marks rows to stand back, such as a cancelled invoice. */
  isMuted?: (row: Row) => boolean;
}

const ROW_HEIGHTS = { normal: 32, compact: 27 } as const;
/** Fewer rows than this are all drawn: find-in-page and printing then see them. */
const VIRTUAL_FROM = 150;

/**
 * The one table of the interface: sticky titles and totals, sorting by a click on a title (remembered), arrows, Home, End and
 * Enter in the rows, Ctrl+C for a spreadsheet, only the visible rows drawn when there are many. It fills the height that its
 * parent gives it and scrolls inside.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rowKey, onOpen, openKey, selection, actions, density = 'normal', isMuted } = props;
  const { rows, sort, toggle } = useSortedRows(props.rows, columns, props.initialSort ?? null, props.rememberAs);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const rowHeight = ROW_HEIGHTS[density];
  const isVirtual = rows.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The sticky titles hide the top of the viewport: a row brought into view must clear them.
    scrollPaddingStart: 32,
    scrollPaddingEnd: 32,
  });
  const drawn = isVirtual ? virtualizer.getVirtualItems().map((item) => item.index) : rows.map((_, index) => index);
  const before = isVirtual ? (virtualizer.getVirtualItems()[0]?.start ?? 0) : 0;
  const after = isVirtual ? virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0) : 0;
  const totals = columns.map((column) => totalText(column, rows));
  const columnCount = columns.length + (selection ? 1 : 0) + (actions ? 1 : 0);

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    setActive(target);
    if (isVirtual) virtualizer.scrollToIndex(target);
    // The row may only be drawn on the next frame.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`tr[data-index="${target}"]`)?.focus());
  };
  const toggleSelected = (key: string | number) => {
    if (!selection) return;
    const keys = new Set(selection.keys);
    if (!keys.delete(key)) keys.add(key);
    selection.onChange(keys);
  };
  const onRowKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: index + 15,
      PageUp: index - 15,
    };
    const target = moves[event.key];
    if (target !== undefined) focusRow(target);
    else if (event.key === 'Enter' && onOpen) onOpen(row);
    else if (event.key === ' ' && selection) toggleSelected(rowKey(row));
    else return;
    event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (isOnControl(event.target) || window.getSelection()?.toString()) return;
    const chosen = selection && selection.keys.size > 0 ? rows.filter((row) => selection.keys.has(rowKey(row))) : rows;
    event.clipboardData.setData('text/plain', clipboardText(columns, chosen));
    event.preventDefault();
  };

  const exportMenu =
    density === 'normal' && props.exportable !== false && rows.length > 0 ? (
      <ExportMenu label={label} columns={columns} rows={rows} />
    ) : null;

  if (rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  const allSelected = selection !== undefined && rows.length > 0 && rows.every((row) => selection.keys.has(rowKey(row)));
  return (
    <div ref={scroller} className={classes.scroller} onCopy={onCopy} onPointerOver={nameCutText}>
      <table className={classes.table} aria-label={label} aria-rowcount={rows.length + 1} data-density={density}>
        <colgroup>
          {selection && <col width={36} />}
          {columns.map((column) => (
            <col key={column.id} width={columnWidth(column)} />
          ))}
          {actions && <col width={props.actionsWidth ?? 112} />}
        </colgroup>
        <thead>
          <tr>
            {selection && (
              <th>
                <Checkbox
                  aria-label="Tout choisir"
                  checked={allSelected}
                  indeterminate={!allSelected && selection.keys.size > 0}
                  onChange={() => selection.onChange(allSelected ? new Set() : new Set(rows.map(rowKey)))}
                />
              </th>
            )}
            {columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                data-right={isRightAligned(column) || undefined}
                aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
              >
                {exportMenu !== null && !actions && index === columns.length - 1 ? (
                  <span className={classes.lastTitle}>
                    <ColumnTitle column={column} sort={sort} onToggle={() => toggle(column)} />
                    {exportMenu}
                  </span>
                ) : (
                  <ColumnTitle column={column} sort={sort} onToggle={() => toggle(column)} />
                )}
              </th>
            ))}
            {actions && (
              <th data-right>
                <span className="sr-only">Actions</span>
                {exportMenu}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} columns={columnCount} />}
          {drawn.map((index) => {
            const row = rows[index] as Row;
            const key = rowKey(row);
            return (
              <tr
                key={key}
                data-index={index}
                aria-rowindex={index + 2}
                tabIndex={index === Math.min(active, rows.length - 1) ? 0 : -1}
                data-opens={onOpen !== undefined || undefined}
                data-current={(openKey !== undefined && openKey === key) || undefined}
                data-muted={isMuted?.(row) || undefined}
                aria-selected={selection ? selection.keys.has(key) : undefined}
                onFocus={() => setActive(index)}
                onKeyDown={(event) => onRowKeyDown(event, index, row)}
                onClick={onOpen && ((event) => isOnControl(event.target) || onOpen(row))}
              >
                {selection && (
                  <td>
                    <Checkbox aria-label={selection.labelOf(key)} checked={selection.keys.has(key)} onChange={() => toggleSelected(key)} />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    data-right={isRightAligned(column) || undefined}
                    data-wraps={(column.wraps && !isVirtual) || undefined}
                  >
                    {column.cell ? column.cell(row) : plainText(column, row) || <span className={classes.none}>—</span>}
                  </td>
                ))}
                {actions && (
                  <td className={classes.actions} data-shown={props.actionsShown || undefined}>
                    {actions(row)}
                  </td>
                )}
              </tr>
            );
          })}
          {after > 0 && <Spacer height={after} columns={columnCount} />}
        </tbody>
        {totals.some((total) => total !== undefined) && rows.length > 0 && (
          <tfoot>
            <tr>
              {selection && <td />}
              {columns.map((column, index) => (
                <td key={column.id} data-right={isRightAligned(column) || undefined}>
                  {totals[index]}
                </td>
              ))}
              {actions && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function ColumnTitle<Row>({ column, sort, onToggle }: { column: Column<Row>; sort: Sort | null; onToggle: () => void }) {
  const direction = sort?.column === column.id ? (sort.descending ? 'down' : 'up') : undefined;
  const title =
    column.sortable === false ? (
      <span>{column.header}</span>
    ) : (
      <button type="button" className={classes.title} data-direction={direction} onClick={onToggle}>
        {column.header}
        {direction && <Icon name="sortUp" size={12} />}
      </button>
    );
  return column.hint ? <Tooltip label={column.hint}>{title}</Tooltip> : title;
}

/** True for a button, a field or a link in a cell: a click or a copy there is meant for it, not for the row. */
function isOnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, select, textarea, label') !== null;
}

/** A text that its cell cuts is told whole under the pointer. */
function nameCutText({ target }: { target: EventTarget }) {
  const cell = target instanceof Element ? target.closest('td') : null;
  if (!cell) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}

/** Stands for the rows above or below that are not drawn. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot take the focus by itself.
    <tr aria-hidden="true" className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
