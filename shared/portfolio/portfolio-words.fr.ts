import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { formatNumber } from '../money/format-money.ts';
import type { CompanyState } from './portfolio.contract.ts';

const STATE_WORDS: Readonly<Record<CompanyState, string>> = {
  read: 'à jour',
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

/** What became of an upgrade of several files. */
export function upgradedWords(upgraded: number): string {
  return `${upgraded} dossier${upgraded > 1 ? 's' : ''} mis à jour. Une copie de chacun, d’avant, est gardée à côté de lui.`;
}
