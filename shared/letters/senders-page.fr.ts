import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';

const many = (count: number, one: string, several: string) => `${count} ${count > 1 ? several : one}`;

/** The words of the first page of a pack over several companies, which stays with whoever posts it. */
export const sendersWords = {
  title: (day: LocalDate) => `Pochette de dépôt du ${formatDate(day)}`,
  count: (envelopes: number, companies: number, registered: number) =>
    `${many(envelopes, 'pli', 'plis')} de ${many(companies, 'société', 'sociétés')}${registered === 0 ? '' : `, dont ${registered} en recommandé avec avis de réception`}`,
  rank: 'N°',
  company: 'Société',
  envelopes: 'Plis',
  registered: 'Recommandés',
  firstPage: 'Page',
  total: 'Total',
  order:
    'Pour chaque société, à partir de la page indiquée : ses courriers dans l’ordre des enveloppes, les recommandés d’abord, puis leurs copies pour le dossier, et son bordereau.',
  leftOutTitle: 'Laissées de côté',
  page: 'page',
  onlyEmails: 'ces courriers sont à joindre à des e-mails, et non à poster',
};
