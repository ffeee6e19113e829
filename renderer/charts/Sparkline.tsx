import { Popover } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './Chart.module.css';
import { ChartCanvas } from './ChartCanvas.tsx';
import type { BarOrLine, ChartColours } from './chart-setup.ts';

/** One month of a small curve as one reads it: « octobre 2026 », « 94,2 % ». */
export interface SparklinePoint {
  name: string;
  text: string;
  /** The number of that text, which a spreadsheet is given. */
  copied: number | null;
}

export interface SparklineProps {
  /** What the curve is of: « Délai de paiement (DSO) ». */
  title: string;
  label: string;
  /** Null where the figure does not exist: a gap in the curve. */
  values: readonly (number | null)[];
  pointAt: (index: number) => SparklinePoint;
}

const COLUMNS: readonly Column<SparklinePoint>[] = [
  { id: 'month', header: 'Mois', value: ({ name }) => name, sortable: false },
  {
    id: 'value',
    header: 'Valeur',
    kind: 'number',
    decimals: 2,
    value: ({ copied }) => copied,
    cell: ({ text }) => text,
    sortable: false,
    width: 100,
  },
];

/**
 * A small curve of a figure's last months, without axis or labels: its tile says the figure in words, its months are read by the keyboard or
 * under the pointer, and a click or Enter shows them as a table. Scaled between its own lowest and highest value.
 */
export function Sparkline({ title, values, label, pointAt }: SparklineProps) {
  const [isOpen, setOpen] = useState(false);
  // The values are a new array each time that the tiles are drawn; the same curve is not drawn again.
  const key = JSON.stringify(values);
  const kept = useMemo(() => JSON.parse(key) as (number | null)[], [key]);
  const known = kept.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const configure = useCallback(
    (colours: ChartColours): BarOrLine => ({
      type: 'line',
      data: {
        labels: kept.map(() => ''),
        datasets: [
          {
            data: [...kept],
            borderColor: colours.actual,
            backgroundColor: colours.actual,
            borderWidth: 1.6,
            pointRadius: 0,
            pointHoverRadius: 3,
            clip: false,
          },
        ],
      },
      options: {
        layout: { padding: { top: 3, bottom: 3, left: 2, right: 2 } },
        // A curve that never moves stays in the middle.
        scales: { x: { display: false }, y: { display: false, ...(lowest < highest ? { min: lowest, max: highest } : {}) } },
        plugins: { tooltip: { enabled: false } },
      },
    }),
    [kept, lowest, highest],
  );
  if (known.length < 2) return null;
  const describe = (index: number) => {
    const { name, text } = pointAt(index);
    return `${name} : ${text}`;
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={270}
      withinPortal
      trapFocus
      returnFocus
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        <div className={classes.spark}>
          <ChartCanvas
            label={label}
            configure={configure}
            count={kept.length}
            describe={describe}
            open={{ verb: 'les voir en tableau', onOpen: () => setOpen(true) }}
            readsBeside
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={`${title}, mois par mois`}>
        <DataTable
          label={`${title}, mois par mois`}
          columns={COLUMNS}
          // The latest first, as in the other tables of months.
          rows={kept.map((_, index) => pointAt(index)).toReversed()}
          rowKey={({ name }) => name}
          rememberAs="sparkline"
          density="compact"
        />
      </Popover.Dropdown>
    </Popover>
  );
}
