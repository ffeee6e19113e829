import type { LetterChannel, LetterKind } from './letters.contract.ts';

/** « 1 courrier », « 6 courriers ». */
export function lettersWords(count: number): string {
  return `${count} courrier${count > 1 ? 's' : ''}`;
}

/**
 * Where a printed file is: « « Relance 1 Bâti-Sud 2026-10-31.pdf », 2 pages, est dans vos téléchargements. » `folder` is the one that the
 * user chose; null where the browser decides.
 */
export function printedFileSentence({ name, folder, pages }: { name: string; folder: string | null; pages: number }): string {
  const where = folder === null ? 'vos téléchargements' : `le dossier ${folder}`;
  return `« ${name} », ${pages} page${pages > 1 ? 's' : ''}, est dans ${where}.`;
}

/** What to do with what was printed, and what follows from it: an agreement is no reminder. */
export function oncePosted(letters: readonly { kind: LetterKind; channel?: LetterChannel }[]): string {
  const kinds = letters.map(({ kind }) => kind);
  const sent = letters.some(({ channel }) => channel === 'email') ? 'les courriers partis' : 'les plis postés';
  const agreements = kinds.filter((kind) => kind === 'scheduleAgreement').length;
  if (agreements === 0) {
    return `Une fois ${sent}, marquez-les comme envoyés : ces clients ne seront plus relancés avant l’étape suivante.`;
  }
  if (agreements === kinds.length) {
    return 'Une fois l’accord posté ou remis en main propre, marquez-le comme envoyé à la signature. Ses factures ne sont pas relancées tant que l’échéancier est respecté.';
  }
  return `Une fois ${sent}, marquez-les comme envoyés : les clients relancés ne le seront plus avant l’étape suivante.`;
}
