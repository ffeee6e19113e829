import { Button, Select } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import { isOfItsOwn } from '../../shared/portfolio/propose-company.ts';
import { companiesWords, contentWords, countWords, filesWords } from '../../shared/portfolio/routine-words.fr.ts';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { errorMessage } from '../api/error-message.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import { companyChoice, companyOptions } from './company-choice.tsx';
import classes from './Routine.module.css';
import { type RoutineFile, routineFiles } from './routine-files.ts';
import { useRoutineFiles } from './use-routine-files.ts';

type Companies = VerbOutput<'companies.recent'>;

const STEPS: Record<RoutineFile['step'], { word: string; colour: DotColour }> = {
  waiting: { word: 'en attente', colour: 'neutral' },
  reading: { word: 'lecture…', colour: 'neutral' },
  unsure: { word: 'sans société', colour: 'warn' },
  ready: { word: 'prêt', colour: 'good' },
  asking: { word: 'à préciser', colour: 'warn' },
  refused: { word: 'refusé', colour: 'late' },
  importing: { word: 'import…', colour: 'neutral' },
  known: { word: 'déjà importé', colour: 'neutral' },
  done: { word: 'importé', colour: 'good' },
};

export interface RoutineFilesProps {
  companies: Companies;
  /** Dropped on the window and not taken yet. */
  dropped: readonly File[];
  onTaken: () => void;
  /** Into a company's own import screen, with the file in hand. */
  onLook: (file: File, companyId: string) => void;
}

/** The month's files: each with the company it is for and why, what was understood of it, then what importing it did. */
export function RoutineFiles({ companies, dropped, onTaken, onLook }: RoutineFilesProps) {
  const { files, progress, isBusy, add, choose, readWaiting, importAll, cancel, remove, clearDone } = useRoutineFiles();
  const chooser = useRef<HTMLInputElement>(null);
  const { goToCompany } = useCompanySwitch();
  useEffect(() => {
    if (dropped.length === 0) return;
    onTaken();
    void add(dropped);
  }, [dropped, onTaken, add]);
  useEffect(readWaiting, [readWaiting]);
  const names = useMemo(() => new Map(companies.map((company) => [company.companyId, nameApart(company)])), [companies]);
  const options = useMemo(() => companyOptions(companies), [companies]);
  const byId = useMemo(() => new Map(companies.map((company) => [company.companyId, company])), [companies]);
  const columns: Column<RoutineFile>[] = [
    { id: 'name', header: 'Fichier', value: ({ name }) => name, width: 190, wraps: true },
    {
      id: 'company',
      header: 'Société',
      width: 250,
      value: ({ companyId }) => (companyId === null ? null : (names.get(companyId) ?? null)),
      cell: ({ id, name, companyId, step }) =>
        step === 'done' || step === 'importing' ? (
          names.get(companyId ?? '')
        ) : (
          <Select
            size="xs"
            aria-label={`Société de ${name}`}
            placeholder="Choisir la société"
            data={options}
            value={companyId}
            searchable
            nothingFoundMessage="Aucune société de ce nom"
            disabled={isBusy}
            {...companyChoice(byId, companyId)}
            onChange={(next) => next !== null && void choose(id, next)}
          />
        ),
    },
    { id: 'why', header: 'Pourquoi elle', wraps: true, value: (file) => withFrenchSpaces(whyWords(file, names)) },
    {
      id: 'content',
      header: 'Ce qui a été compris',
      wraps: true,
      width: 190,
      value: ({ name, kind, rowCount, counts, error }) =>
        error !== null
          ? withFrenchSpaces(reasonOf(name, error))
          : kind === null
            ? ''
            : withFrenchSpaces(`${contentWords(kind, rowCount)}${counts === null ? '' : ` : ${countWords(counts)}`}`),
    },
    {
      id: 'step',
      header: 'État',
      width: 110,
      wraps: true,
      value: ({ step }) => STEPS[step].word,
      cell: ({ step }) => <StatusDot colour={STEPS[step].colour}>{STEPS[step].word}</StatusDot>,
    },
  ];
  const look = (id: number, file: File, companyId: string) => {
    routineFiles.change(id, { step: 'waiting' });
    onLook(file, companyId);
  };
  const ready = files.filter(({ step }) => step === 'ready');
  const done = files.filter(({ step }) => step === 'done');
  const refused = files.filter(({ step, error }) => (step === 'refused' || step === 'unsure') && error !== null);
  const input = (
    <input
      ref={chooser}
      type="file"
      hidden
      multiple
      aria-label="Fichiers du mois"
      onChange={(event) => {
        const chosen = [...(event.currentTarget.files ?? [])];
        // The same file chosen again, once corrected, must count as a choice.
        event.currentTarget.value = '';
        if (chosen.length > 0) void add(chosen);
      }}
    />
  );
  const chooseButton = (isMain: boolean) => (
    <Button
      variant={isMain ? 'filled' : 'default'}
      leftSection={<Icon name="file" />}
      disabled={isBusy}
      onClick={() => chooser.current?.click()}
    >
      Choisir des fichiers
    </Button>
  );
  if (files.length === 0) {
    return (
      <>
        {input}
        <EmptyState icon="imports" title="Déposez ici les fichiers du mois, de toutes les sociétés" action={chooseButton(true)}>
          Le programme propose pour chacun la société à laquelle il revient, et dit pourquoi. Rien n’est importé avant votre accord.
        </EmptyState>
      </>
    );
  }
  return (
    <div className={classes.step}>
      {input}
      <div className={classes.tools}>
        {chooseButton(false)}
        <span>
          {filesWords(files.length)}, {companiesWords(new Set(files.flatMap(({ companyId }) => companyId ?? [])).size)}
        </span>
        <span className={classes.end}>
          {done.length > 0 && <Button onClick={clearDone}>Retirer les fichiers importés</Button>}
          <Button variant="filled" disabled={isBusy || ready.length === 0} onClick={() => void importAll()}>
            {ready.length === 0 ? 'Importer' : `Importer ${filesWords(ready.length)}`}
          </Button>
        </span>
      </div>
      {isBusy && <ProgressPanel progress={progress} label="Fichiers du mois" onCancel={cancel} />}
      {!isBusy && done.length > 0 && ready.length === 0 && (
        <InlineAlert tone="good">
          {filesWords(done.length)} importé{done.length > 1 ? 's' : ''}. Chaque import s’annule dans l’écran Import de sa société.
        </InlineAlert>
      )}
      {refused.slice(0, 3).map(({ id, name, error }) => (
        <InlineAlert key={id} tone="warn">
          {errorMessage(error).includes(name) ? errorMessage(error) : `${name} : ${errorMessage(error)}`}
        </InlineAlert>
      ))}
      {refused.length > 3 && (
        <InlineAlert tone="warn">
          Et {refused.length - 3} autre{refused.length > 4 ? 's' : ''} ; la raison de chacun est sur sa ligne.
        </InlineAlert>
      )}
      <div className={classes.table}>
        <DataTable
          label="Fichiers du mois"
          exportable={false}
          columns={columns}
          rows={files}
          rowKey={({ id }) => id}
          rememberAs="routine-files"
          actionsShown
          actionsWidth={236}
          actions={({ id, name, file, companyId, step }) => (
            <span className={classes.actions}>
              {companyId !== null && (step === 'asking' || step === 'refused' || step === 'ready' || step === 'known') && (
                <Button
                  size="compact-xs"
                  disabled={isBusy}
                  aria-label={`Ouvrir ${name} dans sa société`}
                  onClick={() => look(id, file, companyId)}
                >
                  {step === 'asking' ? 'Répondre' : 'Ouvrir là-bas'}
                </Button>
              )}
              {companyId !== null && step === 'done' && (
                <Button
                  size="compact-xs"
                  aria-label={`Voir l’import de ${name}`}
                  onClick={() => goToCompany(companyId, hrefTo('imports', {}))}
                >
                  Voir là-bas
                </Button>
              )}
              {step !== 'importing' && (
                <Button size="compact-xs" variant="subtle" disabled={isBusy} aria-label={`Retirer ${name}`} onClick={() => remove(id)}>
                  Retirer de la liste
                </Button>
              )}
            </span>
          )}
        />
      </div>
    </div>
  );
}

