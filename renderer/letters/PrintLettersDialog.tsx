import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { lettersWords, oncePosted, printedFileSentence } from '../../shared/letters/letter-counts.fr.ts';
import { isRegistered, letterName } from '../../shared/letters/letter-names.fr.ts';
import type { PreflightCheck } from '../../shared/letters/letters.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { OverrideForm } from './OverrideForm.tsx';
import { PackChoice } from './PackChoice.tsx';
import { PrintedLetterNotice } from './PrintedLetterNotice.tsx';
import classes from './PrintLettersDialog.module.css';
import { type LetterRequest, type PreparedLetter, useLetterActions } from './use-letter-actions.ts';
import { useOverride } from './use-override.ts';

/** The way to deal with a check, as a link in its sentence. */
export type Remedy = (check: PreflightCheck, customerId: number) => ReactNode;

const isBlocked = ({ preflight }: PreparedLetter) => preflight.some(({ severity }) => severity === 'blocking');

function requestOf({ letterId: _letterId, preflight: _preflight, printed: _printed, ...request }: PreparedLetter): LetterRequest {
  return request;
}

/** From a choice of letters to paper: prepares them, says which cannot leave and why, prints the others, then asks if they were posted. */
export function PrintLettersDialog({
  requests,
  remedy,
  onClose,
}: {
  requests: readonly LetterRequest[];
  remedy: Remedy;
  onClose: () => void;
}) {
  const { today } = useCompany();
  const { prepare, print, markSent, progress, cancel } = useLetterActions();
  const [sentOn, setSentOn] = useState<LocalDate | null>(today);
  const [givenUp, setGivenUp] = useState<ReadonlySet<number>>(new Set());
  const [pack, setPack] = useState(false);
  const [duplex, setDuplex] = useState(false);
  const override = useOverride();
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    prepare.mutate(requests);
  }, [prepare.mutate, requests]);

  const letters = (prepare.data ?? []).filter(({ letterId }) => !givenUp.has(letterId));
  const ready = letters.filter((letter) => !isBlocked(letter));
  const blocked = letters.filter(isBlocked);
  const printed = print.data ?? null;

  if (printed) {
    return (
      <FormDialog
        title={`${lettersWords(ready.length)} imprimé${ready.length > 1 ? 's' : ''}`}
        verb={`Marquer ${lettersWords(ready.length)} comme envoyé${ready.length > 1 ? 's' : ''}`}
        closeWord="Plus tard"
        isDirty={false}
        busy={markSent.isPending}
        error={markSent.error}
        canSubmit={sentOn !== null}
        onClose={onClose}
        onSubmit={() => {
          if (sentOn === null) return;
          const done = () => {
            notifyDone(`${lettersWords(ready.length)} marqué${ready.length > 1 ? 's' : ''} comme envoyé${ready.length > 1 ? 's' : ''}`);
            onClose();
          };
          markSent.mutate({ letterIds: ready.map(({ letterId }) => letterId), sentOn }, { onSuccess: done });
        }}
      >
        <p className={classes.text}>
          {withFrenchSpaces(printedFileSentence(printed))} {withFrenchSpaces(oncePosted(ready))} Vous pouvez aussi le faire plus tard, dans
          « Courriers ».
        </p>
        <DateField
          label={ready.some(({ channel }) => channel === 'email') ? 'Envoyés le' : 'Postés le'}
          value={sentOn}
          onChange={setSentOn}
          max={today}
          what="La date d’envoi"
          w={180}
        />
      </FormDialog>
    );
  }
  const busy = prepare.isPending || print.isPending;
  return (
    <FormDialog
      title={prepare.isPending ? 'Préparation des courriers' : readyTitle(ready.length, blocked.length)}
      verb={ready.length > 0 ? `Imprimer ${lettersWords(ready.length)}` : 'Imprimer'}
      size={600}
      isDirty={false}
      busy={busy}
      showsProgress
      error={prepare.error ?? print.error}
      canSubmit={ready.length > 0}
      onClose={onClose}
      onSubmit={() => print.mutate({ letters: ready, pack, duplex })}
    >
      {busy ? (
        <ProgressPanel progress={progress} label={prepare.isPending ? 'Préparation des courriers' : 'Impression'} onCancel={cancel} />
      ) : (
        <>
          {blocked.length > 0 && (
            <ul className={classes.blocked} aria-label="Courriers bloqués">
              {blocked.map((letter) => (
                <li key={letter.letterId}>
                  <StatusDot colour="late">{letter.customerName}</StatusDot>
                  {letter.preflight
                    .filter(({ severity }) => severity === 'blocking')
                    .map((check) => (
                      <span key={check.code} className={classes.reason}>
                        {withFrenchSpaces(check.message)} {remedy(check, letter.customerId)}{' '}
                        {check.overridable === true && (
                          <OverrideForm
                            onOverride={async (reason) => {
                              await override(requestOf(letter), check.code, reason);
                              prepare.mutate(requests);
                            }}
                          />
                        )}
                      </span>
                    ))}
                </li>
              ))}
            </ul>
          )}
          {ready.map(
            ({ printed: before, letterId, customerName, asOf }) =>
              before !== null &&
              before.change !== null && (
                <section key={letterId} aria-label={`Courrier à refaire : ${customerName}`}>
                  <p className={classes.text}>{customerName}</p>
                  <PrintedLetterNotice
                    printed={before}
                    asOf={asOf}
                    onRedone={() => prepare.mutate(requests)}
                    onWithdrawn={() => setGivenUp(new Set([...givenUp, letterId]))}
                  />
                </section>
              ),
          )}
          {ready.length > 0 && (
            <table className={classes.table} aria-label="Courriers prêts">
              <tbody>
                {ready.map((letter) => {
                  const warnings = letter.preflight.filter(({ severity }) => severity === 'warning').length;
                  return (
                    <tr key={letter.letterId}>
                      <td>{letter.customerName}</td>
                      <td>
                        {letterName(letter.kind)}
                        {isRegistered(letter.kind) && <span className={classes.muted}> · recommandé</span>}
                        {letter.channel === 'email' && <span className={classes.muted}> · à joindre à un e-mail</span>}
                      </td>
                      <td className={classes.warnings}>{warnings > 0 && `${warnings} point${warnings > 1 ? 's' : ''} à vérifier`}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
          {ready.length > 0 && <PackChoice pack={pack} onPack={setPack} duplex={duplex} onDuplex={setDuplex} />}
        </>
      )}
    </FormDialog>
  );
}

function readyTitle(ready: number, blocked: number): string {
  const parts = [];
  if (ready > 0) parts.push(`${lettersWords(ready)} prêt${ready > 1 ? 's' : ''}`);
  if (blocked > 0) parts.push(`${blocked} bloqué${blocked > 1 ? 's' : ''}`);
  return parts.length === 0 ? 'Courriers' : parts.join(', ');
}
