import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { isDeclarationLate, lateDeclaration } from './late-declaration.fr.ts';

/** What collective proceedings ask for before their time limit is known. */
export const legalTaskWords = {
  notePublication: (judgmentOn: LocalDate | null, asOf: LocalDate) =>
    judgmentOn !== null && isDeclarationLate(judgmentOn, asOf)
      ? `Procédure collective du ${formatDate(judgmentOn)} : ${lateDeclaration}.`
      : 'Procédure collective : noter sa publication au BODACC, le délai de 2 mois pour déclarer la créance en court.',
  openProceedings: (on: LocalDate, asOf: LocalDate) =>
    isDeclarationLate(on, asOf)
      ? `Procédure collective du ${formatDate(on)} : ouvrir son dossier ; ${lateDeclaration}.`
      : `Procédure collective du ${formatDate(on)} : ouvrir son dossier et déclarer la créance, dans les 2 mois de la publication au BODACC.`,
} as const;
