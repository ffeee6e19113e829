/** Words before a number that say it is an invoice's, in capitals and without accents. */
export const INVOICE_WORDS: ReadonlySet<string> = new Set(
  'FACTURE FACTURES FACT FACTS FAC FA FC F N NO NR NUM NUMERO NUMEROS REF REFERENCE REGLEMENT REGLT RGLT INVOICE INV'.split(' '),
);

/** Words of a bank’s label or of many names, which say nothing of who paid; lower case, without accents. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  'vir virement virements sepa recu recus inst instantane instantanes emis de du des la le les l d et en au aux a votre faveur par pour chez client clients facture factures fact fac fa ref reference motif reglement paiement prlv prelevement cheque remise carte date bq id sarl sas sasu sa eurl sci snc ste societe ets etablissements monsieur madame mme mlle mr m'.split(
    ' ',
  ),
);

/** Words beside a customer's name of which none is a part of somebody's name: what a transfer is for, and when. */
export const NEUTRAL_WORDS: ReadonlySet<string> = new Set(
  'solde total net ttc merci loyer echeance releve compte numero num no nr mois trimestre janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre acompte avance devis commande cde bl eur euros euro e2e endtoend notprovided rf rib iban cpt vrt credit web permanent inv invoice payment from to'.split(
    ' ',
  ),
);

/** Words before a name that is an address's. */
export const STREET_WORDS: ReadonlySet<string> = new Set(
  'rue avenue ave av boulevard bd bld place pl allee chemin impasse quai route rte cours square'.split(' '),
);
