import { Button } from '@mantine/core';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { TodayTask } from '../../shared/reminders/reminders.contract.ts';
import { staleDataWords, taskWords, todaySummary } from '../../shared/reminders/today-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { FillScreen } from '../ui/FillScreen.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { DotColour } from '../ui/tone.ts';
import classes from './TodayScreen.module.css';
import { useFinishCallBack } from './use-finish-call-back.ts';

const COLOURS: Record<TodayTask['kind'], DotColour> = {
  brokenPromise: 'late',
  brokenSchedule: 'late',
  instalmentNotice: 'late',
  lateInstalment: 'late',
  returnedNotice: 'late',
  unclaimedNotice: 'warn',
  legalStage: 'late',
  legalDeadline: 'late',
  callBack: 'warn',
  disputeDeadline: 'warn',
  promiseDue: 'warn',
  instalmentDue: 'warn',
  unsignedSchedule: 'warn',
  prescription: 'warn',
  contact: 'neutral',
};

/** What to do now, customer by customer; each thing leads to where it is done. */
export function TodayScreen() {
  const { invoiceCount, today } = useCompany();
  const isEmpty = invoiceCount === 0;
  const tasks = useApiQuery('reminders.today', { asOf: today });
  const finish = useFinishCallBack();
  const stale = staleDataWords(tasks.data?.lastImportOn ?? null, today);
  return (
    <FillScreen>
      <PageHeader
        title="Aujourd’hui"
        note={tasks.data && !(isEmpty && tasks.data.customers.length === 0) ? todaySummary(tasks.data.customers) : undefined}
      />
      <div className={classes.body}>
        {stale !== null && (
          <InlineAlert
            tone="warn"
            actions={
              <Button component="a" href={hrefTo('imports', {})}>
                Importer
              </Button>
            }
          >
            {stale}
          </InlineAlert>
        )}
        <QueryState query={tasks}>
          {({ customers }) =>
            customers.length === 0 && isEmpty ? (
              <ImportFirst>
                Importez l’export de votre logiciel de facturation : qui relancer, appeler ou prévenir viendra ici, jour après jour.
              </ImportFirst>
            ) : customers.length === 0 ? (
              <EmptyState icon="check" title="Rien à faire aujourd’hui">
                Ni relance, ni promesse, ni échéance : les prochaines apparaîtront ici à leur jour.
              </EmptyState>
            ) : (
              <table className={classes.table} aria-label="À faire aujourd’hui">
                <thead>
                  <tr>
                    <th scope="col">Client</th>
                    <th scope="col">À faire</th>
                    <th scope="col" data-right>
                      Montant
                    </th>
                    <th scope="col">
                      <span className="sr-only">Où</span>
                    </th>
                  </tr>
                </thead>
                {customers.map(({ customerId, customerName, tasks: own }) => (
                  <tbody key={customerId}>
                    {own.map((task, index) => (
                      <tr key={`${task.kind} ${task.scheduleId} ${task.callBack?.callBackId} ${task.about} ${task.on}`}>
                        {index === 0 && (
                          <th scope="rowgroup" rowSpan={own.length}>
                            <a href={hrefTo('customer', { customerId: String(customerId) })}>{customerName}</a>
                          </th>
                        )}
                        <td>
                          <StatusDot colour={COLOURS[task.kind]} wraps>
                            {taskWords(task, today)}
                          </StatusDot>
                        </td>
                        <td data-right>{formatEuros(task.amountCents)}</td>
                        <td>
                          <a href={placeOf(task)} aria-label={`${wordOf(task)} : ${customerName}, ${taskWords(task, today)}`}>
                            {wordOf(task)}
                          </a>
                          {task.callBack && (
                            <Button
                              size="compact-xs"
                              ml={10}
                              aria-label={`Rappel fait : ${customerName}`}
                              onClick={() => finish.mutate({ callBackId: task.callBack?.callBackId ?? 0, done: true })}
                            >
                              Fait
                            </Button>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                ))}
              </table>
            )
          }
        </QueryState>
      </div>
    </FillScreen>
  );
}

/** Things that are done where the customer’s letters are. */
const AT_LETTERS: ReadonlySet<TodayTask['kind']> = new Set(['returnedNotice', 'unclaimedNotice']);

/** Where a thing is done. */
function placeOf({ kind, customerId, scheduleId, legal, prescribing }: TodayTask): string {
  if (legal !== undefined)
    return hrefTo(
      'legal',
      {},
      { onglet: 'dossiers', ...(legal.caseId === null ? { ouvrir: String(customerId) } : { dossier: String(legal.caseId) }) },
    );
  if (prescribing !== undefined) return hrefTo('legal', {}, { vue: 'alertes', facture: String(prescribing.invoiceIds[0] ?? '') });
  if (kind === 'legalStage') return hrefTo('legal', {}, { client: String(customerId) });
  if (kind === 'disputeDeadline') return hrefTo('customer', { customerId: String(customerId) }, { onglet: 'litiges' });
  if (kind === 'callBack') return hrefTo('reminders', {}, { appel: String(customerId) });
  if (kind === 'contact') return hrefTo('reminders', {}, { client: String(customerId) });
  if (kind === 'brokenPromise' || kind === 'promiseDue')
    return hrefTo('customer', { customerId: String(customerId) }, { onglet: 'promesses' });
  if (scheduleId !== null) return hrefTo('schedule', { scheduleId: String(scheduleId) });
  return hrefTo('customer', { customerId: String(customerId) }, { onglet: AT_LETTERS.has(kind) ? 'courriers' : 'contacts' });
}

function wordOf({ kind, scheduleId, legal }: TodayTask): string {
  if (kind === 'contact') return 'Préparer';
  if (kind === 'prescription') return 'Voir la créance';
  if (kind === 'legalStage') return 'Choisir une voie';
  if (kind === 'callBack') return 'Appeler';
  if (kind === 'disputeDeadline') return 'Voir le litige';
  if (kind === 'legalDeadline') return legal?.caseId === null ? 'Ouvrir le dossier' : 'Voir le dossier';
  return scheduleId === null ? 'Voir le client' : 'Voir l’échéancier';
}
