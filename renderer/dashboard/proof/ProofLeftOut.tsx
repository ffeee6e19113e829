import { useMemo, useState } from 'react';
import type { Proof } from '../../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ScreenState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { MoreRows } from './MoreRows.tsx';
import { openProofRow } from './open-row.ts';
import { PrintedRows } from './PrintedRows.tsx';
import classes from './ProofScreen.module.css';
import { excludedColumns, labelOfList } from './proof-columns.fr.ts';
import { useLeftOutRows } from './use-proof-rows.ts';

/** What does not count in the figure, each row with its reason. */
export function ProofLeftOut({ proof, scope, printing }: { proof: Proof; scope: Scope; printing: boolean }) {
  const [pages, setPages] = useState(1);
  const { rows, error, retry } = useLeftOutRows(proof, scope, pages);
  const { excludedCount } = proof;
  const ofOneCustomer = scope.customerId !== undefined;
  const columns = useMemo(() => excludedColumns(rows, ofOneCustomer), [rows, ofOneCustomer]);
  const label = labelOfList(`Laissé de côté, ${proof.name}`, proof);
  if (error) return <ErrorState error={error} onRetry={retry} />;
  return (
    <Card
      title="Laissé de côté, et pourquoi"
      note={excludedCount === 0 ? undefined : `${excludedCount.toLocaleString('fr-FR')} ligne${excludedCount > 1 ? 's' : ''}`}
    >
      {rows.length === 0 ? (
        <p className={classes.none}>Rien n’est laissé de côté.</p>
      ) : printing ? (
        <PrintedRows label={label} columns={columns} rows={rows} count={excludedCount} rowKey={(row) => row.key} />
      ) : (
        <div className={classes.rows}>
          <DataTable
            label={label}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            onOpen={(row) => openProofRow(row, scope)}
            rememberAs="proof-left-out"
          />
        </div>
      )}
      {!printing && (
        <MoreRows shown={rows.length} count={excludedCount} pages={pages} onPages={setPages} order="une raison après l’autre" />
      )}
    </Card>
  );
}
