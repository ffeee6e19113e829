import type { CustomerNature } from '../customers/customer-words.fr.ts';
import { remembering } from './remembering.ts';

/** The words of a cell compared with the lists below: no accents, case or punctuation. */
export const plainWords: (text: string) => string = remembering((text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

const YES = new Set('oui o yes y true vrai 1 x ok'.split(' '));
const NO = new Set('non n no false faux 0 aucun aucune neant sans nil none na n a'.split(' '));

/** Yes, no, or null for anything else. An empty cell is no. */
export function readYesNo(text: string): boolean | null {
  if (text === '') return false;
  const words = plainWords(text);
  if (words === '' || NO.has(words) || words === 'n a') return false;
  return YES.has(words) ? true : null;
}

/** Whom a list of customers says that it is dealt with; empty text where it says nothing known. */
export function readCustomerKind(text: string): '' | CustomerNature {
  const words = plainWords(text);
  if (/^(?:particuliers?|personnes? physiques?|b2c|consumers?|individuals?|prive|privee)$/.test(words)) return 'consumer';
  if (
    /^(?:administrations?(?: publiques?)?|acheteurs? publics?|collectivites?(?: locales?| territoriales?)?|secteur public|public|etat|mairies?|communes?|etablissements? publics?|b2g|government)$/.test(
      words,
    )
  )
    return 'publicBuyer';
  return /^(?:professionnels?|pro|entreprises?|societes?|personnes? morales?|b2b|business|company|associations?)$/.test(words)
    ? 'business'
    : '';
}

/** The language that a customer is written to in; empty for one in which nothing is written here. */
export function readLanguage(text: string): '' | 'fr' | 'en' {
  const words = plainWords(text);
  if (/^(?:fr|fra|fre|francais|francaise|french)(?: (?:fr|france|be|ch|ca|lu))?$/.test(words)) return 'fr';
  return /^(?:en|eng|anglais|anglaise|english)(?: (?:gb|uk|us|ie|ca|au))?$/.test(words) ? 'en' : '';
}

export type DocumentType = 'invoice' | 'creditNote' | 'notAnInvoice';

/** What a « type de pièce » says; null when it says nothing known. 380, 381 and 384 are the codes of electronic invoices (UNTDID 1001). */
export function readDocumentType(text: string): DocumentType | null {
  if (text === '') return null;
  const words = plainWords(text);
  if (words === '') return null;
  if (
    /\bavoirs?\b|\bnotes? de credit\b|\bcredit (notes?|memos?)\b|\brefunds?\b|\bremboursements?\b|^(av|ac|nc|cn|381|out refund)$/.test(
      words,
    )
  )
    return 'creditNote';
  if (/\bdevis\b|\bpro ?forma\b|\bcommandes?\b|\bquotes?\b|\bestimates?\b|\bbons? de livraison\b|\bbrouillons?\b/.test(words))
    return 'notAnInvoice';
  if (
    /^(?:paiement|payment|reglement|encaissement|versement|depot|remise)s?(?: (?:client|recu|de facture))?s?$|^(?:rg|rgt|regl|rc|pmt|bq|od|rb)$/.test(
      words,
    )
  )
    return 'notAnInvoice';
  return /\bfactures?\b|\binvoices?\b|\bacomptes?\b|\bsoldes?\b|^(fa|fac|fv|vte|vente|380|384|386|out invoice|bill)$/.test(words)
    ? 'invoice'
    : null;
}

/** `issued` says nothing of payment. */
export type RowStatus = 'paid' | 'open' | 'partlyPaid' | 'draft' | 'cancelled' | 'refunded' | 'issued';

/**
 * What a status column says; null when it says nothing known. « À régler » is open although it holds « régl ». Yes means what the
 * column's title asks: « Payée : oui », « Annulée : oui ».
 */
export function readStatus(text: string, title = ''): RowStatus | null {
  if (text === '') return null;
  const words = plainWords(text);
  if (words === '') return null;
  if (/^(annul|cancel|void)/.test(plainWords(title))) return readYesNo(text) === false ? null : 'cancelled';
  // The invoice that says so is the one that stands.
  if (/\bannule et remplace\b/.test(words)) return null;
  if (/\bannulee?s?\b|\bcancel|\bvoid|\bsupprimee?\b|\babandonnee?\b|\bfailed\b|\bechouee?\b|\bexpired?\b|\bdeleted\b/.test(words))
    return 'cancelled';
  // What a credit note settles, no money settles: the credit note does, where it is listed.
  if (/\bpar (?:un |l )?avoir\b/.test(words)) return null;
  // Money given back in part: the rest was paid.
  if (/\brefunded?\b|\bremboursee?s?\b/.test(words)) return /\bparti/.test(words) ? 'paid' : 'refunded';
  if (/\bbrouillons?\b|\bdrafts?\b|\bpro ?forma\b|\bprovisoire\b/.test(words)) return 'draft';
  if (/\bparti|\bacompte verse\b/.test(words)) return 'partlyPaid';
  if (
    /\bimpaye|\bnon (payee?|reglee?|soldee?|acquittee?)s?\b|\bpas (payee?|reglee?)\b|\ba (regler|payer|encaisser)\b|\bunpaid\b|\bnot paid\b|\boverdue\b|\bretard\b|\bopen\b|\bouverte?\b|\ben (attente|cours)\b|\benvoyee?\b|\bsent\b|\bdue?\b(?! \d)|\bechue?\b|\bpending\b|\bon hold\b|\bauthorized\b|\buncollectible\b|\brelancee?\b|\ba (?:venir|echoir)\b|\bcontentieux\b|\blitiges?\b|\brecouvrement\b|\bmise en demeure\b|\bdouteuse?\b|\bnon echue?s?\b/.test(
      words,
    )
  )
    return 'open';
  if (
    /\b(payee?|reglee?|soldee?|acquittee?|encaissee?|paid|settled|closed|lettree?|completed|terminee?|succeeded|processing)s?\b/.test(words)
  )
    return 'paid';
  if (/\b(comptabilisee?|postee?|posted|validee?|finalisee?|emise?|facturee?|enregistree?|issued|active?)s?\b/.test(words)) return 'issued';
  const yes = readYesNo(text);
  return yes === null ? null : yes ? 'paid' : 'open';
}

/** What a « nature » says of a payment. */
export function readPaymentNature(text: string): 'payment' | 'writeOff' | 'rejected' | 'notAPayment' {
  const words = plainWords(text);
  // What a payment service does with the money afterwards.
  if (/^(?:payouts?|fees?|transfers?|topups?|refunds?|adjustments?|network cost|contribution)(?: (?:reversal|failure))?$/.test(words))
    return 'notAPayment';
  if (
    /\bpertes?\b|\birrecouvrables?\b|\bwrite ?offs?\b|\bwritten off\b|\bbad debts?\b|\babandon|\bcreances? douteuses? perdues?\b/.test(
      words,
    )
  )
    return 'writeOff';
  return /\brejet|\bimpayes?\b|\brefus|\bchargebacks?\b|\bretour\b|\bbounced\b/.test(words) ? 'rejected' : 'payment';
}

const TOTAL =
  /^sous (?:total|totaux)(?: .*)?$|^(?:total|totaux)(?: (?:(?:ht|ttc|tva|du|de|des|par|mars|mai)\b|general|generaux|client|factures?|reglements?|mois|annee|page|tiers|trimestre|semestre|semaine|periode|janvier|fevrier|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|a (?:payer|regler|encaisser|recevoir)|impayes?|restant|reste|regle|paye|encaisse|\d).*)?$|^(?:grand total|sub ?total|cumul|report|a reporter)(?: .*)?$/;

/** True for the label of a line that sums others: « Total », « Sous-total », whatever it sums, « Total général », « Cumul 2025 ». */
export function isTotalLabel(text: string): boolean {
  return text.length <= 60 && /tota|cumul|report/i.test(text) && TOTAL.test(plainWords(text));
}

/** True for « Total Durand », « Total client Durand » where `name` is Durand, or holds it: « Durand & Fils ». */
export function isTotalOf(text: string, name: string): boolean {
  if (!/tota/i.test(text)) return false;
  const summed = /^(?:sous )?(?:total|totaux)(?: (?:du|de|des|pour|client|tiers))* (.+)$/.exec(plainWords(text))?.[1];
  return summed !== undefined && ` ${plainWords(name)} `.includes(` ${summed} `);
}
