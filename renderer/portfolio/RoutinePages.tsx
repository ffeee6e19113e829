import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthOf, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import { companiesWords, ofMonth, pagesWords } from '../../shared/portfolio/routine-words.fr.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { CompanyBadge, CompanyName } from '../ui/CompanyMark.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { MonthControl } from '../ui/MonthControl.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './Routine.module.css';

type Company = VerbOutput<'companies.recent'>[number];
type Made = VerbOutput<'routine.printOwnerPages'>;

/** The owner's page of a month of each company chosen, in one PDF or in an archive of one each. */
export function RoutinePages({ companies, today }: { companies: readonly Company[]; today: LocalDate }) {
  const save = useSaveFile();
  const [month, setMonth] = useState<YearMonth>(plusMonths(monthOf(today), -1));
  const [as, setAs] = useState<'pdf' | 'zip'>('pdf');
  const [left, setLeft] = useState<ReadonlySet<string | number>>(new Set());
  const [made, setMade] = useState<Made | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const chosen = companies.filter(({ companyId }) => !left.has(companyId));

  const submit = async () => {
    const controller = new AbortController();
    setRunning(controller);
    setMade(null);
    await save(
      as === 'pdf' ? `Le point ${month}.pdf` : `Le point ${month}.zip`,
      async (client, out) => {
        const input = { companyIds: chosen.map(({ companyId }) => companyId), month, as, out };
        setMade(await client.routine.printOwnerPages(input, { signal: controller.signal, onProgress: setProgress }));
      },
      { signal: controller.signal },
    );
    setRunning(null);
    setProgress(null);
  };
  const result = new Map(made?.companies.map(({ companyId, missing }) => [companyId, missing]));
  const refused = new Map(made?.leftOut.map(({ companyId, problem }) => [companyId, problem]));
  const columns: Column<Company>[] = [
    {
      id: 'company',
      header: 'Société',
      width: 300,
      value: nameApart,
      cell: ({ name, colour, difference }) => (
        <span className={classes.company}>
          <CompanyBadge name={name} colour={colour} small />
          <CompanyName name={nameApart({ name, difference })} />
        </span>
      ),
    },
    {
      id: 'page',
      header: 'Sa page',
      wraps: true,
      value: ({ companyId }) => {
        const problem = refused.get(companyId);
        if (problem !== undefined) return withFrenchSpaces(`Laissée de côté : ${problem}`);
        const missing = result.get(companyId);
        if (missing === undefined) return '';
        return missing === null ? 'Faite, rien ne manque.' : withFrenchSpaces(`Faite ; il y manque : ${missing}`);
      },
    },
  ];
  return (
    <div className={classes.step}>
      <div className={classes.tools}>
        <MonthControl month={month} onChange={setMonth} last={monthOf(today)} />
        <SegmentedControl
          aria-label="Forme"
          value={as}
          onChange={(value) => setAs(value as 'pdf' | 'zip')}
          data={[
            { value: 'pdf', label: 'Un seul PDF' },
            { value: 'zip', label: 'Un PDF par société, en archive' },
          ]}
        />
        <span className={classes.end}>
          <Button variant="filled" disabled={chosen.length === 0} loading={running !== null} onClick={() => void submit()}>
            {`Enregistrer ${pagesWords(chosen.length)}`}
          </Button>
        </span>
      </div>
      {running && <ProgressPanel progress={progress} label="Pages du mois" onCancel={() => running.abort()} />}
      {made && (
        <InlineAlert tone={made.leftOut.length > 0 ? 'warn' : 'good'}>
          {pagesWords(made.pages)} {ofMonth(month)} enregistrée{made.pages > 1 ? 's' : ''}
          {made.leftOut.length > 0 ? ` ; ${companiesWords(made.leftOut.length)} de côté` : ''}.
        </InlineAlert>
      )}
      <div className={classes.table}>
        <DataTable
          label="Pages du mois"
          exportable={false}
          columns={columns}
          rows={companies}
          rowKey={({ companyId }) => companyId}
          rememberAs="routine-pages"
          selection={{
            keys: new Set(chosen.map(({ companyId }) => companyId)),
            onChange: (next) => setLeft(new Set(companies.map(({ companyId }) => companyId).filter((companyId) => !next.has(companyId)))),
            labelOf: (key) => `Choisir ${companies.find(({ companyId }) => companyId === key)?.name ?? ''}`,
          }}
        />
      </div>
    </div>
  );
}
