import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { shortDate } from '../../shared/dates/short-date.fr.ts';
import { DELIVERY_NAMES } from '../../shared/letters/delivery-words.fr.ts';
import { inEnvelopeOrder } from '../../shared/letters/envelope-order.ts';
import { lettersWords, printedFileSentence } from '../../shared/letters/letter-counts.fr.ts';
import { isRegistered, letterName, letterStateName } from '../../shared/letters/letter-names.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { errorMessage, wasCancelled } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import classes from './LetterRegister.module.css';
import { MarkSentDialog } from './MarkSentDialog.tsx';
import { RegisteredNumbersDialog } from './RegisteredNumbersDialog.tsx';
import { StoredLetterPane } from './StoredLetterPane.tsx';
import { useLetterActions } from './use-letter-actions.ts';

const DOTS: Record<LetterSummary['state'], DotColour> = { draft: 'neutral', printed: 'warn', sent: 'good', withdrawn: 'neutral' };

/** What came back is not well: it is to be sent again, or no longer waited for. */
function dotOf({ state, delivery }: LetterSummary): DotColour {
  if (delivery === 'wrongAddress') return 'late';
  return delivery === 'unclaimed' || delivery === 'refused' ? 'warn' : DOTS[state];
}

/** Every letter prepared, printed or sent, of all customers or of one; printed again unchanged, marked as sent, looked at. */
export function LetterRegister({ customerId, empty, actions }: { customerId?: number; empty: ReactNode; actions?: ReactNode }) {
  const letters = useApiQuery('letters.list', customerId === undefined ? {} : { customerId });
  return (
    <QueryState query={letters}>
      {(rows) => (rows.length === 0 ? empty : <Register letters={rows} customerId={customerId} actions={actions} />)}
    </QueryState>
  );
}

