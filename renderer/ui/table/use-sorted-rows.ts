import { useLocalStorage } from '@mantine/hooks';
import { type ColumnDef, getCoreRowModel, getSortedRowModel, type SortingState, useReactTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Column } from './column.ts';

export interface Sort {
  column: string;
  descending: boolean;
}

const order = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** Sorted rows and the state of the titles. `rememberAs` keeps the chosen order from one visit to the next. */
export function useSortedRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], initial: Sort | null, rememberAs: string) {
  const [remembered, setRemembered] = useLocalStorage<Sort | null>({
    key: `quittance-sort-${rememberAs}`,
    defaultValue: initial,
    getInitialValueInEffect: false,
  });
  const sort = remembered && columns.some((column) => column.id === remembered.column) ? remembered : initial;

  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Row, unknown> => ({
          id: column.id,
          accessorFn: (row) => column.value(row) ?? undefined,
          enableSorting: column.sortable !== false,
          sortUndefined: 'last',
          sortingFn: (a, b, id) => {
            const [left, right] = [a.getValue(id), b.getValue(id)];
            if (typeof left === 'number' && typeof right === 'number') return left - right;
            return order.compare(String(left), String(right));
          },
        }),
      ),
    [columns],
  );
  // The library sets its own state again whenever this array is another one: made anew at each drawing, it would never rest.
  const sorting = useMemo((): SortingState => (sort ? [{ id: sort.column, desc: sort.descending }] : []), [sort]);
  const table = useReactTable({
    data: rows as Row[],
    columns: definitions,
    state: { sorting },
    autoResetAll: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const sorted = table.getRowModel().rows;

  /** A click on a title: amounts and numbers start with the largest, the rest from A; the next click turns it round. */
  const toggle = (column: Column<Row>) => {
    const largestFirst = column.kind === 'amount' || column.kind === 'number';
    setRemembered(
      sort?.column === column.id ? { column: column.id, descending: !sort.descending } : { column: column.id, descending: largestFirst },
    );
  };
  return { rows: useMemo(() => sorted.map((row) => row.original), [sorted]), sort, toggle };
}
