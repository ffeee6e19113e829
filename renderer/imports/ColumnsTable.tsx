import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { FIELD_NAMES } from '../../shared/imports/column-titles.fr.ts';
import { ImportField, type ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportColumn } from '../../shared/imports/imports.contract.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { FieldsToPlace, FieldTarget } from './field-dragging.tsx';

/** Under this confidence a recognised column is shown as one to look at. */
const SURE = 0.7;

const CHOICES = [
  { value: 'ignored', label: 'ne pas importer' },
  ...ImportField.options.filter((field) => field !== 'ignored').map((field) => ({ value: field, label: FIELD_NAMES[field] })),
];

/** The columns of the file, what each was taken for, and its first values; another meaning can be chosen. */
export function ColumnsTable({
  kind,
  columns,
  onField,
}: {
  kind: ImportKind;
  columns: readonly ImportColumn[];
  onField: (index: number, field: ImportField) => void;
}) {
  const definition = useMemo(
    (): Column<ImportColumn>[] => [
      { id: 'source', header: 'Colonne du fichier', value: (column) => column.source, width: 220, sortable: false },
      {
        id: 'field',
        header: 'Contient',
        value: (column) => (column.field === null ? '' : FIELD_NAMES[column.field]),
        width: 230,
        sortable: false,
        cell: (column) => (
          <FieldTarget field={column.field} onField={(field) => onField(column.index, field)}>
            <NativeSelect
              aria-label={`Contenu de la colonne ${column.source}`}
              variant="unstyled"
              styles={{ input: { height: 28, minHeight: 28, lineHeight: '28px' } }}
              value={column.field ?? 'ignored'}
              data={CHOICES}
              onChange={(event) => onField(column.index, event.currentTarget.value as ImportField)}
            />
          </FieldTarget>
        ),
      },
      {
        id: 'confidence',
        header: 'Reconnaissance',
        value: () => '',
        width: 130,
        sortable: false,
        cell: (column) => <Confidence column={column} />,
      },
      { id: 'samples', header: 'Premières valeurs', value: (column) => column.samples.join(' · '), sortable: false },
    ],
    [onField],
  );
  return (
    <>
      <FieldsToPlace kind={kind} columns={columns} />
      <DataTable
        label="Colonnes du fichier"
        exportable={false}
        columns={definition}
        rows={columns}
        rowKey={(column) => column.index}
        rememberAs="import-columns"
      />
    </>
  );
}

function Confidence({ column }: { column: ImportColumn }) {
  if (column.field === null || column.field === 'ignored') return <StatusDot colour="aged-0">non importée</StatusDot>;
  return column.confidence >= SURE ? <StatusDot colour="good">reconnue</StatusDot> : <StatusDot colour="warn">à vérifier</StatusDot>;
}
