import { useMemo } from 'react';
import type { ImportProblem } from '../../shared/imports/imports.contract.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

const SEVERITY_WORDS: Record<ImportProblem['severity'], string> = { rejected: 'refusée', remark: 'remarque' };

const COLUMNS: readonly Column<ImportProblem>[] = [
  { id: 'sheet', header: 'Feuille', value: (problem) => problem.sheet ?? '', width: 92 },
  { id: 'row', header: 'Ligne', kind: 'number', value: ({ row }) => (row === 0 ? null : row), width: 64 },
  {
    id: 'severity',
    header: 'Suite',
    value: (problem) => SEVERITY_WORDS[problem.severity],
    cell: (problem) => (
      <StatusDot colour={problem.severity === 'rejected' ? 'warn' : 'aged-0'}>{SEVERITY_WORDS[problem.severity]}</StatusDot>
    ),
    width: 112,
  },
  { id: 'column', header: 'Colonne', value: (problem) => problem.column, width: 130, wraps: true },
  { id: 'value', header: 'Valeur', value: (problem) => problem.value, width: 140, wraps: true },
  { id: 'message', header: 'Ce qui s’est passé', value: (problem) => problem.message, wraps: true },
];

/**
 * The rows that were refused or remarked on, as a person finds them in the file. `isComplete`: every row was judged; while a
 * question is open, none is, and an empty list promises nothing.
 */
export function ProblemsTable({ problems, isComplete = true }: { problems: readonly ImportProblem[]; isComplete?: boolean }) {
  // What concerns the file as a whole has neither: its sentence takes their room.
  const columns = useMemo(
    () =>
      COLUMNS.filter(
        ({ id }) => (id !== 'sheet' && id !== 'column' && id !== 'value') || problems.some((problem) => (problem[id] ?? '') !== ''),
      ),
    [problems],
  );
  return (
    <DataTable
      label="Lignes à vérifier"
      exportable={false}
      columns={columns}
      rows={problems}
      rowKey={(problem) => `${problem.sheet ?? ''} ${problem.row} ${problem.column} ${problem.code} ${problem.value} ${problem.message}`}
      rememberAs="import-problems"
      empty={
        isComplete ? (
          <EmptyState icon="check" title="Toutes les lignes sont bonnes" />
        ) : (
          <EmptyState title="Une réponse est attendue">
            Les lignes sont vérifiées dès que vous avez répondu à la question ci-dessus.
          </EmptyState>
        )
      }
    />
  );
}
