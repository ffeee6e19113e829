import { useSyncExternalStore } from 'react';
import type { LetterOfCompany } from './use-routine-letters.ts';

/** A letter among those of all companies. */
export const keyOf = ({ companyId, customerId, kind, asOf, letterId }: LetterOfCompany) =>
  `${companyId} ${customerId} ${kind} ${asOf} ${letterId ?? ''}`;

/** A choice is about the letter as it was shown: once it is printed, a double, or no longer right, it is to be chosen again. */
const shownAs = ({ state, isDouble, change }: LetterOfCompany) => `${state === 'printed' ? 'printed' : ''} ${isDouble} ${change ?? ''}`;
const choiceOf = (letter: LetterOfCompany) => `${keyOf(letter)} ${shownAs(letter)}`;

// The choice outlives the screen: whoever looks at one letter in its company comes back to what was taken out.
let choices: ReadonlyMap<string, boolean> = new Map();
const listeners = new Set<() => void>();

export const letterChoices = {
  /** What somebody chose; undefined when nobody did. Preparing a letter does not change the choice. */
  of: (letter: LetterOfCompany): boolean | undefined =>
    choices.get(choiceOf(letter)) ?? choices.get(choiceOf({ ...letter, letterId: null })),
  choose(letters: readonly (readonly [LetterOfCompany, boolean])[]): void {
    choices = new Map([...choices, ...letters.map(([letter, isChosen]) => [choiceOf(letter), isChosen] as const)]);
    for (const listener of listeners) listener();
  },
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLetterChoices(): (letter: LetterOfCompany) => boolean | undefined {
  useSyncExternalStore(subscribe, () => choices);
  return letterChoices.of;
}
