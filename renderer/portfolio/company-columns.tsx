import { nameApart } from '../../shared/companies/tell-apart.ts';
import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import { formatDate, formatMonth } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { formatNumber } from '../../shared/money/format-money.ts';
import type { CompanyState, PortfolioLine } from '../../shared/portfolio/portfolio.contract.ts';
import { changeWords, companiesWords, isBackupLate, stateWords } from '../../shared/portfolio/portfolio-words.fr.ts';
import { isStale } from '../../shared/reminders/today-words.fr.ts';
import { Amount } from '../ui/Amount.tsx';
import { CompanyBadge, CompanyName } from '../ui/CompanyMark.tsx';
import { Icon } from '../ui/icons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import type { DotColour } from '../ui/tone.ts';
import classes from './PortfolioScreen.module.css';
import { TrendLine } from './TrendLine.tsx';

const STATE_COLOURS: Readonly<Record<CompanyState, DotColour>> = {
  read: 'good',
  older: 'warn',
  busy: 'warn',
  inUse: 'warn',
  missing: 'late',
  damaged: 'late',
  foreign: 'late',
  newer: 'warn',
  other: 'late',
  unreadable: 'late',
};

/** More days than before is worse. */
function changeTone(change: number | null): 'late' | 'good' | undefined {
  if (change === null || Math.round(Math.abs(change)) === 0) return undefined;
  return change > 0 ? 'late' : 'good';
}

/** The month of the DSOs: the last whole one, the same of all companies. */
export function monthOfDso(lines: readonly PortfolioLine[]): PortfolioLine['dsoMonth'] {
  return lines.find(({ dsoMonth }) => dsoMonth !== null)?.dsoMonth ?? null;
}

/** The columns of one line a company; figures of a file that could not be read, and was never before, are dashes. */
export function companyColumns(lines: readonly PortfolioLine[], today: LocalDate): Column<PortfolioLine>[] {
  const month = monthOfDso(lines);
  const things = lines.reduce((sum, { thingsToDo }) => sum + (thingsToDo ?? 0), 0);
  return [
    {
      id: 'name',
      header: 'Société',
      value: nameApart,
      cell: ({ name, colour, difference }) => (
        <span className={classes.company}>
          <CompanyBadge name={name} colour={colour} small />
          <CompanyName name={nameApart({ name, difference })} />
        </span>
      ),
      total: companiesWords(lines.length),
    },
    {
      id: 'outstanding',
      header: 'Encours (€)',
      hint: `Ce que les clients doivent, arrêté au ${formatDate(today)}. Un avoir qui n’est pas encore utilisé en est retiré : le retard peut alors le dépasser.`,
      kind: 'amount',
      width: 110,
      value: ({ outstandingCents }) => outstandingCents,
      total: 'sum',
    },
    {
      id: 'overdue',
      header: 'En retard (€)',
      hint: `Ce dont l’échéance est passée, arrêté au ${formatDate(today)}.`,
      kind: 'amount',
      width: 110,
      value: ({ overdueCents }) => overdueCents,
      cell: ({ overdueCents }) => (overdueCents === 0 ? '' : <Amount value={overdueCents} unit={false} tone="late" />),
      total: 'sum',
    },
    {
      id: 'dso',
      header: 'DSO (j)',
      kind: 'number',
      width: 74,
      value: ({ dso }) => dso,
      cell: ({ dso }) => (dso === null ? '—' : formatNumber(dso, 0)),
      hint: `Délai de paiement, méthode comptable${month === null ? '' : `, de ${formatMonth(month)}, dernier mois entier`}. Un tiret : aucune vente ce mois-là.`,
    },
    {
      id: 'change',
      header: 'Sur trois mois',
      kind: 'number',
      width: 120,
      value: ({ dsoChange }) => dsoChange,
      cell: ({ dsoChange, dsoTrend }) => (
        <span className={classes.dso}>
          <TrendLine values={(dsoTrend ?? []).map(({ dso }) => dso)} />
          <span className={classes.change} data-tone={changeTone(dsoChange)}>
            {changeWords(dsoChange)}
          </span>
        </span>
      ),
      hint: 'Jours de DSO gagnés ou perdus depuis trois mois. La courbe, elle, va sur treize mois.',
    },
    {
      id: 'dueToday',
      header: 'Dû ce jour (€)',
      kind: 'amount',
      width: 108,
      value: ({ dueTodayCents }) => dueTodayCents,
      cell: ({ dueTodayCents }) => (dueTodayCents === 0 ? '' : <Amount value={dueTodayCents} unit={false} />),
      total: 'sum',
      hint: 'Ce qui arrive à échéance aujourd’hui, et n’est donc pas encore en retard.',
    },
    {
      id: 'toDo',
      header: 'À faire',
      kind: 'number',
      width: 72,
      value: ({ thingsToDo }) => thingsToDo,
      cell: ({ thingsToDo }) => (thingsToDo === null ? '—' : thingsToDo === 0 ? '' : String(thingsToDo)),
      total: things.toLocaleString('fr-FR'),
      hint: 'Choses à faire aujourd’hui : relances, appels, promesses, échéances, délais.',
    },
    {
      id: 'import',
      header: 'Dernier import',
      kind: 'date',
      width: 108,
      value: ({ lastImportOn }) => lastImportOn,
      cell: ({ lastImportOn }) =>
        lastImportOn === null ? (
          '—'
        ) : (
          <span className={isStale(lastImportOn, today) ? classes.stale : undefined}>{daysAgo(lastImportOn, today)}</span>
        ),
    },
    {
      id: 'backup',
      header: 'Sauvegarde',
      kind: 'date',
      width: 110,
      value: ({ lastBackupOn }) => lastBackupOn,
      cell: ({ lastBackupOn, backupProblem }) => (
        <span
          className={isBackupLate({ lastBackupOn, backupProblem }, today) ? classes.stale : undefined}
          title={backupProblem ?? undefined}
        >
          {backupProblem !== null && (
            <>
              <Icon name="warning" size={12} />
              <span className="sr-only">sauvegarde impossible, la dernière : </span>{' '}
            </>
          )}
          {lastBackupOn === null ? 'aucune' : daysAgo(lastBackupOn, today)}
        </span>
      ),
      hint: 'La dernière sauvegarde faite depuis cet ordinateur.',
    },
    {
      id: 'state',
      header: 'Dossier',
      width: 140,
      wraps: true,
      value: ({ state, figuresOn }) => stateWords(state, figuresOn),
      cell: ({ state, figuresOn, problem }) => (
        <span title={problem ?? undefined}>
          <StatusDot colour={STATE_COLOURS[state]} wraps>
            {stateWords(state, figuresOn)}
          </StatusDot>
        </span>
      ),
    },
  ];
}
