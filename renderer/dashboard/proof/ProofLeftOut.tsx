import { useMemo } from 'react';
import type { Proof } from '../../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { formatMonth } from '../../../shared/dates/format-date.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { openProofRow } from './open-row.ts';
import { PrintedRows } from './PrintedRows.tsx';
import classes from './ProofScreen.module.css';
import { EXCLUDED_COLUMNS } from './proof-columns.fr.ts';

/** What does not count in the figure, each row with its reason. */
export function ProofLeftOut({ proof, scope, printing }: { proof: Proof; scope: Scope; printing: boolean }) {
  const rows = useMemo(() => proof.excluded.map((row, key) => ({ ...row, key })), [proof]);
  const { excludedCount } = proof;
  const label = `Laissé de côté, ${proof.name} – ${formatMonth(proof.month)}`;
  const rest = excludedCount - rows.length;
  return (
    <Card title="Laissé de côté, et pourquoi" note={excludedCount === 0 ? undefined : lines(excludedCount)}>
      {rows.length === 0 ? (
        <p className={classes.none}>Rien n’est laissé de côté.</p>
      ) : printing ? (
        <PrintedRows label={label} columns={EXCLUDED_COLUMNS} rows={rows} count={excludedCount} rowKey={(row) => row.key} />
      ) : (
        <div className={classes.rows}>
          <DataTable
            label={label}
            columns={EXCLUDED_COLUMNS}
            rows={rows}
            rowKey={(row) => row.key}
            onOpen={(row) => openProofRow(row, scope)}
            rememberAs="proof-left-out"
          />
        </div>
      )}
      {!printing && rest > 0 && (
        <p className={classes.more}>Les plus gros montants de chaque raison ; {lines(rest)} de plus sans être affichées.</p>
      )}
    </Card>
  );
}

function lines(count: number): string {
  return `${count.toLocaleString('fr-FR')} ligne${count > 1 ? 's' : ''}`;
}
