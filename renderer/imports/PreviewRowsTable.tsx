import { useMemo } from 'react';
import type { ImportPreview, PreviewRow } from '../../shared/imports/imports.contract.ts';
import { StatusDot, type DotColour } from '../ui/StatusDot.tsx';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './Imports.module.css';
import { STATE_WORDS } from './import-words.fr.ts';

const STATE_COLOURS: Record<PreviewRow['state'], DotColour> = { new: 'good', changed: 'warn', unchanged: 'aged-0', settled: 'good' };

const COLUMNS: readonly Column<PreviewRow>[] = [
  { id: 'row', header: 'Ligne', kind: 'number', value: (row) => (row.row === 0 ? null : row.row), width: 64 },
  {
    id: 'state',
    header: 'État',
    value: (row) => STATE_WORDS[row.state],
    cell: (row) => <StatusDot colour={STATE_COLOURS[row.state]}>{STATE_WORDS[row.state]}</StatusDot>,
    width: 112,
  },
  { id: 'label', header: 'Pièce', value: (row) => row.label, width: 150 },
  { id: 'customer', header: 'Client', value: (row) => row.customerName },
  { id: 'date', header: 'Date', kind: 'date', value: (row) => row.date },
  { id: 'due', header: 'Échéance', kind: 'date', value: (row) => row.dueOn },
  { id: 'amount', header: 'Montant TTC', kind: 'amount', value: (row) => row.amountCents },
];

const CHANGES: Column<PreviewRow> = {
  id: 'changes',
  header: 'Changement',
  value: (row) => row.changes.join(' ; '),
  cell: (row) => <span title={row.changes.join(' ; ')}>{row.changes.join(' ; ')}</span>,
  width: 260,
};

/** The rows as they would be stored; of a very long file, the first ones. */
export function PreviewRowsTable({ preview }: { preview: ImportPreview }) {
  const columns = useMemo(() => (preview.rows.some((row) => row.changes.length > 0) ? [...COLUMNS, CHANGES] : COLUMNS), [preview.rows]);
  return (
    <>
      <DataTable
        label="Lignes à importer"
        columns={columns}
        rows={preview.rows}
        rowKey={(row) => `${row.row} ${row.label}`}
        rememberAs="import-rows"
        isMuted={(row) => row.state === 'unchanged'}
        empty={<EmptyState title="Aucune ligne lisible">Regardez l’onglet « À vérifier », ou corrigez les colonnes.</EmptyState>}
      />
      {preview.moreRows > 0 && (
        <p className={classes.more}>et {preview.moreRows.toLocaleString('fr-FR')} autres lignes, importées de la même façon</p>
      )}
    </>
  );
}