function Register({
  letters,
  customerId,
  actions,
}: {
  letters: readonly LetterSummary[];
  customerId: number | undefined;
  actions: ReactNode;
}) {
  const ofOneCustomer = customerId !== undefined;
  // Apart from the list, which must not wait for every printed letter to be worked out again.
  const outdated = useApiQuery('letters.outdated', customerId === undefined ? {} : { customerId }, { keepPrevious: true });
  const changes = useMemo(() => new Map(outdated.data?.map(({ letterId, change }) => [letterId, change])), [outdated.data]);
  const [chosen, setChosen] = useState<ReadonlySet<string | number>>(new Set());
  const [shown, setShown] = useState<number | null>(letters[0]?.letterId ?? null);
  const [marking, setMarking] = useState(false);
  const [numbering, setNumbering] = useState(false);
  const [pack, setPack] = useState(false);
  const following = useApiQuery('letters.following', customerId === undefined ? {} : { customerId }, { keepPrevious: true });
  const { print, progress, cancel } = useLetterActions();
  const { today } = useCompany();
  const discard = useApiCommand('letters.discard', { onError: notifyError });

  const selected = letters.filter(({ letterId }) => chosen.has(letterId));
  const printable = selected.filter(({ state }) => state !== 'withdrawn');
  const sendable = printable.filter(({ state }) => state !== 'draft');
  const numberable = inEnvelopeOrder(
    printable
      .filter(({ kind, channel }) => isRegistered(kind) && channel === 'letter')
      .map((letter) => ({ ...letter, isRegistered: true })),
  );
  const stale = selected.filter(({ letterId }) => changes.has(letterId)).length;
  const open = letters.find(({ letterId }) => letterId === shown);
  const stateText = useCallback(
    ({ letterId, state, asOf, printedOn, sentOn, withdrawnOn, delivery, deliveredOn }: LetterSummary) => {
      if (delivery !== null && deliveredOn !== null) return `${DELIVERY_NAMES[delivery]} le\u00a0${shortDate(deliveredOn, today)}`;
      if (changes.has(letterId)) return `${letterStateName(state)}, à\u00a0refaire`;
      return `${letterStateName(state)} le\u00a0${shortDate(withdrawnOn ?? sentOn ?? printedOn ?? asOf, today)}`;
    },
    [today, changes],
  );
  const columns = useMemo((): Column<LetterSummary>[] => {
    const customer: Column<LetterSummary> = { id: 'customer', header: 'Client', value: ({ customerName }) => customerName, wraps: true };
    return [
      ...(ofOneCustomer ? [] : [customer]),
      { id: 'kind', header: 'Courrier', value: ({ kind }) => letterName(kind), wraps: true },
      {
        id: 'state',
        header: 'État',
        value: stateText,
        cell: (letter) => <StatusDot colour={dotOf(letter)}>{stateText(letter)}</StatusDot>,
        width: 146,
        wraps: true,
      },
      { id: 'total', header: 'Total (€)', kind: 'amount', value: ({ totalCents }) => totalCents, width: 98 },
    ];
  }, [ofOneCustomer, stateText]);

  const printSelected = () =>
    print.mutate(
      { letters: printable, pack },
      {
        onSuccess: (result) => result && notifyDone(withFrenchSpaces(printedFileSentence(result))),
      },
    );
  return (
    <div className={classes.register}>
      <section className={classes.list} aria-label="Courriers">
        <div className={classes.bar}>
          <Button
            leftSection={<Icon name="print" size={14} />}
            disabled={printable.length === 0}
            loading={print.isPending}
            onClick={printSelected}
          >
            {printable.length === 0 ? 'Imprimer' : `Imprimer ${lettersWords(printable.length)}`}
          </Button>
          <Button disabled={sendable.length === 0} onClick={() => setMarking(true)}>
            {sendable.length === 0
              ? 'Marquer comme envoyé'
              : `Marquer ${lettersWords(sendable.length)} comme envoyé${sendable.length > 1 ? 's' : ''}`}
          </Button>
          {numberable.length > 0 && <Button onClick={() => setNumbering(true)}>Numéros de recommandé…</Button>}
          {printable.length > 0 && (
            <Checkbox label="En pochette" checked={pack} onChange={(event) => setPack(event.currentTarget.checked)} />
          )}
          {actions}
          {!print.isPending && selected.length === 0 && <span className={classes.note}>Cochez des courriers</span>}
        </div>
        {print.isPending && <ProgressPanel progress={progress} label="Impression" onCancel={cancel} />}
        {stale > 0 && (
          <InlineAlert tone="warn">
            {stale === 1
              ? 'Un courrier choisi n’est plus à jour : ouvrez-le pour le refaire avant de l’envoyer.'
              : `${stale} courriers choisis ne sont plus à jour : ouvrez-les pour les refaire avant de les envoyer.`}
          </InlineAlert>
        )}
        {print.error && !wasCancelled(print.error) && <InlineAlert tone="warn">{errorMessage(print.error)}</InlineAlert>}
        <div className={classes.table}>
          <DataTable
            label="Courriers"
            columns={columns}
            rows={letters}
            rowKey={({ letterId }) => letterId}
            rememberAs={ofOneCustomer ? 'customer-letters' : 'letters'}
            openKey={shown}
            onOpen={({ letterId }) => setShown(letterId)}
            selection={{
              keys: chosen,
              onChange: setChosen,
              labelOf: (key) => {
                const letter = letters.find(({ letterId }) => letterId === key);
                return letter ? `Choisir : ${letterName(letter.kind)}, ${letter.customerName}` : 'Choisir le courrier';
              },
            }}
          />
        </div>
      </section>
      {open && (
        <StoredLetterPane
          letter={open}
          change={changes.get(open.letterId) ?? null}
          following={following.data?.find(({ letterId }) => letterId === open.letterId)?.sentence ?? null}
          onRedone={(letterId) => setShown(letterId)}
          onDiscard={open.state === 'draft' ? () => discard.mutate({ letterId: open.letterId }) : undefined}
        />
      )}
      {numbering && <RegisteredNumbersDialog letters={numberable} onClose={() => setNumbering(false)} />}
      {marking && <MarkSentDialog letters={sendable} onClose={() => setMarking(false)} />}
    </div>
  );
}
