import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';

/** Every reason to refuse a row or to remark on it, with what its sentence needs. */
export interface ProblemParams {
  // Refusals
  NUMBER_MISSING: Record<string, never>;
  CUSTOMER_MISSING: Record<string, never>;
  DATE_MISSING: Record<string, never>;
  DATE_UNREADABLE: Record<string, never>;
  AMOUNT_MISSING: Record<string, never>;
  AMOUNT_UNREADABLE: Record<string, never>;
  AMOUNT_PRECISION: Record<string, never>;
  AMOUNT_TOO_LARGE: Record<string, never>;
  VALUE_TOO_LONG: { limit: number };
  CURRENCY_FOREIGN: { currency: string };
  CUSTOMER_AMBIGUOUS: Record<string, never>;
  CUSTOMER_UNKNOWN: Record<string, never>;
  OPEN_EXCEEDS_TOTAL: { totalCents: Cents };
  SETTLED_BEFORE_ISSUE: { issuedOn: LocalDate };
  DUPLICATE_NUMBER: { number: string; firstRow: number; differences: string[] };
  TOTAL_BELOW_ALLOCATED: { number: string; allocatedCents: Cents };
  KIND_CHANGED: { number: string };
  INVOICE_UNKNOWN: { number: string };
  INVOICE_AMBIGUOUS: { number: string; customers: string[] };
  INVOICE_OF_OTHER_CUSTOMER: { number: string; customerName: string };
  INVOICE_CANCELLED: { number: string };
  PAYMENT_BEFORE_INVOICE: { number: string; issuedOn: LocalDate };
  PAYMENT_NEGATIVE: Record<string, never>;
  PAYMENT_REJECTED: Record<string, never>;
  PAYMENT_ON_CREDIT_NOTE: { number: string };
  REFERENCE_MISSING: Record<string, never>;
  WRITE_OFF_EXCEEDS_OPEN: { number: string; openCents: Cents };
  ROW_IN_FUTURE: Record<string, never>;
  // Remarks
  CUSTOMER_NOT_RECOGNISED: { number: string; customerName: string };
  INVOICE_UNKNOWN_YET: { number: string; customerName: string };
  PAYMENT_WAITS: Record<string, never>;
  ROW_CANCELLED: Record<string, never>;
  ROW_DRAFT: Record<string, never>;
  ROW_REFUNDED: Record<string, never>;
  NOT_AN_INVOICE: Record<string, never>;
  NOT_A_PAYMENT: Record<string, never>;
  PAYMENT_UNDONE: Record<string, never>;
  AMOUNT_ZERO: Record<string, never>;
  AMOUNT_ROUNDED: { cents: Cents };
  DUPLICATE_ROW: { firstRow: number };
  PAID_ON_LATER_SHEET: { firstRow: number; addedCents: Cents };
  DUE_BEFORE_ISSUE: { issuedOn: LocalDate };
  ISSUED_IN_FUTURE: Record<string, never>;
  PAID_IN_FUTURE: Record<string, never>;
  TERMS_UNREADABLE: { used: string };
  DUE_COMPUTED: { count: number; used: string };
  TYPED_DETAIL_KEPT: { difference: string };
  CUSTOMERS_PRIVATE: { count: number; names: string };
  STATUS_PARTLY_PAID: Record<string, never>;
  STATUS_UNREAD: Record<string, never>;
  PAYMENT_WORDS_UNREAD: Record<string, never>;
  TYPE_UNREAD: Record<string, never>;
  PAID_EXCEEDS_TOTAL: { totalCents: Cents };
  PAID_LESS_THAN_KNOWN: { knownCents: Cents };
  CREDIT_NOTE_SETTLED: Record<string, never>;
  CANCELLED_HERE: { number: string };
  NUMBER_ELSEWHERE: { number: string; customerName: string };
  NUMBER_OF_OTHER_CUSTOMER: { number: string; customerName: string };
  OVERPAYMENT: { number: string; allocatedCents: Cents; restCents: Cents };
  FIELD_LEFT_OUT: { field: string };
  FULL_LIST_UNCERTAIN: Record<string, never>;
  OTHER_SHEETS: { read: readonly string[]; others: readonly string[] };
  HIDDEN_SHEETS: { hidden: readonly string[] };
  EXPORTED_SHEETS_LEFT: { sheet: string; left: readonly string[] };
  AGED_TOTAL_DIFFERS: { totalCents: Cents; sumCents: Cents };
  CHARGE_EXCLUDED: Record<string, never>;
  CHARGES_NEGATED: { count: number; returned: number };
  CUSTOMER_TERMS_UNREADABLE: Record<string, never>;
  EARLY_PAYMENT_UNREADABLE: Record<string, never>;
  NET_DAYS_NOT_KEPT: { problem: string };
  IDENTIFIER_LEFT_OUT: { problem: string };
  LANGUAGE_LEFT_OUT: Record<string, never>;
  REMINDER_PLAN_UNKNOWN: { names: string };
  DUPLICATE_CUSTOMER: { firstRow: number };
  MONTH_UNREADABLE: Record<string, never>;
  MONTH_TWICE: { firstRow: number };
  CREDIT_LEFT: { customerName: string; number: string };
}

