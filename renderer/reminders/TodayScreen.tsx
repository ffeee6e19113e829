import { Button } from '@mantine/core';
import { formatEuros } from '../../shared/money/format-money.ts';
import { staleDataWords, taskVerb, taskWords, todaySummary } from '../../shared/reminders/today-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { FillScreen } from '../ui/FillScreen.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { taskHref } from '../ui/routing/task-address.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { TASK_COLOURS } from '../ui/task-colour.ts';
import classes from './TodayScreen.module.css';
import { useFinishCallBack } from './use-finish-call-back.ts';

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
                          <StatusDot colour={TASK_COLOURS[task.kind]} wraps>
                            {taskWords(task, today)}
                          </StatusDot>
                        </td>
                        <td data-right>{formatEuros(task.amountCents)}</td>
                        <td>
                          <a href={taskHref(task)} aria-label={`${taskVerb(task)} : ${customerName}, ${taskWords(task, today)}`}>
                            {taskVerb(task)}
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
