import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ClaimEvent, ClaimFile, ClaimTerm } from '../../shared/legal/claims.contract.ts';
import { timeLeftWords } from '../../shared/legal/prescription-words.fr.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './ClaimPane.module.css';
import { termDot } from './claim-dots.ts';
import { InterruptionDialog } from './InterruptionDialog.tsx';
import { PutAlertAsideDialog } from './PutAlertAsideDialog.tsx';

/** How long the claims can still be brought: the hard limit, what events add to it, and their proofs. */
export function TermCard({ file, today }: { file: ClaimFile; today: LocalDate }) {
  const [noting, setNoting] = useState<'new' | ClaimEvent | null>(null);
  const [isAside, setAside] = useState(false);
  const invoiceIds = file.terms.map(({ invoiceId }) => invoiceId);
  const restore = useApiCommand('legal.restoreAlert', { onSuccess: () => notifyDone('Alerte rétablie'), onError: notifyError });
  const alerted = file.terms.filter(({ alertMonths }) => alertMonths !== null);
  const ringing = alerted.filter(({ isAlertAside }) => !isAlertAside).map(({ invoiceId }) => invoiceId);
  const aside = alerted.filter(({ isAlertAside }) => isAlertAside).map(({ invoiceId }) => invoiceId);
  return (
    <Card
      title="Prescription"
      actions={
        <Button size="compact-sm" leftSection={<Icon name="plus" size={12} />} ml="auto" onClick={() => setNoting('new')}>
          Noter une interruption
        </Button>
      }
    >
      {file.terms.map((term) => (
        <Term key={term.invoiceId} term={term} today={today} isAlone={file.terms.length === 1} onCorrect={setNoting} />
      ))}
      <p className={classes.muted}>Une relance ou une mise en demeure, même recommandée, n’arrête pas ce délai.</p>
      {alerted.length > 0 && (
        <div className={classes.buttons}>
          {ringing.length > 0 && (
            <Button size="compact-sm" mt={6} onClick={() => setAside(true)}>
              Mettre l’alerte de côté
            </Button>
          )}
          {aside.length > 0 && (
            <Button size="compact-sm" mt={6} onClick={() => restore.mutate({ invoiceIds: aside })}>
              Rétablir l’alerte
            </Button>
          )}
        </div>
      )}
      {noting !== null && (
        <InterruptionDialog invoiceIds={invoiceIds} event={noting === 'new' ? null : noting} onClose={() => setNoting(null)} />
      )}
      {isAside && <PutAlertAsideDialog invoiceIds={ringing} today={today} onClose={() => setAside(false)} />}
    </Card>
  );
}

function Term(props: { term: ClaimTerm; today: LocalDate; isAlone: boolean; onCorrect: (event: ClaimEvent) => void }) {
  const { term, today, isAlone, onCorrect } = props;
  const { prescribesOn, extendedOn, possibleOn } = term;
  const days = [
    { label: 'Dernier jour sûr', on: prescribesOn, isShown: true },
    { label: 'Avec les interruptions notées', on: extendedOn, isShown: extendedOn !== prescribesOn },
    { label: 'Si un juge y voit une reconnaissance', on: possibleOn, isShown: possibleOn !== extendedOn },
  ].filter(({ isShown }) => isShown);
  return (
    <div>
      {!isAlone && <strong>Facture {term.invoiceNumber}</strong>}
      <dl className={classes.days}>
        {days.map(({ label, on }) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{formatDate(on)}</dd>
            <dd>
              <StatusDot colour={on === extendedOn ? termDot(term, today) : on < today ? 'neutral' : 'good'}>
                {timeLeftWords(on, today)}
              </StatusDot>
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.muted}>{term.explanation}.</p>
      {term.events.length > 0 && (
        <ul className={classes.events}>
          {term.events.map((event) => (
            <Event key={`${event.interruptionId} ${event.kind} ${event.on}`} event={event} onCorrect={onCorrect} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Event({ event, onCorrect }: { event: ClaimEvent; onCorrect: (event: ClaimEvent) => void }) {
  const save = useSaveFile();
  const remove = useApiCommand('legal.removeInterruption', { onSuccess: () => notifyDone('Interruption retirée'), onError: notifyError });
  const { interruptionId, name, article, on, until, proof, file, movesTo } = event;
  return (
    <li>
      <span>
        {name} du {formatDate(on)}
        {until !== null && ` au ${formatDate(until)}`} <span className={classes.muted}>({article})</span>
        <small>
          {movesTo === null ? 'Sans effet : trop tôt ou trop tard' : `Porte le délai au ${formatDate(movesTo)}`}
          {proof !== '' && ` · ${proof}`}
        </small>
      </span>
      {interruptionId !== null && (
        <span className={classes.buttons}>
          {file !== null && (
            <Button
              size="compact-xs"
              onClick={() =>
                void save(file.name, (client, out, options) => client.customers.exportFile({ fileId: file.fileId, out }, options))
              }
            >
              Preuve
            </Button>
          )}
          <Button size="compact-xs" aria-label={`Corriger : ${name} du ${formatDate(on)}`} onClick={() => onCorrect(event)}>
            Corriger
          </Button>
          <Button
            size="compact-xs"
            aria-label={`Retirer : ${name} du ${formatDate(on)}`}
            onClick={() =>
              confirm({
                title: 'Retirer cette interruption ?',
                consequence: 'Le délai de prescription revient à ce qu’il était sans elle. Sa pièce reste avec le client.',
                verb: 'Retirer l’interruption',
                onConfirm: () => remove.mutate({ interruptionId }),
              })
            }
          >
            Retirer
          </Button>
        </span>
      )}
    </li>
  );
}