/** Why a file was refused; its name, which stands on the same line, is not said again. */
function reasonOf(name: string, error: unknown): string {
  const said = errorMessage(error);
  return said.startsWith(`${name} : `) ? said.slice(name.length + 3) : said;
}

/** Why a file is proposed for its company; or against, where it bears another's number. */
function whyWords({ proposals, companyId, isChosenByHand, step }: RoutineFile, names: ReadonlyMap<string, string>): string {
  const certain = proposals.find(({ isCertain }) => isCertain);
  const nameOf = (id: string) => names.get(id) ?? '';
  if (companyId === null) {
    if (step === 'reading' || step === 'waiting') return '';
    if (proposals.length === 0) return 'Rien dans ce fichier ne dit de quelle société il vient.';
    return `Peut-être ${proposals
      .slice(0, 3)
      .map((each) => `${nameOf(each.companyId)} (${each.evidence[0]?.sentence ?? ''})`)
      .join(', ou ')}.`;
  }
  const own = proposals.find((each) => each.companyId === companyId);
  const said = own?.evidence.map(({ sentence }) => sentence).join(' ; ') ?? '';
  const words = said === '' ? '' : `${said.charAt(0).toLocaleUpperCase('fr')}${said.slice(1)}.`;
  const rivals = proposals.filter((each) => each.companyId !== companyId && each.evidence.some(({ kind }) => isOfItsOwn(kind)));
  if (certain && certain.companyId !== companyId)
    return `Attention, pour ${nameOf(certain.companyId)} : ${certain.evidence[0]?.sentence ?? ''}.${words === '' ? '' : ` ${words}`}`;
  const also = rivals.slice(0, 2).map((each) => ` Mais aussi, pour ${nameOf(each.companyId)} : ${each.evidence[0]?.sentence ?? ''}.`);
  return `${words === '' && isChosenByHand ? 'Vous l’avez choisie.' : words}${also.join('')}`;
}
