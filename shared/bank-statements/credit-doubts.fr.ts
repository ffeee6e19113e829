/**
 * What in a credit's own words forbids to put it against an invoice unasked. `moneyBack`: money of the company's own that returns, or a
 * bank's: no customer pays with it. `batch`: several payments in one sum, of several customers, perhaps less a fee. `advance`: the name
 * and the amount may belong to something that is not invoiced yet; a number of an invoice beside it lifts that.
 */
export type CreditDoubt = 'moneyBack' | 'batch' | 'advance';

const TRANSFER = '(?:VIR|VRT|VIRT|VIREMENT|PRLV|PRLVT|PRELEVEMENT|CHQ|CHEQUE|OPERATION|OPER|OPE|PAIEMENT|CB)';
const MONEY_BACK = new RegExp(
  [
    '\\bREMB(?:T|OURS|OURST|OURSEMENTS?)?\\b',
    `\\b(?:ANN|ANNUL|ANNULATION|REJET|REJETS|RETOUR|RET|REGUL|REGULARISATION) (?:DE |D |DU |SUR |S )?${TRANSFER}\\b`,
    '\\b(?:EXTOURNE|CONTREPASSATION|CONTRE PASSATION|DEBLOCAGE)\\b',
    '\\b(?:VIR|VIREMENT) (?:INTERNE|INT)\\b',
    '\\bCOMPTE A COMPTE\\b',
    '\\bINTERETS? (?:CREDITEURS?|ACQUIS|DU LIVRET|LIVRET)\\b',
  ].join('|'),
);
const SEVERAL = '(?:CHQ|CHQS|CHEQUES?|CB|CARTES?|TPE|PRLV|PRLVS|PRLVT|PRELEVEMENTS?|LCR|EFFETS?|BOR|TIP)';
const BATCH = new RegExp(
  [
    `\\b(?:REM|REMISES?) (?:\\w+ ){0,3}${SEVERAL}\\b`,
    `\\b${SEVERAL} (?:\\w+ ){0,2}(?:REM|REMISES?)\\b`,
    '\\b(?:TELECOLLECTE|ENC(?:AISSEMENTS?)? (?:CB|CARTES?|TPE)|TPE|PRLVS?|PRELEVEMENTS?) (?:\\w+ ){0,3}\\d+ (?:OPE|OPER|OPERATIONS|TRANSACTIONS|TRX)\\b',
  ].join('|'),
);
const ADVANCE = /\b(?:ACOMPTES?|ARRHES|AVANCES?|DEVIS|PROFORMA|CAUTION|DEPOT DE GARANTIE|AVOIR)\b/;

/** What makes a credit doubtful, the gravest first; null for an ordinary one. */
export function creditDoubt(text: string): CreditDoubt | null {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ');
  if (MONEY_BACK.test(plain)) return 'moneyBack';
  if (BATCH.test(plain)) return 'batch';
  return ADVANCE.test(plain) ? 'advance' : null;
}

/** Said after why invoices are proposed, or instead of it. */
export const DOUBT_REASONS: Readonly<Record<CreditDoubt, string>> = {
  moneyBack: 'Le libellé est celui d’un remboursement, d’un virement revenu ou d’une opération de banque : à vérifier.',
  batch: 'Une remise réunit plusieurs règlements, parfois nets de frais : à répartir d’après son bordereau.',
  advance: 'Le libellé parle d’un acompte, d’un devis ou d’un avoir : à vérifier.',
};
