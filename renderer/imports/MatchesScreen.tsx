import { Button } from '@mantine/core';
import type { MovementToMatch } from '../../shared/imports/matches.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { Card } from '../ui/Card.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { notifyError } from '../ui/notify.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './Imports.module.css';
import { MatchTolerance } from './MatchTolerance.tsx';
import { candidateText, recordedText } from './match-words.fr.ts';

const COLUMNS: readonly Column<MovementToMatch>[] = [
  { id: 'date', header: 'Reçu le', kind: 'date', value: (movement) => movement.bookedOn },
  { id: 'amount', header: 'Montant', kind: 'amount', value: (movement) => movement.amountCents },
  {
    id: 'label',
    header: 'Libellé',
    value: (movement) => movement.label,
    width: 170,
    cell: (movement) => <span title={`${movement.label}\n${movement.fileName}`}>{movement.label}</span>,
  },
  {
    id: 'customer',
    header: 'Client',
    value: (movement) => movement.customerName ?? movement.candidates[0]?.customerName ?? 'non reconnu',
    width: 140,
  },
  {
    id: 'invoices',
    header: 'Factures proposées',
    value: (movement) => candidateText(movement.candidates[0]),
    cell: (movement) => <span title={candidateText(movement.candidates[0])}>{candidateText(movement.candidates[0])}</span>,
    width: 150,
  },
  {
    id: 'reason',
    header: 'Pourquoi',
    value: reasonOf,
    cell: (movement) => <span title={reasonOf(movement)}>{reasonOf(movement)}</span>,
  },
];

/** That the money may be there already comes before what it could pay. */
function reasonOf({ recorded: [first], reason }: MovementToMatch): string {
  return first ? recordedText(first) : reason;
}

/** Credits of bank statements that nothing sure explains: each with what is proposed and why, allocated in one click or left out. */
export function MatchesScreen() {
  const matches = useApiQuery('imports.matches', {});
  const accept = useApiCommand('imports.acceptMatch', { onError: notifyError });
  const ignore = useApiCommand('imports.ignoreMatch', { onError: notifyError });
  const isBusy = accept.isPending || ignore.isPending;
  return (
    <FillScreen>
      <PageHeader
        title="À rapprocher"
        note="Les encaissements qui attendent leur facture"
        actions={<BackLink label="Import" href={hrefTo('imports', {})} />}
      />
      <Card padding="flush" fill grow>
        <div className={classes.filters}>
          <MatchTolerance />
        </div>
        <QueryState query={matches}>
          {(movements) => (
            <DataTable
              label="Encaissements à rapprocher"
              columns={COLUMNS}
              rows={movements}
              rowKey={(movement) => movement.movementId}
              rememberAs="bank-matches"
              actionsShown
              actionsWidth={movements.some(({ recorded }) => recorded.length > 0) ? 230 : 150}
              actions={(movement) => {
                const [recorded] = movement.recorded;
                return (
                  <>
                    {recorded !== undefined && (
                      <Button
                        size="compact-xs"
                        disabled={isBusy}
                        onClick={() => accept.mutate({ movementId: movement.movementId, paymentId: recorded.paymentId })}
                        title={recordedText(recorded)}
                        aria-label={`Déjà saisi ${movement.label} : ${recordedText(recorded)}`}
                      >
                        Déjà saisi
                      </Button>
                    )}
                    {movement.candidates.length > 0 && (
                      <Button
                        size="compact-xs"
                        variant="filled"
                        disabled={isBusy}
                        onClick={() => accept.mutate({ movementId: movement.movementId })}
                        aria-label={`Affecter ${movement.label} : ${candidateText(movement.candidates[0])}`}
                      >
                        Affecter
                      </Button>
                    )}
                    <Button
                      size="compact-xs"
                      disabled={isBusy}
                      onClick={() => ignore.mutate({ movementId: movement.movementId })}
                      aria-label={`Ignorer ${movement.label}`}
                    >
                      Ignorer
                    </Button>
                  </>
                );
              }}
              empty={
                <EmptyState icon="check" title="Tout est rapproché">
                  Les encaissements d’un relevé bancaire qui ne désignent pas leur facture attendront ici.
                </EmptyState>
              }
            />
          )}
        </QueryState>
      </Card>
    </FillScreen>
  );
}
