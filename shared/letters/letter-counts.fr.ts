import type { LetterChannel, LetterKind } from './letter-kinds.ts';

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

/** What to do with what was printed, and what follows from it: an agreement, a statement or thanks are no reminder. */
export function oncePosted(letters: readonly { kind: LetterKind; channel?: LetterChannel }[]): string {
  const kinds = letters.map(({ kind }) => kind);
  const sent = letters.some(({ channel }) => channel === 'email') ? 'les courriers partis' : 'les plis postés';
  const only = new Set(kinds).size === 1 ? kinds[0] : undefined;
  if (only === 'scheduleAgreement') {
    return 'Une fois l’accord posté ou remis en main propre, marquez-le comme envoyé à la signature. Ses factures ne sont pas relancées tant que l’échéancier est respecté.';
  }
  if (only === 'instalmentReminder') {
    return `Une fois ${sent}, marquez-les comme envoyés : sans règlement, la mise en demeure sera proposée huit jours plus tard.`;
  }
  if (only === 'instalmentNotice')
    return `Une fois ${sent}, marquez-les comme envoyés : le délai avant la déchéance du terme court à partir de là.`;
  if (only === 'termination') return `Une fois ${sent}, marquez-les comme envoyés : l’échéancier prend fin, et son solde est exigible.`;
  if (kinds.every((kind) => !CHASING.has(kind))) return `Une fois ${sent}, marquez-les comme envoyés : ils restent au dossier du client.`;
  if (kinds.every((kind) => CHASING.has(kind))) {
    return `Une fois ${sent}, marquez-les comme envoyés : ces clients ne seront plus relancés avant l’étape suivante.`;
  }
  return `Une fois ${sent}, marquez-les comme envoyés : les clients relancés ne le seront plus avant l’étape suivante.`;
}

/** The letters after which a customer is left in peace until the next step. */
const CHASING: ReadonlySet<LetterKind> = new Set([
  'reminder1',
  'reminder2',
  'reminder3',
  'formalNotice',
  'instalmentReminder',
  'instalmentNotice',
  'termination',
]);
