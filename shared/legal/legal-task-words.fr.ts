import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';

/** What collective proceedings ask for before their time limit is known. */
export const legalTaskWords = {
  notePublication: 'Procédure collective : noter sa publication au BODACC, le délai de 2 mois pour déclarer la créance en court.',
  openProceedings: (on: LocalDate) =>
    `Procédure collective du ${formatDate(on)} : ouvrir son dossier et déclarer la créance, dans les 2 mois de la publication au BODACC.`,
} as const;
