import { Button, Menu } from '@mantine/core';
import type { BankReturn } from '../../shared/imports/matches.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './Matches.module.css';
import { RETURN_STATES, returnableText } from './match-words.fr.ts';

const COLUMNS: readonly Column<BankReturn>[] = [
  { id: 'date', header: 'Repris le', kind: 'date', value: (row) => row.bookedOn },
  { id: 'amount', header: 'Montant', kind: 'amount', value: (row) => row.amountCents, width: 104 },
  {
    id: 'label',
    header: 'Libellé',
    value: (row) => row.label,
    cell: (row) => <span title={row.fileName}>{row.label}</span>,
    width: 240,
    wraps: true,
  },
  {
    id: 'reason',
    header: 'État, et pourquoi',
    value: (row) => `${RETURN_STATES[row.state]}. ${row.reason}`,
    cell: (row) => (
      <>
        <span className={classes.proposal}>{RETURN_STATES[row.state]}</span>
        {withFrenchSpaces(row.reason)}
      </>
    ),
    wraps: true,
  },
];

/** What banks took back of what they had credited: the payment that it was is taken out of the books, or a person says which. */
export function BankReturns({ returns }: { returns: readonly BankReturn[] }) {
  const reopen = useApiCommand('imports.reopenReturn', {
    onSuccess: () => notifyDone('Ce rejet attend de nouveau.'),
    onError: notifyError,
  });
  const say = (said: string, returnId: number) => notifyDone(said, { verb: 'Annuler', onClick: () => reopen.mutate({ returnId }) });
  const accept = useApiCommand('imports.acceptReturn', {
    onSuccess: ({ returnId }) => say('Le règlement est retiré : ce qu’il avait soldé est de nouveau à régler.', returnId),
    onError: notifyError,
  });
  const ignore = useApiCommand('imports.ignoreReturn', {
    onSuccess: ({ returnId }) => say('Le rejet est laissé de côté.', returnId),
    onError: notifyError,
  });
  const isBusy = reopen.isPending || accept.isPending || ignore.isPending;
  return (
    <DataTable
      label="Rejets et impayés"
      columns={COLUMNS}
      rows={returns}
      rowKey={(row) => row.returnId}
      rememberAs="bank-returns"
      actionsShown
      actionsWidth={262}
      isMuted={(row) => row.state === 'ignored'}
      actions={({ returnId, label, state, candidates }) =>
        state === 'offered' ? (
          <>
            {candidates.length > 0 && (
              <Menu width={360}>
                <Menu.Target>
                  <Button size="compact-xs" variant="filled" disabled={isBusy} aria-label={`Retirer un règlement pour ${label}`}>
                    Retirer le règlement…
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {candidates.map((candidate) => (
                    <Menu.Item key={candidate.paymentId} onClick={() => accept.mutate({ returnId, paymentId: candidate.paymentId })}>
                      {returnableText(candidate)}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )}
            <Button size="compact-xs" disabled={isBusy} onClick={() => ignore.mutate({ returnId })} aria-label={`Ignorer ${label}`}>
              Ignorer
            </Button>
          </>
        ) : (
          <Button size="compact-xs" disabled={isBusy} onClick={() => reopen.mutate({ returnId })} aria-label={`Revenir sur ${label}`}>
            {state === 'applied' ? 'Remettre le règlement' : 'Remettre à traiter'}
          </Button>
        )
      }
      empty={
        <EmptyState icon="check" title="Aucun rejet">
          Les prélèvements rejetés et les chèques impayés d’un relevé se retrouvent ici, avec le règlement qu’ils annulent.
        </EmptyState>
      }
    />
  );
}
