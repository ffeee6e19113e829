import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { PreviewRow } from '../../shared/imports/imports.contract.ts';
import type { DotColour } from '../ui/tone.ts';
import { endingOf } from './import-words.fr.ts';

/** What importing does to a row; `vanished`: an open invoice that a full list no longer holds. */
export type Difference = 'all' | 'new' | 'changed' | 'settled' | 'vanished' | 'unchanged' | 'rejected';

/** Participles without their ending: « modifié » goes with a payment, « modifiée » with an invoice. */
const WORDS: Readonly<Record<Exclude<Difference, 'all' | 'new'>, string>> = {
  changed: 'modifié',
  settled: 'soldé',
  vanished: 'disparu',
  unchanged: 'inchangé',
  rejected: 'refusé',
};

export const DIFFERENCE_COLOURS: Record<Exclude<Difference, 'all' | 'rejected'>, DotColour> = {
  new: 'good',
  changed: 'warn',
  settled: 'good',
  vanished: 'warn',
  unchanged: 'aged-0',
};

/** What happens to one row, in agreement with what it is: « nouvelle » for an invoice, « nouveau » for a payment. */
export function differenceWord(difference: Exclude<Difference, 'all'>, kind: ImportKind, isPlural = false): string {
  const ending = endingOf(kind);
  if (difference === 'new') return ending === 'e' ? `nouvelle${isPlural ? 's' : ''}` : `nouveau${isPlural ? 'x' : ''}`;
  return `${WORDS[difference]}${ending}${isPlural ? 's' : ''}`;
}

/** A difference as a choice among rows: « Modifiées ». */
export function differenceChoice(difference: Difference, kind: ImportKind): string {
  if (difference === 'all') return endingOf(kind) === 'e' ? 'Toutes' : 'Tous';
  const word = differenceWord(difference, kind, true);
  return `${word.charAt(0).toLocaleUpperCase('fr')}${word.slice(1)}${difference === 'vanished' ? ' de la liste' : ''}`;
}

export function differenceOf({ state, row }: PreviewRow): Exclude<Difference, 'all' | 'rejected'> {
  return state === 'settled' && row === 0 ? 'vanished' : state;
}
