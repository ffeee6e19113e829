import type { PaymentTerms } from './payment-terms.ts';

/** Longer than any agreed period: a number beyond is no number of days. */
const MOST_DAYS = 366;

/**
 * Reads payment terms as people and software write them, in French or English: « 30 jours », « 30 jours fin de mois », « fin de mois
 * 45 jours », « 30 j fdm le 10 », « comptant », « à réception », `net 30`, `30`, `30 EOM`, and what `describePaymentTerms` writes.
 * « N jours fin de mois » is N days, then the end of the month; « fin de mois N jours » the end of the month, then N days; said of
 * civil months when it says so (« fin du mois suivant »). null when it is not understood.
 */
export function parsePaymentTerms(text: string): PaymentTerms | null {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(\d+) ?(?:jours?|jrs?|j|days?|d)(?=fdm|eom|\b)/g, '$1 ')
    .replace(/\b(?:fdm|eom|fin (?:de |du )?mois|end of (?:the )?month)\b/g, 'FDM')
    .replace(
      /\b(?:date (?:de |d )?(?:la )?(?:facture|facturation|emission)|invoice date|de facture|delai|paiement|payment|reglement|terms?|a|net|nets|calendaires|puis|then|from|de|du|sous|within|date)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '' && /\bnet\b/i.test(text)) return null;
  if (/\b(?:comptant|reception|receipt|immediat\w*|cash|cod|livraison|avance|commande)\b/.test(words) && !/[1-9]/.test(words))
    return { mode: 'net', days: 0 };
  let match = /^(\d{1,3})(?: (?:date )?reception)?$/.exec(words);
  if (match) return within({ mode: 'net', days: Number(match[1]) });
  match = /^(\d{1,3}) FDM(?: (?:le )?(\d{1,2})(?: mois)?)?$/.exec(words);
  if (match) {
    const dayOfMonth = match[2] === undefined ? undefined : Number(match[2]);
    if (dayOfMonth !== undefined && (dayOfMonth < 1 || dayOfMonth > 31)) return null;
    return within({ mode: 'daysThenEndOfMonth', days: Number(match[1]), ...(dayOfMonth === undefined ? {} : { dayOfMonth }) });
  }
  match = /^FDM (?:\+ ?)?(\d{1,3})$/.exec(words);
  if (match) return within({ mode: 'endOfMonthThenDays', days: Number(match[1]) });
  if (words === 'FDM' || words === 'FDM civil') return { mode: 'monthsThenEndOfMonth', months: 0 };
  if (words === 'FDM suivant' || words === 'FDM prochain') return { mode: 'monthsThenEndOfMonth', months: 1 };
  match = /^FDM apres (\d{1,2}) mois(?: civils?)?$/.exec(words);
  return match ? { mode: 'monthsThenEndOfMonth', months: Number(match[1]) } : null;
}

function within(terms: PaymentTerms): PaymentTerms | null {
  return 'days' in terms && terms.days > MOST_DAYS ? null : terms;
}

/** The rule in plain words that leave no doubt about the computation; `parsePaymentTerms` reads them back. At most 40 characters. */
export function describePaymentTerms(terms: PaymentTerms): string {
  switch (terms.mode) {
    case 'net':
      return terms.days === 0 ? 'comptant' : `${terms.days} jours`;
    case 'daysThenEndOfMonth':
      return `${terms.days} jours puis fin de mois${terms.dayOfMonth === undefined ? '' : ` le ${terms.dayOfMonth}`}`;
    case 'endOfMonthThenDays':
      return `fin de mois puis ${terms.days} jours`;
    case 'monthsThenEndOfMonth':
      return terms.months === 0 ? 'fin du mois' : terms.months === 1 ? 'fin du mois suivant' : `fin de mois après ${terms.months} mois`;
  }
}
