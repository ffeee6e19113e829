import type { LedgerField } from './ledger-entry-line.ts';

/** « n° », « numéro de », « code du »… before what a title names. */
const NUMBER = '(?:n|no|num|numero|code|ref|reference)?(?:de|du|d|la|l)*';
const NAME = '(?:libelle|intitule|nom|designation|raisonsociale)(?:de|du|d|la|l)*';
const AMOUNT = '(?:montant|mouvement|mvt|total)?(?:au|en|du)?';
const EUROS = '(?:en)?(?:euros?|eur)?';

/** The first whose pattern is all of a title's letters; French first, then what software of English origin writes. */
const PATTERNS: readonly (readonly [LedgerField, string])[] = [
  ['journalLabel', `${NAME}journal`],
  ['journalCode', `${NUMBER}(?:journal|jnl|jal|jrn)`],
  ['accountLabel', `${NAME}compte(?:general|gen)?|intitule|account(?:name|label)`],
  ['auxiliaryLabel', `${NAME}(?:compte)?(?:tiers|client|auxiliaire|aux)|client|partenaire|partner|raisonsociale|customer`],
  ['auxiliary', `${NUMBER}(?:compte)?(?:tiers|client|auxiliaire|aux)`],
  ['account', `${NUMBER}compte(?:general|gen|comptable)?|codecomptable|(?:general|gl)?account(?:code|number|no)?`],
  ['dueOn', '(?:date)?(?:de|du|d|la|l)*(?:echeance|ech)|duedate'],
  ['letteringDate', 'date(?:de|du|d)?(?:lettrage|let)'],
  ['pieceDate', 'date(?:de|du|d|la|l)*(?:piece(?:justificative)?|document|facture)'],
  ['date', 'date(?:de|du|d|la|l)*(?:ecriture|ecr|comptable|comptabilisation|operation|mouvement|saisie|cpt)?|(?:posting|accounting)?date'],
  ['invoiceNumber', '(?:n|no|num|numero|ref|reference)(?:de|du|d|la|l)*facture|invoicenumber'],
  ['pieceReference', `${NUMBER}(?:piece(?:justificative|comptable)?|document|doc)|ref|reference`],
  ['entryNumber', `${NUMBER}(?:ecriture|ecr|mouvement|mvt)|numero|entry(?:number|no)?`],
  ['label', 'libelles?(?:de|du|d|la|l)*(?:ecriture|ecr|mouvement|operation|ligne|piece)?(?:comptable)?|description|label|memo'],
  ['debit', `${AMOUNT}debit(?:eur)?${EUROS}`],
  ['credit', `${AMOUNT}credit(?:eur)?${EUROS}`],
  ['amount', 'montant|amount'],
  ['side', 'sens|dc'],
  ['lettering', '(?:code)?(?:de)?(?:lettrage|lettre|lettr|let|ltr)|correspondance|matching(?:number)?'],
  ['paymentMethod', 'modes?(?:de)?(?:reglement|paiement)'],
];

const COMPILED = PATTERNS.map(([field, pattern]) => [field, new RegExp(`^(?:${pattern})$`)] as const);

/** What a title of a journal or ledger means, by its letters alone (`titleLetters`); undefined for any other. */
export function plainLedgerField(letters: string): LedgerField | undefined {
  return COMPILED.find(([, pattern]) => pattern.test(letters))?.[0];
}
