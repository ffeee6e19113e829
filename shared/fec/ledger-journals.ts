import { titleLetters } from './ledger-titles.fr.ts';

/** What a journal holds, by its code and label: used where the accounts of an entry do not tell. */
export type JournalKind = 'sales' | 'purchases' | 'cash' | 'opening' | 'other';

const CODES: readonly (readonly [RegExp, JournalKind])[] = [
  [/^(?:an|ano|anc|anv|anx|ran|rn|ouv|anouv|anouveau|anouveaux)\d*$/, 'opening'],
  [/^(?:ve|vt|vte|vtes|ven|vente|ventes|fac|fact|fc|vc|vf|sal)\d*$/, 'sales'],
  [/^(?:ac|ach|ha|achat|achats|ff)\d*$/, 'purchases'],
  [/^(?:bq|bqe|ban|banque|ba|bnp|bp|ca|caisse|cs|cic|cm|ce|lcl|sg|lbp|rch|chq|cb|tr|bk)\d*$/, 'cash'],
];
const LABELS: readonly (readonly [RegExp, JournalKind])[] = [
  [/anouveau|ouverture|^reports?$|balanceinitiale|situationinitiale|soldesinitiaux|reprisedebalance|reprisedessoldes/, 'opening'],
  [/vente|factur|client|sales/, 'sales'],
  [/achat|fournisseur|purchase/, 'purchases'],
  [/banque|caisse|cheque|effet|tresorerie|credit|bnp|societegenerale|qonto|shine|stripe|paypal|bank/, 'cash'],
];

export function journalKind(code: string, label: string): JournalKind {
  const letters = titleLetters(label);
  const byLabel = letters === '' ? undefined : LABELS.find(([pattern]) => pattern.test(letters));
  if (byLabel) return byLabel[1];
  return CODES.find(([pattern]) => pattern.test(titleLetters(code)))?.[1] ?? 'other';
}

const OPENING_WORDS =
  /^(?:ran|an|an\d{4}|anouv|anouveaux?|soldesanouveau)$|anouveau|(?:bilan|balance|soldes?|journal)douverture|ouverturedes?(?:comptes|soldes|lexercice|exercice)|(?:soldes?|balance|situation)initia|reprised(?:e|es)(?:la)?(?:soldes?|balance)/;

/** « Report à nouveau », « RAN », « Bilan d’ouverture »: an opening told by its words. */
export function saysOpening(text: string): boolean {
  const letters = titleLetters(text);
  return OPENING_WORDS.test(letters);
}
