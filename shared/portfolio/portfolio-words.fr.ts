import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { daysBetween } from '../dates/local-date.ts';
import { formatNumber } from '../money/format-money.ts';
import type { CompanyState, CompanyTasks, PortfolioLine } from './portfolio.contract.ts';

const STATE_WORDS: Readonly<Record<CompanyState, string>> = {
  read: 'en ordre',
  older: 'version ancienne',
  busy: 'import en cours',
  inUse: 'ouvert ailleurs',
  missing: 'introuvable',
  damaged: 'abîmé',
  foreign: 'pas un dossier',
  newer: 'version plus récente',
  other: 'autre société',
  unreadable: 'illisible',
};

/** One or two words for the state of a company's file, figures of another day said. */
export function stateWords(state: CompanyState, figuresOn: LocalDate | null): string {
  const word = STATE_WORDS[state];
  return state === 'read' || figuresOn === null ? word : `${word}, chiffres du ${formatDate(figuresOn)}`;
}

/** A backup this old, in days, leaves more than a week of work to be lost. */
const OLD_BACKUP_DAYS = 7;

/** Whether the last backup is nothing to rely on: none, none that could be made since, or an old one. */
export function isBackupLate(
  { lastBackupOn, backupProblem }: Pick<PortfolioLine, 'lastBackupOn' | 'backupProblem'>,
  today: LocalDate,
): boolean {
  return backupProblem !== null || lastBackupOn === null || daysBetween(lastBackupOn, today) > OLD_BACKUP_DAYS;
}

/** « +12 j » over three months; nothing worth saying under half a day. */
export function changeWords(change: number | null): string {
  if (change === null) return '';
  const days = Math.round(Math.abs(change));
  if (days === 0) return 'stable';
  return `${change > 0 ? '+' : '−'}${formatNumber(days, 0)} j`;
}

/** « Mettre à jour les 3 dossiers ». */
export function upgradeWords(count: number): string {
  return count === 1 ? 'Mettre à jour le dossier' : `Mettre à jour les ${count} dossiers`;
}

/** What to do about a company whose file is gone. */
export const missingWords = (path: string) =>
  `Son dossier n’est plus à « ${path} ». S’il a été déplacé, ouvrez-le depuis l’accueil (« Ouvrir un dossier ») : la société revient avec ses chiffres. Sinon, retirez-la de la liste ; rien d’autre n’est effacé.`;

/** Why they are offered to be. */
export function olderWords(count: number): string {
  return count === 1
    ? 'Un dossier vient d’une version plus ancienne de Quittance. Une copie en est gardée à côté de lui avant la mise à jour.'
    : `${count} dossiers viennent d’une version plus ancienne de Quittance. Une copie de chacun est gardée à côté de lui avant la mise à jour.`;
}

/** What became of an upgrade of several files. */
export function upgradedWords(upgraded: number): string {
  return upgraded === 1
    ? 'Dossier mis à jour. Une copie d’avant est gardée à côté de lui.'
    : `${upgraded} dossiers mis à jour. Une copie d’avant est gardée à côté de chacun.`;
}

export function companiesWords(count: number): string {
  return `${count} société${count > 1 ? 's' : ''}`;
}

const thingsWords = (count: number) =>
  count === 0 ? 'rien à faire aujourd’hui' : `${count.toLocaleString('fr-FR')} chose${count > 1 ? 's' : ''} à faire aujourd’hui`;

/** « 30 sociétés, 148 choses à faire aujourd’hui ; 2 dossiers non lus, dont 1 sans chiffres ». */
export function portfolioNote(lines: readonly Pick<PortfolioLine, 'state' | 'thingsToDo' | 'outstandingCents'>[]): string {
  const things = lines.reduce((sum, { thingsToDo }) => sum + (thingsToDo ?? 0), 0);
  return `${companiesWords(lines.length)}, ${thingsWords(things)}${notRead(lines)}`;
}

function notRead(lines: readonly Pick<PortfolioLine, 'state' | 'outstandingCents'>[]): string {
  const unread = lines.filter(({ state }) => state !== 'read');
  if (unread.length === 0) return '';
  const without = unread.filter(({ outstandingCents }) => outstandingCents === null).length;
  const said = unread.length === 1 ? '1 dossier n’a pas pu être lu' : `${unread.length} dossiers n’ont pas pu être lus`;
  if (without === 0) return ` ; ${said} : chiffres d’un autre jour`;
  return ` ; ${said}${without === unread.length ? ', sans chiffres' : `, dont ${without} sans chiffres`}`;
}

/** « 41 choses à faire chez 6 sociétés ; 1 dossier n’a pas pu être lu ». */
export function dayWorkNote(companies: readonly Pick<CompanyTasks, 'state' | 'customers'>[]): string {
  const busy = companies.filter(({ customers }) => customers.length > 0);
  const things = busy.reduce((sum, { customers }) => sum + customers.reduce((own, { tasks }) => own + tasks.length, 0), 0);
  const unread = companies.filter(({ state }) => state !== 'read').length;
  const where = things === 0 ? '' : ` chez ${companiesWords(busy.length)}`;
  const missing = unread === 0 ? '' : unread === 1 ? ' ; 1 dossier n’a pas pu être lu' : ` ; ${unread} dossiers n’ont pas pu être lus`;
  return `${thingsWords(things)}${where}${missing}`;
}
