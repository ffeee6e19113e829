import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { momentOf } from './backup-moments.fr.ts';

type State = VerbOutput<'backups.state'>;

/** Well only when each place has a backup, the chosen one is there, and nothing failed. */
export function stateTone({ last, failure, alert, places }: State): 'good' | 'warn' {
  const isWell = last !== null && failure === null && alert === null && places.every((place) => place.last !== null);
  return isWell ? 'good' : 'warn';
}

/** What a place holds: « aujourd’hui à 9 h 12, tout y est ». */
export function heldWords({ last, holdsPresent, awaySince }: State['places'][number], today: LocalDate, isTakenUp: boolean): string {
  if (awaySince !== null) {
    const since = daysAgo(awaySince, today) === 'aujourd’hui' ? 'aujourd’hui' : `le ${formatDate(awaySince)}`;
    return `n’est pas là depuis ${since}.`;
  }
  if (last === null) return 'rien encore de cette société.';
  const moment = momentOf(last, today);
  if (holdsPresent) return `${moment}, tout y est.`;
  return isTakenUp ? `${moment}.` : `${moment}, sans ce que vous avez fait depuis.`;
}

/** Why the last attempt failed, and what there is all the same. */
export function failureWords({ failure, places }: State, today: LocalDate): string {
  if (failure === null) return '';
  const what = failure.byHand ? `La sauvegarde faite à la main (${failure.placeName})` : 'La sauvegarde automatique';
  const here = places.find(({ isOwn, holdsPresent }) => isOwn && holdsPresent);
  const meanwhile = here?.last && !failure.byHand ? ' En attendant, elle a été faite sur cet ordinateur.' : '';
  return `${what} n’a pas abouti (${daysAgo(failure.on, today)}). ${failure.message}${meanwhile}`;
}
