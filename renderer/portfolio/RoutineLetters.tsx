import { Button, Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { companiesWords, lettersOf } from '../../shared/portfolio/routine-words.fr.ts';
import { useCompanySwitch } from '../api/company-switch.tsx';
import type { VerbOutput } from '../api/verbs.ts';
import { CompanyBadge, CompanyName } from '../ui/CompanyMark.tsx';
import { DateField } from '../ui/DateField.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { keyOf, letterChoices, useLetterChoices } from './letter-choices.ts';
import classes from './Routine.module.css';
import { type LetterOfCompany, useRoutineLetters } from './use-routine-letters.ts';

type Due = VerbOutput<'routine.dueLetters'>;
type Colours = ReadonlyMap<string, Due[number]['colour']>;

/** The letters of the day of all companies, chosen, printed as one pack grouped by sender, then marked as sent. */
export function RoutineLetters({ due, today }: { due: Due; today: LocalDate }) {
  const { goToCompany, opening } = useCompanySwitch();
  const routine = useRoutineLetters();
  const letters = useMemo(
    () =>
      due.flatMap(({ companyId, name, difference, letters: own }) =>
        companyId === null
          ? []
          : own.map((letter): LetterOfCompany => ({ ...letter, companyId, companyName: nameApart({ name, difference }) })),
      ),
    [due],
  );
  const colours: Colours = useMemo(() => new Map(due.map(({ companyId, colour }) => [companyId ?? '', colour])), [due]);
  const choiceOf = useLetterChoices();
  const [duplex, setDuplex] = useState(false);
  const [sentOn, setSentOn] = useState<LocalDate | null>(today);
  const usual = (letter: LetterOfCompany) => letter.blocking.length === 0 && !letter.isDouble && letter.state !== 'printed';
  const isChosen = (letter: LetterOfCompany) => letter.blocking.length === 0 && (choiceOf(letter) ?? usual(letter));
  const chosen = letters.filter(isChosen);
  const keys = new Set<string | number>(chosen.map(keyOf));
  const companiesOf = (some: readonly LetterOfCompany[]) => new Set(some.map(({ companyId }) => companyId)).size;
  const allPrinted = chosen.length > 0 && chosen.every(({ state }) => state === 'printed');
  const columns = useMemo(() => letterColumns(colours), [colours]);
  const { pack } = routine;
  const inPack = new Set(pack?.companies.flatMap(({ companyId, letterIds }) => letterIds.map((letterId) => `${companyId} ${letterId}`)));
  const isInHand = (letter: LetterOfCompany) => (pack ? inPack.has(`${letter.companyId} ${letter.letterId}`) : isChosen(letter));
  // Said on screen before it may leave all the same.
  const changed = letters.filter((letter) => letter.change !== null && isInHand(letter));
  const unread = due.filter(({ problem }) => problem !== null);

  return (
    <div className={classes.step}>
      {pack ? (
        <>
          <InlineAlert
            tone="good"
            actions={
              <>
                <Button onClick={routine.leave} disabled={routine.isBusy}>
                  Plus tard
                </Button>
                <Button
                  variant="filled"
                  loading={routine.isBusy}
                  disabled={sentOn === null}
                  onClick={() => sentOn !== null && void routine.markSent(sentOn, changed)}
                >
                  {changed.length > 0 ? 'Tout marquer envoyé quand même' : 'Tout marquer envoyé'}
                </Button>
              </>
            }
          >
            {pack.name === '' ? 'À marquer' : `« ${pack.name} » est prête`} :{' '}
            {lettersOf(
              pack.companies.reduce((sum, { letterIds }) => sum + letterIds.length, 0),
              pack.companies.length,
            )}
            . Une fois les plis postés, marquez-les comme envoyés : dans chaque société, tous ou aucun.
          </InlineAlert>
          <div className={classes.choices}>
            <DateField label="Postés le" value={sentOn} onChange={setSentOn} max={today} what="La date d’envoi" w={160} />
          </div>
          {pack.leftOut.length > 0 && (
            <InlineAlert tone="warn">
              Restés de côté, inchangés :
              <ul className={classes.list}>
                {pack.leftOut.map(({ companyId, name, problem }) => (
                  <li key={`${companyId} ${name}`}>
                    {name} : {withFrenchSpaces(problem)}
                  </li>
                ))}
              </ul>
            </InlineAlert>
          )}
        </>
      ) : (
        <div className={classes.tools}>
          <span>{lettersOf(letters.length, companiesOf(letters))} à poster</span>
          <span className={classes.end}>
            <Checkbox label="Recto verso" checked={duplex} onChange={(event) => setDuplex(event.currentTarget.checked)} />
            {letters.some(({ state }) => state === 'printed') && (
              <Button
                disabled={!allPrinted}
                title={allPrinted ? undefined : 'Ne cochez que des courriers imprimés, ceux que vous avez postés'}
                onClick={() => routine.takeUp(chosen)}
              >
                Marquer envoyés…
              </Button>
            )}
            <Button
              variant="filled"
              disabled={chosen.length === 0 || routine.isBusy}
              onClick={() => void routine.print(chosen, { day: today, duplex })}
            >
              {chosen.length === 0 ? 'Imprimer' : `Imprimer ${lettersOf(chosen.length, companiesOf(chosen))}`}
            </Button>
          </span>
        </div>
      )}
      {changed.length > 0 && (
        <InlineAlert tone="warn">
          {changed.length > 1 ? 'Ces courriers imprimés ne sont plus justes :' : 'Ce courrier imprimé n’est plus juste :'}
          <ul className={classes.list}>
            {changed.map((letter) => (
              <li key={keyOf(letter)}>
                {letter.companyName}, {letter.customerName} : {withFrenchSpaces(letter.change ?? '')}
              </li>
            ))}
          </ul>
        </InlineAlert>
      )}
      {routine.isBusy && <ProgressPanel progress={routine.progress} label="Courriers" onCancel={routine.cancel} />}
      {!pack && routine.sentCount > 0 && (
        <InlineAlert tone="good">
          {routine.sentCount > 1 ? `${routine.sentCount} courriers sont marqués envoyés` : '1 courrier est marqué envoyé'} : ces clients ne
          seront plus relancés avant l’étape suivante.
        </InlineAlert>
      )}
      {unread.length > 0 && (
        <InlineAlert tone="warn">
          {companiesWords(unread.length)} non lue{unread.length > 1 ? 's' : ''} :
          <ul className={classes.list}>
            {unread.map(({ companyId, name, problem }) => (
              <li key={`${companyId} ${name}`}>
                {name} : {withFrenchSpaces(problem ?? '')}
              </li>
            ))}
          </ul>
        </InlineAlert>
      )}
      <div className={classes.table}>
        <DataTable
          label="Courriers à poster, toutes sociétés"
          exportable={false}
          columns={columns}
          rows={letters}
          rowKey={keyOf}
          rememberAs="routine-letters"
          initialSort={{ column: 'company', descending: false }}
          selection={{
            keys,
            onChange: (next) => {
              const turned = letters.filter((letter) => letter.blocking.length === 0 && next.has(keyOf(letter)) !== isChosen(letter));
              letterChoices.choose(turned.map((letter) => [letter, next.has(keyOf(letter))]));
            },
            labelOf: (key) => {
              const letter = letters.find((each) => keyOf(each) === key);
              return letter ? `Choisir ${letterName(letter.kind)} de ${letter.companyName} à ${letter.customerName}` : '';
            },
          }}
          isMuted={({ blocking }) => blocking.length > 0}
          actionsShown
          actionsWidth={90}
          actions={({ companyId, companyName, customerId, customerName }) => (
            <Button
              size="compact-xs"
              loading={opening === companyId}
              aria-label={`Voir ${customerName} chez ${companyName}`}
              onClick={() => goToCompany(companyId, hrefTo('reminders', {}, { client: String(customerId) }))}
            >
              Voir
            </Button>
          )}
          empty={
            <EmptyState icon="check" title="Aucun courrier à poster">
              Aucune société n’a de relance à envoyer par courrier aujourd’hui.
            </EmptyState>
          }
        />
      </div>
    </div>
  );
}

function letterColumns(colours: Colours): Column<LetterOfCompany>[] {
  return [
    {
      id: 'company',
      header: 'Société',
      width: 240,
      value: ({ companyName }) => companyName,
      cell: ({ companyId, companyName }) => (
        <span className={classes.company}>
          <CompanyBadge name={companyName} colour={colours.get(companyId) ?? 'blue'} small />
          <CompanyName name={companyName} />
        </span>
      ),
    },
    { id: 'customer', header: 'Client', width: 200, value: ({ customerName }) => customerName },
    {
      id: 'letter',
      header: 'Courrier',
      width: 170,
      value: ({ kind, isRegistered }) => `${letterName(kind)}${isRegistered ? ', recommandé' : ''}`,
    },
    { id: 'amount', header: 'Montant (€)', kind: 'amount', width: 120, value: ({ totalCents }) => totalCents },
    {
      id: 'state',
      header: 'État',
      width: 190,
      value: stateWords,
      cell: (letter) => (
        <StatusDot
          colour={letter.blocking.length > 0 ? 'late' : letter.change !== null ? 'warn' : letter.state === 'printed' ? 'good' : 'neutral'}
        >
          {stateWords(letter)}
        </StatusDot>
      ),
    },
    {
      id: 'checks',
      header: 'À voir',
      wraps: true,
      value: ({ blocking, warnings }) =>
        withFrenchSpaces([...blocking, ...warnings].map((each) => (/[.!?]$/.test(each) ? each : `${each}.`)).join(' ')),
    },
  ];
}

function stateWords({ blocking, state, printedOn, change }: LetterOfCompany): string {
  if (blocking.length > 0) return 'ne peut pas partir';
  if (change !== null) return 'imprimé, à refaire';
  if (state === 'printed') return printedOn === null ? 'imprimé' : `imprimé le ${formatDate(printedOn)}`;
  return state === 'draft' ? 'préparé' : 'à préparer';
}
