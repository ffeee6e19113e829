import { ActionIcon, Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { CaseStepKind } from '../../shared/legal/case-kinds.ts';
import { afterJudgmentWords, outcomeName, proceedingsName, routeName } from '../../shared/legal/case-words.fr.ts';
import type { CaseDeadline, CaseStep, LegalCase } from '../../shared/legal/cases.contract.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useHost } from '../api/api-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { DotColour } from '../ui/tone.ts';
import { useSaveFile } from '../ui/use-save-file.ts';
import { ViewFileButton } from '../ui/ViewFileButton.tsx';
import { CancelCaseButton } from './CancelCaseButton.tsx';
import { CaseFactsDialog } from './CaseFactsDialog.tsx';
import { CaseStepDialog } from './CaseStepDialog.tsx';
import classes from './CasesTab.module.css';
import { CloseCaseDialog } from './CloseCaseDialog.tsx';
import { DossierDialog } from './DossierDialog.tsx';

type Open = { dialog: 'facts' | 'close' | 'dossier' } | { dialog: 'step'; step: CaseStep | null; kind: CaseStepKind } | null;

/** One case: who and where, its time limits, its steps with what they cost, its files, its end. */
export function CasePane({ legalCase }: { legalCase: LegalCase }) {
  const [open, setOpen] = useState<Open>(null);
  const reopen = useApiCommand('legal.reopenCase', { onRefreshed: () => notifyDone('Dossier rouvert'), onError: notifyError });
  const close = () => setOpen(null);
  const { caseId, customerId, customerName, route, closedOn, outcome, outcomeNote, proceedings } = legalCase;
  const isOpen = closedOn === null;
  return (
    <section className={classes.pane} aria-label={`Dossier de ${customerName}`}>
      <div className={classes.head}>
        <h2>{proceedings === null ? routeName(route) : proceedingsName(proceedings.kind)}</h2>
        <a href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'contentieux' })}>{customerName}</a>
      </div>
      <div className={classes.actions}>
        {isOpen && (
          <Button
            variant="filled"
            onClick={() => setOpen({ dialog: 'step', step: null, kind: legalCase.usualStepsLeft[0]?.kind ?? 'other' })}
          >
            Noter une étape
          </Button>
        )}
        {isOpen && proceedings !== null && (
          <Button component="a" href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'contentieux' })}>
            Déclarer la créance…
          </Button>
        )}
        <Button onClick={() => setOpen({ dialog: 'dossier' })}>Constituer le dossier…</Button>
        {isOpen && <Button onClick={() => setOpen({ dialog: 'facts' })}>Modifier…</Button>}
        {isOpen ? (
          <Button onClick={() => setOpen({ dialog: 'close' })}>Clore…</Button>
        ) : (
          <Button loading={reopen.isPending} onClick={() => reopen.mutate({ caseId })}>
            Rouvrir
          </Button>
        )}
      </div>
      {outcome !== null && closedOn !== null && (
        <StatusDot colour={outcome === 'rejected' || outcome === 'abandoned' ? 'neutral' : 'good'} wraps>
          {outcomeName(outcome)}, clos le {formatDate(closedOn)}
          {outcomeNote === '' ? '' : ` : ${outcomeNote}`}
        </StatusDot>
      )}
      {legalCase.afterJudgment.length > 0 && <p className={classes.note}>{afterJudgmentWords(legalCase.afterJudgment)}</p>}
      {legalCase.deadlines.length > 0 && (
        <Card title="Délais">
          <ul className={classes.lines}>
            {legalCase.deadlines.map((deadline) => (
              <li key={`${deadline.code} ${deadline.on} ${deadline.sentence}`}>
                <StatusDot colour={dotOf(deadline)} wraps>
                  {deadline.sentence}
                </StatusDot>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Steps legalCase={legalCase} onOpen={setOpen} />
      <Particulars legalCase={legalCase} />
      <CaseFiles legalCase={legalCase} />
      {isOpen && <CancelCaseButton legalCase={legalCase} />}
      {open?.dialog === 'step' && <CaseStepDialog legalCase={legalCase} step={open.step} firstKind={open.kind} onClose={close} />}
      {open?.dialog === 'facts' && <CaseFactsDialog legalCase={legalCase} onClose={close} />}
      {open?.dialog === 'close' && <CloseCaseDialog legalCase={legalCase} onClose={close} />}
      {open?.dialog === 'dossier' && <DossierDialog customerId={customerId} customerName={customerName} onClose={close} />}
    </section>
  );
}

function dotOf({ state, isPressing, actor }: CaseDeadline): DotColour {
  if (state === 'lapsed' || state === 'late') return 'late';
  if (isPressing) return 'warn';
  return state === 'met' ? 'good' : actor === 'creditor' ? 'warn' : 'neutral';
}

function Steps({ legalCase, onOpen }: { legalCase: LegalCase; onOpen: (open: Open) => void }) {
  const { steps, usualStepsLeft, costs, closedOn } = legalCase;
  const remove = useApiCommand('legal.removeStep', { onRefreshed: () => notifyDone('Étape retirée'), onError: notifyError });
  const askToRemove = ({ stepId, name }: CaseStep) =>
    confirm({
      title: `Retirer l’étape « ${name} » ?`,
      consequence: 'Ses délais et son coût sont retirés avec elle ; le journal en garde la trace.',
      verb: 'Retirer l’étape',
      onConfirm: () => remove.mutate({ stepId }),
    });
  return (
    <Card title="Étapes et frais" note={costs.totalCents > 0 ? `${formatEuros(costs.totalCents)} de frais` : undefined}>
      {steps.length === 0 ? (
        <p className={classes.note}>Aucune étape notée.</p>
      ) : (
        <ol className={classes.lines}>
          {steps.map((step) => (
            <li key={step.stepId} className={classes.line}>
              <time dateTime={step.on}>{formatDate(step.on)}</time>
              <span>
                {step.name}
                {step.note !== '' && <small>{step.note}</small>}
              </span>
              <span className={classes.amount}>
                {step.costCents > 0 && formatEuros(step.costCents)}
                {step.costCents > 0 && <small>{step.recoverable ? 'au débiteur' : 'à nous'}</small>}
              </span>
              {closedOn === null ? (
                <span>
                  <ActionIcon
                    aria-label={`Corriger l’étape ${step.name}`}
                    onClick={() => onOpen({ dialog: 'step', step, kind: step.kind })}
                  >
                    <Icon name="pencil" size={14} />
                  </ActionIcon>
                  <ActionIcon aria-label={`Retirer l’étape ${step.name}`} onClick={() => askToRemove(step)}>
                    <Icon name="trash" size={14} />
                  </ActionIcon>
                </span>
              ) : (
                <span />
              )}
            </li>
          ))}
        </ol>
      )}
      {usualStepsLeft.length > 0 && (
        <div className={classes.next}>
          {usualStepsLeft.map(({ kind, name }) => (
            <Button
              key={kind}
              size="compact-sm"
              leftSection={<Icon name="plus" size={12} />}
              onClick={() => onOpen({ dialog: 'step', step: null, kind })}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      {costs.totalCents > 0 && (
        <p className={classes.note}>
          Dont {formatEuros(costs.recoverableCents)} à la charge du débiteur et {formatEuros(costs.ownCents)} à la vôtre. Ces frais sont
          tenus à part : ils ne sont jamais dans ce que le client doit sur ses factures.
        </p>
      )}
    </Card>
  );
}

function Particulars({ legalCase }: { legalCase: LegalCase }) {
  const { court, referenceNumber, officer, lawyer, proceedings, openedOn, invoices, openCents, note } = legalCase;
  const agent = proceedings && [
    proceedings.agentName,
    proceedings.agentLine1,
    `${proceedings.agentPostalCode} ${proceedings.agentCity}`.trim(),
  ];
  const facts = [
    ['Ouvert le', formatDate(openedOn)],
    ['Jugement du', proceedings?.judgmentOn ? formatDate(proceedings.judgmentOn) : ''],
    ['Mandataire', agent?.filter((text) => text !== '').join(', ') ?? ''],
    ['Juridiction', court],
    ['Numéro', referenceNumber],
    ['Commissaire de justice', officer],
    ['Avocat', lawyer],
    ['Factures', invoices.map(({ invoiceNumber }) => invoiceNumber).join(', ')],
    ['Reste dû', formatEuros(openCents)],
    ['Note', note],
  ].filter(([, value]) => value !== '');
  return (
    <Card title="Le dossier">
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function CaseFiles({ legalCase }: { legalCase: LegalCase }) {
  const { caseId, files } = legalCase;
  const host = useHost();
  const save = useSaveFile();
  const chooser = useRef<HTMLInputElement>(null);
  const add = useApiCommand('legal.addCaseFile', { onSuccess: () => notifyDone('Pièce gardée dans le dossier') });
  const keep = async (chosen: readonly File[]) => {
    try {
      for (const file of chosen) await add.mutateAsync({ caseId, file: await host.registerFile(file) });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Card
      title="Pièces"
      note="requête, ordonnance, actes"
      actions={
        <Button leftSection={<Icon name="plus" size={14} />} loading={add.isPending} onClick={() => chooser.current?.click()}>
          Ajouter
        </Button>
      }
    >
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label="Pièce à garder dans le dossier"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void keep(chosen);
        }}
      />
      {files.length === 0 ? (
        <p className={classes.note}>Aucune pièce. Elles sont gardées avec celles du client, et vont dans son dossier.</p>
      ) : (
        <ul className={classes.lines}>
          {files.map(({ fileId, name, addedOn }) => (
            <li key={fileId} className={classes.line}>
              <time dateTime={addedOn}>{formatDate(addedOn)}</time>
              <span>{name}</span>
              <span />
              <span>
                <ViewFileButton
                  name={name}
                  size="compact-sm"
                  write={(client, out, options) => client.customers.exportFile({ fileId, out }, options)}
                />{' '}
                <Button
                  size="compact-sm"
                  aria-label={`Reprendre ${name}`}
                  onClick={() => void save(name, (client, out, options) => client.customers.exportFile({ fileId, out }, options))}
                >
                  Reprendre
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
