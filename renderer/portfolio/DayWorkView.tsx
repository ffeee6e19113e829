import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { CompanyTasks } from '../../shared/portfolio/portfolio.contract.ts';
import { dayWorkNote } from '../../shared/portfolio/portfolio-words.fr.ts';
import type { TodayTask } from '../../shared/reminders/reminders.contract.ts';
import { comparePressing } from '../../shared/reminders/today-tasks.ts';
import { taskVerb, taskWords } from '../../shared/reminders/today-words.fr.ts';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { CompanyBadge, CompanyName } from '../ui/CompanyMark.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { taskHref } from '../ui/routing/task-address.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { TASK_COLOURS } from '../ui/task-colour.ts';
import classes from './PortfolioScreen.module.css';
import { ReadingNote, ReadingState } from './ReadingState.tsx';
import { usePortfolio } from './use-portfolio.ts';

interface Work {
  key: string;
  company: CompanyTasks;
  task: TodayTask;
}

/** The day's work of all companies, the most pressing first; each thing leads to where it is done, in its company. */
export function DayWorkView() {
  const { query, progress, stop } = usePortfolio('portfolio.today');
  return (
    <ReadingState query={query} progress={progress} onStop={stop}>
      {(companies) => <DayWorkTable companies={companies} reading={<ReadingNote progress={progress} />} />}
    </ReadingState>
  );
}

function DayWorkTable({ companies, reading }: { companies: readonly CompanyTasks[]; reading: ReactNode }) {
  const { goToCompany, opening } = useCompanySwitch();
  const [search, setSearch] = useLocalStorage({ key: 'quittance-portfolio-work-search', defaultValue: '', getInitialValueInEffect: false });
  const wanted = plainWords(search);
  const all = useMemo(() => workOf(companies), [companies]);
  const rows = useMemo(
    () => all.filter(({ company, task }) => plainWords(`${nameApart(company)} ${task.customerName}`).includes(wanted)),
    [all, wanted],
  );
  const today = companies[0]?.asOf;
  const columns = useMemo(() => (today === undefined ? [] : workColumns(today)), [today]);
  return (
    <div className={classes.view}>
      <div className={classes.tools}>
        <SearchField label="Chercher une société ou un client" value={search} onChange={setSearch} width={280} />
        <span>{dayWorkNote(companies)}</span>
        <span className={classes.progress}>{reading}</span>
      </div>
      <div className={classes.table}>
        <DataTable
          label="À faire aujourd’hui, toutes sociétés"
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          rememberAs="portfolio-work"
          actionsShown
          actionsWidth={160}
          actions={({ company, task }) => (
            <Button
              size="compact-xs"
              loading={opening === company.companyId}
              aria-label={`${taskVerb(task)} : ${task.customerName}, ${nameApart(company)}`}
              onClick={() => company.companyId !== null && goToCompany(company.companyId, taskHref(task))}
            >
              {taskVerb(task)}
            </Button>
          )}
          empty={
            all.length === 0 ? (
              <EmptyState icon="check" title="Rien à faire aujourd’hui">
                Dans aucune société : ni relance, ni promesse, ni échéance.
              </EmptyState>
            ) : (
              <EmptyState icon="search" title="Rien ne correspond" action={<Button onClick={() => setSearch('')}>Afficher tout</Button>} />
            )
          }
        />
      </div>
    </div>
  );
}

function workOf(companies: readonly CompanyTasks[]): Work[] {
  return companies
    .flatMap((company) =>
      company.customers.flatMap(({ customerId, tasks }) =>
        tasks.map((task, index) => ({ key: `${company.companyId ?? company.path} ${customerId} ${index}`, company, task })),
      ),
    )
    .sort((a, b) => comparePressing(a.task, b.task));
}

function workColumns(today: LocalDate): Column<Work>[] {
  return [
    {
      id: 'company',
      header: 'Société',
      width: 280,
      value: ({ company }) => nameApart(company),
      cell: ({ company: { name, colour, difference } }) => (
        <span className={classes.company}>
          <CompanyBadge name={name} colour={colour} small />
          <CompanyName name={nameApart({ name, difference })} />
        </span>
      ),
    },
    { id: 'customer', header: 'Client', width: 220, value: ({ task }) => task.customerName },
    {
      id: 'task',
      header: 'À faire',
      wraps: true,
      value: ({ task }) => taskWords(task, today),
      cell: ({ task }) => (
        <StatusDot colour={TASK_COLOURS[task.kind]} wraps>
          {taskWords(task, today)}
        </StatusDot>
      ),
    },
    { id: 'amount', header: 'Montant (€)', kind: 'amount', width: 120, value: ({ task }) => task.amountCents },
  ];
}
