/** Words that change nothing to what a column's title means. */
const EMPTY_WORDS = new Set('de du des d la le les l a au aux the of en et pour sur par eur euro utc'.split(' '));

/** Short forms that exports with narrow columns use. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  no: 'numero',
  nr: 'numero',
  num: 'numero',
  nbr: 'numero',
  number: 'numero',
  fact: 'facture',
  fac: 'facture',
  ech: 'echeance',
  regl: 'reglement',
  reglt: 'reglement',
  rglt: 'reglement',
  pmt: 'payment',
  inv: 'invoice',
  mt: 'montant',
  mnt: 'montant',
  amt: 'amount',
  clt: 'client',
  cust: 'customer',
  dt: 'date',
  cde: 'commande',
  adr: 'adresse',
  ste: 'societe',
  tel: 'telephone',
};

/** `dû` and `de la` share their letters once accents are gone: what is owed keeps a word of its own. */
const OWED = 'owed';

/**
 * The words of a column's title that carry meaning: no accents, case, punctuation, plural, articles or currency, camel case taken
 * apart, every way to write « numéro » made one. `N° de facture`, `Numéro facture` and `NumeroFacture` give the same words.
 */
export function titleWords(title: string): string[] {
  const words = title
    .replace(/\bd[ûÛ](?:e|s|es)?(?![\p{L}])/giu, ` ${OWED} `)
    .replace(/\bdu\s*(?:\(.*\))?\s*$/i, ` ${OWED} `)
    .replace(/\bn\s*[°º]|№|#/gi, ' numero ')
    .replace(/\((?:s|e|es|x)\)/gi, '')
    // « Payé (O/N) » says how it is answered.
    .replace(/\(?\b(?:o\/n|oui\s*\/\s*non|y\/n)\b\)?/gi, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) =>
      Object.hasOwn(SHORT_FORMS, word) ? (SHORT_FORMS[word] ?? word) : word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word,
    )
    .filter((word) => word !== '');
  const kept = words.filter((word) => !EMPTY_WORDS.has(word));
  return kept.length > 0 ? kept : words;
}

/** What two titles have in common when they mean the same. */
export function titleKey(title: string): string {
  return titleWords(title).join('');
}
