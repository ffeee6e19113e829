import type { PreviewRow } from '../../shared/imports/imports.contract.ts';

/** What importing does to a row; `vanished`: an open invoice that a full list no longer holds. */
export type Difference = 'all' | 'new' | 'changed' | 'settled' | 'vanished' | 'unchanged' | 'rejected';

export const DIFFERENCES: Readonly<Record<Difference, { readonly one: string; readonly several: string }>> = {
  all: { one: '', several: 'Toutes' },
  new: { one: 'nouvelle', several: 'Nouvelles' },
  changed: { one: 'modifiée', several: 'Modifiées' },
  settled: { one: 'soldée', several: 'Soldées' },
  vanished: { one: 'disparue', several: 'Disparues de la liste' },
  unchanged: { one: 'inchangée', several: 'Inchangées' },
  rejected: { one: 'refusée', several: 'Refusées' },
};

export function differenceOf({ state, row }: PreviewRow): Exclude<Difference, 'all' | 'rejected'> {
  return state === 'settled' && row === 0 ? 'vanished' : state;
}
