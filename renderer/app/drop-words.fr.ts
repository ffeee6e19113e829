/** As many names as a person reads in passing. */
const MOST_NAMES = 4;

/** What of a dropped folder no import reads, by name; null when all of it was taken. */
export function leftOutSentence(taken: number, leftOut: readonly string[]): string | null {
  if (leftOut.length === 0) return taken === 0 ? 'Ce dossier est vide.' : null;
  const shown = leftOut.slice(0, MOST_NAMES).join(', ');
  const more = leftOut.length > MOST_NAMES ? ` et ${leftOut.length - MOST_NAMES} autres` : '';
  const names = `${leftOut.length > 1 ? 'laissés de côté' : 'laissé de côté'} : ${shown}${more}.`;
  return taken === 0
    ? `Rien à importer dans ce dossier ; ${names}`
    : `${leftOut.length > 1 ? `${leftOut.length} fichiers` : 'Un fichier'} ${names}`;
}
