import { Button } from '@mantine/core';
import type { DecidedMatch } from '../../shared/imports/matches.contract.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { decidedText } from './match-words.fr.ts';
import type { useMatchDecisions } from './use-match-decisions.ts';

const COLUMNS: readonly Column<DecidedMatch>[] = [
  { id: 'date', header: 'Reçu le', kind: 'date', value: (match) => match.bookedOn },
  { id: 'amount', header: 'Montant', kind: 'amount', value: (match) => match.amountCents },
  {
    id: 'label',
    header: 'Libellé',
    value: (match) => match.label,
    cell: (match) => <span title={match.fileName}>{match.label}</span>,
    width: 280,
    wraps: true,
  },
  { id: 'decision', header: 'Décision', value: decidedText, wraps: true },
  { id: 'decidedOn', header: 'Décidé le', kind: 'date', value: (match) => match.decidedOn },
];

export interface DecidedMatchesProps {
  matches: readonly DecidedMatch[];
  decisions: ReturnType<typeof useMatchDecisions>;
}

/** What persons decided of credits, each of which can be taken back. */
export function DecidedMatches({ matches, decisions }: DecidedMatchesProps) {
  return (
    <DataTable
      label="Encaissements déjà traités"
      columns={COLUMNS}
      rows={matches}
      rowKey={(match) => match.movementId}
      rememberAs="decided-matches"
      actionsShown
      actionsWidth={196}
      actions={(match) => (
        <Button
          size="compact-xs"
          disabled={decisions.isBusy}
          onClick={() => decisions.reopen(match.movementId)}
          aria-label={`Remettre à rapprocher ${match.label}`}
        >
          Remettre à rapprocher
        </Button>
      )}
      empty={
        <EmptyState title="Rien n’a encore été décidé">Ce que vous affectez ou laissez de côté se retrouve ici, et se reprend.</EmptyState>
      }
    />
  );
}
