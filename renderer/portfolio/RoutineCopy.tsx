import { Button, Checkbox, MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import { CHANGE_NAMES, PART_NAMES } from '../../shared/portfolio/copy-words.fr.ts';
import type { CopiedPart, CopyChange } from '../../shared/portfolio/routine.contract.ts';
import { companiesWords, settingsWords } from '../../shared/portfolio/routine-words.fr.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyError } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import classes from './Routine.module.css';

type Company = VerbOutput<'companies.recent'>[number];

interface Row extends CopyChange {
  companyId: string;
  companyName: string;
}

const PARTS: readonly CopiedPart[] = ['templates', 'plans', 'mappings', 'policy'];
const COLOURS: Record<CopyChange['change'], DotColour> = {
  new: 'good',
  replaced: 'warn',
  same: 'neutral',
  kept: 'neutral',
  refused: 'late',
};

const COLUMNS: readonly Column<Row>[] = [
  { id: 'company', header: 'Dans', value: ({ companyName }) => companyName, width: 220 },
  { id: 'label', header: 'Réglage', value: ({ label }) => withFrenchSpaces(label), wraps: true, width: 320 },
  {
    id: 'change',
    header: 'Ce qui se passe',
    value: ({ change }) => CHANGE_NAMES[change],
    cell: ({ change }) => <StatusDot colour={COLOURS[change]}>{CHANGE_NAMES[change]}</StatusDot>,
    width: 130,
  },
  { id: 'sentence', header: 'Détail', value: ({ sentence }) => withFrenchSpaces(sentence), wraps: true },
];

/** Letters' texts, plans and the like, copied from one company to others, after what it replaces there was shown. */
export function RoutineCopy({ companies }: { companies: readonly Company[] }) {
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<readonly string[]>([]);
  const [parts, setParts] = useState<readonly CopiedPart[]>(['templates', 'plans']);
  const targets = to.filter((companyId) => companyId !== from);
  const isAsked = from !== null && targets.length > 0 && parts.length > 0;
  const terms = {
    from: { companyId: from ?? '' },
    to: targets.map((companyId) => ({ companyId })),
    parts: [...parts],
  };
  const compared = useApiQuery('routine.compareSettings', terms, { enabled: isAsked, keepPrevious: true, fresh: true });
  const copy = useApiCommand('routine.copySettings', { onError: notifyError });
  const options = companies
    .map((company) => ({ value: company.companyId, label: nameApart(company) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'));
  const restart = () => copy.reset();
  return (
    <div className={classes.step}>
      <div className={classes.choices}>
        <Select
          label="Copier de"
          placeholder="Choisir la société"
          data={options}
          value={from}
          searchable
          w={260}
          onChange={(next) => {
            restart();
            setFrom(next);
          }}
        />
        <MultiSelect
          label="Dans"
          placeholder={to.length === 0 ? 'Choisir une ou plusieurs sociétés' : ''}
          data={options.filter(({ value }) => value !== from)}
          value={[...targets]}
          searchable
          size="xs"
          miw={320}
          maw={720}
          onChange={(next) => {
            restart();
            setTo(next);
          }}
        />
      </div>
      <div className={classes.tools}>
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            label={PART_NAMES[part]}
            checked={parts.includes(part)}
            onChange={(event) => {
              const isChecked = event.currentTarget.checked;
              restart();
              setParts(PARTS.filter((each) => (each === part ? isChecked : parts.includes(each))));
            }}
          />
        ))}
      </div>
      {copy.isPending && <ProgressPanel progress={copy.progress} label="Copie des réglages" onCancel={copy.cancel} />}
      {copy.data && (
        <InlineAlert tone={copy.data.leftOut.length > 0 ? 'warn' : 'good'}>
          Réglages copiés dans {companiesWords(copy.data.companies.length)}. Ce qui y était est gardé dans le journal de chacune.
          {copy.data.leftOut.map(({ name, problem }) => ` ${name} : ${problem}`)}
        </InlineAlert>
      )}
      {isAsked ? (
        <QueryState query={compared}>
          {({ companies: all, leftOut }) => {
            const rows = all.flatMap(({ companyId, name, changes }) =>
              changes.map((change): Row => ({ ...change, companyId, companyName: name })),
            );
            const taken = rows.filter(({ change }) => change === 'new' || change === 'replaced');
            return (
              <>
                {leftOut.map(({ companyId, name, problem }) => (
                  <InlineAlert key={`${companyId} ${name}`} tone="warn">
                    {name} : {withFrenchSpaces(problem)}
                  </InlineAlert>
                ))}
                <div className={classes.tools}>
                  <span>Rien des clients n’est copié, ni l’en-tête, ni la banque.</span>
                  <span className={classes.end}>
                    <Button
                      variant="filled"
                      disabled={taken.length === 0 || compared.isFetching}
                      loading={copy.isPending}
                      onClick={() => copy.mutate(terms)}
                    >
                      {taken.length === 0 ? 'Rien à copier' : `Copier ${settingsWords(taken.length)}`}
                    </Button>
                  </span>
                </div>
                <div className={classes.table}>
                  <DataTable
                    label="Ce que la copie change"
                    exportable={false}
                    columns={COLUMNS}
                    rows={rows}
                    rowKey={({ companyId, key }) => `${companyId} ${key}`}
                    rememberAs="routine-copy"
                    isMuted={({ change }) => change === 'same' || change === 'kept'}
                    empty={<EmptyState icon="check" title="Cette société n’a rien changé à ces réglages" />}
                  />
                </div>
              </>
            );
          }}
        </QueryState>
      ) : (
        <EmptyState icon="settings" title="De quelle société à quelles autres ?">
          Vous verrez d’abord ce que la copie ajoute et ce qu’elle remplace dans chacune.
        </EmptyState>
      )}
    </div>
  );
}