export type ProblemCode = keyof ProblemParams;

const list = (items: readonly string[]) => items.map((item) => `« ${item} »`).join(', ');

const sentences: { [C in ProblemCode]: (params: ProblemParams[C], nameOf: (row: number) => string) => string } = {
  NUMBER_MISSING: () => 'Le numéro de facture manque.',
  CUSTOMER_MISSING: () => 'Le client manque.',
  DATE_MISSING: () => 'La date manque.',
  DATE_UNREADABLE: () => 'Cette date n’existe pas ou n’est pas lisible dans l’ordre des autres dates de la colonne.',
  AMOUNT_MISSING: () => 'Le montant manque.',
  AMOUNT_UNREADABLE: () => 'Ce n’est pas un montant lisible ; écrivez-le en chiffres, comme 1 234,56.',
  AMOUNT_PRECISION: () => 'Ce montant a plus de deux décimales ; il faut un montant au centime.',
  AMOUNT_TOO_LARGE: () => 'Ce montant est trop grand pour être une facture.',
  VALUE_TOO_LONG: ({ limit }) => `Ce texte dépasse ${limit} caractères : la ligne semble décalée par rapport aux titres.`,
  CURRENCY_FOREIGN: ({ currency }) => `Le montant est en ${currency}, sans taux pour le convertir en euros : ligne laissée de côté.`,
  CUSTOMER_AMBIGUOUS: () => 'Plusieurs clients portent ce nom ; ajoutez le code client à la ligne.',
  CUSTOMER_UNKNOWN: () => 'Ce client n’existe pas encore ; importez d’abord ses factures.',
  OPEN_EXCEEDS_TOTAL: ({ totalCents }) => `Le reste dû ne va pas avec le montant de la facture (${formatEuros(totalCents)}).`,
  SETTLED_BEFORE_ISSUE: ({ issuedOn }) => `La facture serait réglée avant d’être émise (${formatDate(issuedOn)}).`,
  DUPLICATE_NUMBER: ({ number, firstRow, differences }, nameOf) =>
    `Le numéro ${number} est déjà à la ligne ${nameOf(firstRow)}, avec des données différentes (${differences.join(', ')}).`,
  TOTAL_BELOW_ALLOCATED: ({ number, allocatedCents }) =>
    `La facture ${number} est déjà réglée de ${formatEuros(allocatedCents)}, plus que ce nouveau montant.`,
  KIND_CHANGED: ({ number }) => `${number} est déjà enregistré dans l’autre sens (facture ou avoir), avec des règlements.`,
  INVOICE_UNKNOWN: ({ number }) => `La facture ${number} n’existe pas dans ce dossier ; importez d’abord les factures.`,
  INVOICE_AMBIGUOUS: ({ number, customers }) =>
    `Plusieurs factures portent le numéro ${number} (${list(customers)}) ; ajoutez le client à la ligne.`,
  INVOICE_OF_OTHER_CUSTOMER: ({ number, customerName }) => `La facture ${number} est celle de ${customerName}, pas de ce client.`,
  INVOICE_CANCELLED: ({ number }) => `La facture ${number} est annulée : elle ne peut pas recevoir de règlement.`,
  PAYMENT_BEFORE_INVOICE: ({ number, issuedOn }) => `Ce règlement est antérieur à la facture ${number}, du ${formatDate(issuedOn)}.`,
  PAYMENT_NEGATIVE: () => 'Un règlement négatif (remboursement) ne peut pas être importé ; enregistrez l’avoir correspondant.',
  PAYMENT_REJECTED: () => 'C’est un rejet ou un impayé, pas un règlement ; retirez aussi le règlement qu’il annule.',
  PAYMENT_ON_CREDIT_NOTE: ({ number }) => `${number} est un avoir : il ne reçoit pas de règlement.`,
  REFERENCE_MISSING: () => 'Ni la facture ni le client ne sont indiqués.',
  WRITE_OFF_EXCEEDS_OPEN: ({ number, openCents }) =>
    `La perte dépasse ce qui reste dû sur la facture ${number} (${formatEuros(openCents)}).`,
  ROW_IN_FUTURE: () => 'La facture est datée d’après aujourd’hui : laissée de côté, comme vous l’avez demandé.',
  CUSTOMER_NOT_RECOGNISED: ({ number, customerName }) =>
    `Ce nom de client n’est pas connu ; le règlement est affecté d’après le numéro ${number}, qui est celui d’une facture de ${customerName}.`,
  INVOICE_UNKNOWN_YET: ({ number, customerName }) =>
    `La facture ${number} n’existe pas dans ce dossier ; le règlement reste au crédit de ${customerName}, à affecter.`,
  PAYMENT_WAITS: () =>
    'Ni le client ni la facture ne sont connus : le règlement est gardé « À rapprocher », et trouvera sa facture quand elle sera importée.',
  ROW_CANCELLED: () => 'Facture annulée dans le fichier : laissée de côté.',
  ROW_DRAFT: () => 'Brouillon : laissé de côté.',
  ROW_REFUNDED: () => 'Remboursée en entier : plus rien n’est dû, laissée de côté.',
  NOT_A_PAYMENT: () => 'Ce n’est pas le règlement d’un client (frais, virement vers la banque, remboursement) : laissé de côté.',
  PAYMENT_UNDONE: () => 'Paiement refusé, annulé ou remboursé : laissé de côté.',
  NOT_AN_INVOICE: () => 'Ce n’est pas une facture : laissé de côté.',
  AMOUNT_ZERO: () => 'Montant nul : laissé de côté.',
  AMOUNT_ROUNDED: ({ cents }) => `Le classeur contient plus de deux décimales ; arrondi à ${formatEuros(cents)}.`,
  PAID_ON_LATER_SHEET: ({ firstRow, addedCents }, nameOf) =>
    `Déjà lue à la ligne ${nameOf(firstRow)} : ce qui est payé ici en plus (${formatEuros(addedCents)}) est repris.`,
  DUPLICATE_ROW: ({ firstRow }, nameOf) => `Déjà lue à la ligne ${nameOf(firstRow)}, à l’identique : comptée une fois.`,
  DUE_BEFORE_ISSUE: ({ issuedOn }) => `L’échéance est antérieure à la facture (${formatDate(issuedOn)}).`,
  ISSUED_IN_FUTURE: () => 'La facture est datée d’après aujourd’hui.',
  PAID_IN_FUTURE: () =>
    'Le règlement est daté d’après aujourd’hui : la facture reste due jusque-là. S’il n’est qu’annoncé, corrigez le fichier.',
  TERMS_UNREADABLE: ({ used }) => `Ces conditions de paiement ne sont pas comprises ; échéance calculée à ${used}.`,
  DUE_COMPUTED: ({ count, used }) =>
    count > 1
      ? `${count} factures n’ont ni échéance ni conditions de paiement ; échéances calculées à ${used}, le délai légal.`
      : `Une facture n’a ni échéance ni conditions de paiement ; échéance calculée à ${used}, le délai légal.`,
  TYPED_DETAIL_KEPT: ({ difference }) => `Ce que vous avez saisi est gardé ; le fichier dit autre chose (${difference}).`,
  CUSTOMERS_PRIVATE: ({ count, names }) =>
    count > 1
      ? `${count} clients portent un nom de particulier (${names}) : enregistrés comme particuliers, sans indemnité de 40 € ni pénalités L. 441-10. Pour un professionnel, changez-le dans sa fiche.`
      : `${names} porte un nom de particulier : enregistré comme particulier, sans indemnité de 40 € ni pénalités L. 441-10. S’il est professionnel, changez-le dans sa fiche.`,
  STATUS_PARTLY_PAID: () => 'Réglée en partie, sans dire de combien : laissée ouverte en entier.',
  STATUS_UNREAD: () =>
    'Cet état ne dit pas si la facture est réglée : rien n’en est déduit, ici ni sur les lignes qui disent la même chose.',
  PAYMENT_WORDS_UNREAD: () =>
    'Cette colonne parle de règlements et n’est pas lue : les montants et les jours qu’elle porte ne sont déduits d’aucune facture. Saisissez ces règlements, ou importez-les à part.',
  TYPE_UNREAD: () =>
    'Ce type de pièce n’est pas connu : les lignes qui le portent sont prises pour des factures, ou pour des avoirs si leur montant est négatif.',
  PAID_EXCEEDS_TOTAL: ({ totalCents }) => `Le montant réglé dépasse la facture ; ${formatEuros(totalCents)} retenus.`,
  PAID_LESS_THAN_KNOWN: ({ knownCents }) =>
    `${formatEuros(knownCents)} de règlements sont déjà enregistrés, plus que n’en dit le fichier : rien n’est retiré.`,
  CREDIT_NOTE_SETTLED: () => 'Avoir indiqué comme soldé : il reste au crédit du client jusqu’à ce qu’il soit affecté à une facture.',
  CANCELLED_HERE: ({ number }) => `La facture ${number} a été annulée dans ce dossier et le reste.`,
  NUMBER_ELSEWHERE: ({ number, customerName }) =>
    `Une facture ${number} de même année et de même montant existe déjà chez ${customerName}.`,
  NUMBER_OF_OTHER_CUSTOMER: ({ number, customerName }) =>
    `Dans ce dossier un numéro ne sert qu’une fois : ${number} est la facture de ${customerName}, et le reste.`,
  OVERPAYMENT: ({ number, allocatedCents, restCents }) =>
    `Il restait ${formatEuros(allocatedCents)} à régler sur ${number} ; ${formatEuros(restCents)} restent au crédit du client.`,
  FIELD_LEFT_OUT: ({ field }) => `Valeur trop longue ou mal formée, laissée de côté (${field}).`,
  EXPORTED_SHEETS_LEFT: ({ sheet, left }) =>
    `Seule la feuille « ${sheet} » de ce classeur est lue. Importez ensuite le même fichier en choisissant, sous « Feuille », ${left.map((name) => `« ${name} »`).join(', ')} : tant que les règlements n’y sont pas, ce qui est payé paraît encore dû.`,
  OTHER_SHEETS: ({ read, others }) =>
    `${read.length > 1 ? 'Les feuilles' : 'Seule la feuille'} ${quoted(read)} ${read.length > 1 ? 'sont lues ensemble' : 'est lue'}. ${others.length > 1 ? 'Les feuilles' : 'La feuille'} ${quoted(others)} ${others.length > 1 ? 'leur ressemblent ou ont un nom du même genre, et restent' : 'lui ressemble ou a un nom du même genre, et reste'} de côté tant que vous ne ${others.length > 1 ? 'les' : 'la'} choisissez pas.`,
  HIDDEN_SHEETS: ({ hidden }) =>
    hidden.length > 1 ? `Les feuilles masquées ${quoted(hidden)} ne sont pas lues.` : `La feuille masquée ${quoted(hidden)} n’est pas lue.`,
  FULL_LIST_UNCERTAIN: () => 'Des lignes refusées n’ont pas de numéro lisible : aucune facture absente du fichier n’est soldée.',
  AGED_TOTAL_DIFFERS: ({ totalCents, sumCents }) =>
    `Le total de la ligne est ${formatEuros(totalCents)}, ses tranches font ${formatEuros(sumCents)} : les tranches sont reprises.`,
  CHARGE_EXCLUDED: () => 'Amortissement, stock ou perte sur créance : rien n’est payé ce jour-là, laissé de côté.',
  CHARGES_NEGATED: ({ count, returned }) =>
    returned === 0
      ? `Toutes les dépenses du fichier sont négatives (${count}) : elles sont comptées comme des charges, en positif.`
      : `Les dépenses du fichier sont négatives (${count}) : elles sont comptées comme des charges, en positif ; les autres (${returned}) comme des remboursements, en négatif.`,
  IDENTIFIER_LEFT_OUT: ({ problem }) => `${problem} Laissé de côté.`,
  LANGUAGE_LEFT_OUT: () => 'On n’écrit ici qu’en français et en anglais : cette langue est laissée de côté.',
  REMINDER_PLAN_UNKNOWN: ({ names }) => `Aucun plan de relance de la société ne porte ce nom (${names}) : laissé de côté.`,
  EARLY_PAYMENT_UNREADABLE: () => 'Cet escompte n’est pas compris (« 3 % à 10 jours ») : laissé de côté.',
  NET_DAYS_NOT_KEPT: ({ problem }) => `${problem} Celles-ci sont gardées.`,
  CUSTOMER_TERMS_UNREADABLE: () => 'Ces conditions de paiement ne sont pas comprises : laissées de côté.',
  DUPLICATE_CUSTOMER: ({ firstRow }, nameOf) => `Ce client est déjà à la ligne ${nameOf(firstRow)} ; ses informations se complètent.`,
  MONTH_UNREADABLE: () => 'Ce n’est pas un mois lisible.',
  MONTH_TWICE: ({ firstRow }, nameOf) => `Ce mois est déjà à la ligne ${nameOf(firstRow)} : seule la première compte.`,
  CREDIT_LEFT: ({ customerName, number }) =>
    `L’avoir ${number} de ${customerName} n’est plus dans la liste complète ; il reste ouvert, faute de facture où l’affecter.`,
};

/** The French sentence of a problem; `nameOf` says where another row is. */
export function problemSentence<C extends ProblemCode>(code: C, params: ProblemParams[C], nameOf: (row: number) => string): string {
  return sentences[code](params, nameOf);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `« ${name} »`).join(', ');
}
