import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';

/** The choice that reads all that belongs together. */
export function togetherChoice(kind: ImportKind, count: number): string {
  return kind === 'workbook' ? 'Tout le dossier' : `Les ${count.toLocaleString('fr-FR')} ensemble`;
}

/** « 12 feuilles de même forme, lues comme un seul tableau » */
export function sheetsSentence(alike: number, read: number): string {
  const all = `${alike.toLocaleString('fr-FR')} feuilles de même forme`;
  if (read === alike) return `${all}, lues comme un seul tableau`;
  return read > 1 ? `${all}, dont ${read.toLocaleString('fr-FR')} lues comme un seul tableau` : `${all}, dont une est lue`;
}
