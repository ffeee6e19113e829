import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { letterName } from './letter-names.fr.ts';

/** The words of the slip of a posting pack, which stays with the company. */
export const slipWords = {
  title: (day: LocalDate) => `Bordereau de dépôt du ${formatDate(day)}`,
  rank: 'N°',
  addressee: 'Destinataire',
  letter: 'Courrier',
  pages: 'Pages',
  number: 'N° de recommandé',
  ordinary: 'courrier simple',
  page: 'page',
  letterName,
  count: (envelopes: number, registered: number) =>
    `${envelopes} pli${envelopes > 1 ? 's' : ''}${registered === 0 ? '' : `, dont ${registered} en recommandé avec avis de réception`}`,
  copy: (day: LocalDate) => `Copie pour le dossier, ${formatDate(day)}`,
  bundleTitle: (day: LocalDate) => `Pochette du ${formatDate(day)}`,
};
