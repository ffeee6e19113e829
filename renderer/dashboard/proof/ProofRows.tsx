import { useMemo, useState } from 'react';
import type { Proof } from '../../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { formatEuros } from '../../../shared/money/format-money.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ScreenState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { MoreRows } from './MoreRows.tsx';
import { openProofRow } from './open-row.ts';
import { PrintedRows } from './PrintedRows.tsx';
import classes from './ProofScreen.module.css';
import { columnsOfPart, labelOfList } from './proof-columns.fr.ts';
import { useProofRows } from './use-proof-rows.ts';

/** The rows that one term of the formula adds up. */
export function ProofRows({
  proof,
  part,
  scope,
  printing,
}: {
  proof: Proof;
  part: Proof['parts'][number];
  scope: Scope;
  printing: boolean;
}) {
  const [pages, setPages] = useState(1);
  const { rows, error, retry } = useProofRows(proof, part.part, part.count, scope, pages);
  const ofOneCustomer = scope.customerId !== undefined;
  const columns = useMemo(() => columnsOfPart(part.part, rows, part.sumCents, ofOneCustomer), [part, rows, ofOneCustomer]);
  const label = labelOfList(part.label, proof);
  const count = `${part.count.toLocaleString('fr-FR')} ligne${part.count > 1 ? 's' : ''}`;
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (printing) {
    return (
      <Card title={part.label} note={`${count} · ${formatEuros(part.sumCents)}`}>
        <PrintedRows label={label} columns={columns} rows={rows} count={part.count} rowKey={(row) => row.key} />
      </Card>
    );
  }
  return (
    <Card title={part.label} note={`${count} · ${formatEuros(part.sumCents)}`}>
      {part.count === 0 ? (
        <p className={classes.none}>Aucune ligne.</p>
      ) : (
        <div className={classes.rows}>
          <DataTable
            label={label}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            onOpen={(row) => openProofRow(row, scope)}
            rememberAs={`proof-${part.part}`}
          />
        </div>
      )}
      <MoreRows shown={rows.length} count={part.count} pages={pages} onPages={setPages} order="les plus grosses" />
    </Card>
  );
}
