import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MovementToMatch } from '../../shared/imports/matches.contract.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { HandMatchDialog } from './HandMatchDialog.tsx';
import classes from './Matches.module.css';
import { allocatedText, candidateText, proposalText, reasonOf, recordedLinkText, recordedText, togetherText } from './match-words.fr.ts';
import type { useMatchDecisions } from './use-match-decisions.ts';

const COLUMNS: readonly Column<MovementToMatch>[] = [
  { id: 'date', header: 'Reçu le', kind: 'date', value: (movement) => movement.bookedOn },
  { id: 'amount', header: 'Montant', kind: 'amount', value: (movement) => movement.amountCents, width: 104 },
  {
    id: 'label',
    header: 'Libellé',
    value: (movement) => movement.label,
    cell: (movement) => <span title={movement.fileName}>{movement.label}</span>,
    width: 190,
    wraps: true,
  },
  {
    id: 'reason',
    header: 'Proposition, et pourquoi',
    value: (movement) => `${proposalText(movement)}. ${reasonOf(movement)}`,
    cell: (movement) => (
      <>
        <span className={classes.proposal}>{proposalText(movement)}</span>
        {withFrenchSpaces(reasonOf(movement))}
      </>
    ),
    wraps: true,
  },
];

export interface WaitingCreditsProps {
  movements: readonly MovementToMatch[];
  decisions: ReturnType<typeof useMatchDecisions>;
}

/** What waits: allocated as proposed in one click, or decided by hand. */
export function WaitingCredits({ movements, decisions }: WaitingCreditsProps) {
  const [chosen, setChosen] = useState<MovementToMatch | null>(null);
  return (
    <>
      <DataTable
        label="Encaissements à rapprocher"
        columns={COLUMNS}
        rows={movements}
        rowKey={(movement) => movement.movementId}
        rememberAs="bank-matches"
        actionsShown
        actionsWidth={258}
        actions={(movement) => (
          <>
            <Likeliest movement={movement} decisions={decisions} />
            <Button
              size="compact-xs"
              disabled={decisions.isBusy}
              onClick={() => setChosen(movement)}
              aria-label={`Choisir pour ${movement.label}`}
            >
              Choisir…
            </Button>
            <Button
              size="compact-xs"
              disabled={decisions.isBusy}
              onClick={() => decisions.ignore(movement.movementId, movement.label)}
              aria-label={`Ignorer ${movement.label}`}
              title="Ce n’est pas un client"
            >
              Ignorer
            </Button>
          </>
        )}
        empty={
          <EmptyState icon="check" title="Tout est rapproché">
            Les encaissements d’un relevé bancaire qui ne désignent pas leur facture attendront ici.
          </EmptyState>
        }
      />
      {chosen && <HandMatchDialog movement={chosen} onDone={decisions.say} onClose={() => setChosen(null)} />}
    </>
  );
}

interface DecisionProps {
  movement: MovementToMatch;
  decisions: WaitingCreditsProps['decisions'];
}

/** What the credit most likely is, in one click: payments that are there already come before invoices that it would pay. */
function Likeliest({ movement, decisions }: DecisionProps) {
  const isRecorded = movement.recorded.length + movement.recordedTogether.length > 0;
  return isRecorded ? <Recorded movement={movement} decisions={decisions} /> : <Proposed movement={movement} decisions={decisions} />;
}

/** The payment, or the payments, that the credit may be already. */
function Recorded({ movement, decisions }: DecisionProps) {
  const { movementId, label, recorded, recordedTogether } = movement;
  const [first] = recorded;
  const text = first ? recordedText(first) : togetherText(recordedTogether);
  const found = first ? { paymentId: first.paymentId } : { paymentIds: recordedTogether.map(({ paymentId }) => paymentId) };
  return (
    <Button
      size="compact-xs"
      disabled={decisions.isBusy}
      onClick={() => decisions.accept({ movementId, ...found }, recordedLinkText(first ? 1 : recordedTogether.length))}
      title={text}
      aria-label={`${first ? 'Déjà saisi' : 'Déjà saisis'} ${label} : ${text}`}
    >
      {first ? 'Déjà saisi' : 'Déjà saisis'}
    </Button>
  );
}

function Proposed({ movement, decisions }: DecisionProps) {
  const { movementId, label, candidates } = movement;
  const [first] = candidates;
  if (first === undefined) return null;
  const allocated = first.allocations.reduce((sum, { amountCents }) => sum + amountCents, 0) as typeof movement.amountCents;
  return (
    <Button
      size="compact-xs"
      variant="filled"
      disabled={decisions.isBusy}
      onClick={() =>
        decisions.accept(
          { movementId },
          allocatedText(
            allocated,
            first.allocations.map(({ number }) => number),
            first.discountCents,
          ),
        )
      }
      aria-label={`Affecter ${label} : ${candidateText(first)}`}
    >
      Affecter
    </Button>
  );
}
