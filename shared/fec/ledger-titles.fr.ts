import type { LedgerField, LedgerFormat } from './ledger-entry-line.ts';
import { plainLedgerField } from './plain-titles.fr.ts';

/** A layout with titles: which field each title fills, in any order of columns. */
export interface TitledLayout {
  readonly format: LedgerFormat;
  /** By the title's letters and digits, lower case, without accents (`titleLetters`). */
  readonly titles: Readonly<Record<string, LedgerField | 'ignored'>>;
  /** The meaning of a title that is none of these. */
  readonly otherwise?: (letters: string) => LedgerField | undefined;
  /** Each must be there, one of a list at least. */
  readonly required: readonly (LedgerField | readonly LedgerField[])[];
  /** Titles that no other kind of file has; without them the accounts themselves must prove a ledger. */
  readonly certain: boolean;
  /** A single column may hold debits, and credits as negative amounts. */
  readonly oneSided?: boolean;
}

const AMOUNTS: readonly LedgerField[] = ['debit', 'amount'];

/** The legal file (art. A47 A-1 LPF): 18 columns, 22 in cash-basis books, Montant/Sens for Debit/Credit, and Dolibarr's three more. */
const FEC: TitledLayout = {
  format: 'fec',
  titles: {
    journalcode: 'journalCode',
    journallib: 'journalLabel',
    journallibelle: 'journalLabel',
    ecriturenum: 'entryNumber',
    ecrituredate: 'date',
    comptenum: 'account',
    comptelib: 'accountLabel',
    comptelibelle: 'accountLabel',
    compauxnum: 'auxiliary',
    compteauxnum: 'auxiliary',
    compauxlib: 'auxiliaryLabel',
    compteauxlib: 'auxiliaryLabel',
    compauxlibelle: 'auxiliaryLabel',
    pieceref: 'pieceReference',
    piecedate: 'pieceDate',
    ecriturelib: 'label',
    ecriturelibelle: 'label',
    debit: 'debit',
    credit: 'credit',
    montant: 'amount',
    sens: 'side',
    ecriturelet: 'lettering',
    ecriturelettrage: 'lettering',
    datelet: 'letteringDate',
    datelettrage: 'letteringDate',
    validdate: 'validDate',
    montantdevise: 'currencyAmount',
    idevise: 'currency',
    iddevise: 'currency',
    daterglt: 'settledOn',
    modereglt: 'paymentMethod',
    moderglt: 'paymentMethod',
    natop: 'operation',
    idclient: 'counterparty',
    datelimitreglmt: 'dueOn',
    numfacture: 'invoiceNumber',
    fichierfacture: 'ignored',
    idorigine: 'ignored',
  },
  required: ['account', 'date', ['journalCode', 'entryNumber'], AMOUNTS],
  certain: true,
};

const PENNYLANE_ENTRIES: TitledLayout = {
  format: 'pennylaneEntries',
  titles: {
    date: 'date',
    codejournal: 'journalCode',
    numerodecompte: 'account',
    libelledecompte: 'accountLabel',
    libelledeligne: 'label',
    libelledepiece: 'operation',
    numerodepiece: 'pieceReference',
    debitetoucredit: 'debit',
    debit: 'debit',
    credit: 'credit',
    dateecheance: 'dueOn',
    datedecheance: 'dueOn',
    identifiantdelettrage: 'lettering',
    identifiantdeligne: 'ignored',
  },
  required: ['date', 'account', 'pieceReference', 'debit', 'label', 'operation'],
  certain: true,
  oneSided: true,
};

const PENNYLANE_LEDGER: TitledLayout = {
  format: 'pennylaneLedger',
  titles: {
    identifiant: 'entryNumber',
    date: 'date',
    codejournal: 'journalCode',
    numerodecompte: 'account',
    libelledecompte: 'accountLabel',
    libelledepiece: 'operation',
    numerodefacture: 'pieceReference',
    debit: 'debit',
    credit: 'credit',
    solde: 'ignored',
    libelledeligne: 'label',
  },
  required: ['entryNumber', 'date', 'account', 'debit', 'credit', 'operation'],
  certain: true,
};

/** Journals and ledgers of other software, by the titles that they share. */
const LEDGER: TitledLayout = {
  format: 'ledger',
  titles: {},
  otherwise: plainLedgerField,
  required: ['account', 'date', AMOUNTS, ['journalCode', 'accountLabel', 'label']],
  certain: false,
};

/** Tried in this order, the most particular first. */
export const TITLED_LAYOUTS: readonly TitledLayout[] = [FEC, PENNYLANE_LEDGER, PENNYLANE_ENTRIES, LEDGER];

/** « Dépenses » of Axonaut: one row per expense, not entries. */
export const AXONAUT_TITLES = {
  datedeladepense: 'date',
  numerodeladepense: 'number',
  typededepense: 'type',
  codecomptabledutypedeladepense: 'account',
  codecomptabledutypededepense: 'account',
  nomdufournisseur: 'supplier',
  comptedetiersdufournisseur: 'supplierAccount',
  titredeladepensesidepenseassociee: 'title',
  montantht: 'excludingTax',
  montantttc: 'includingTax',
  datedepaiement: 'paidOn',
  restettc: 'open',
} as const;

export const AXONAUT_PROOF: readonly string[] = ['datedeladepense', 'nomdufournisseur', 'montantttc'];

/** Every title that the legal file gives a meaning, in its two forms. */
export const LEGAL_FIELDS: TitledLayout['titles'] = FEC.titles;

/** Titles of Sage 100's « Grand-livre des tiers », repeated on every page. */
export const SAGE_TITLES = {
  date: 'date',
  cj: 'journalCode',
  npiece: 'pieceReference',
  libelleecriture: 'label',
  lettr: 'lettering',
  mouvementdebit: 'debit',
  mouvementcredit: 'credit',
  soldeprogressif: 'balance',
} as const;

export const SAGE_PROOF: readonly string[] = ['cj', 'mouvementdebit', 'mouvementcredit'];
export const SAGE_TITLES_OF_NAMED: readonly string[] = ['date', 'mouvementdebit', 'mouvementcredit'];
export const SAGE_STATE_NAME = 'grandlivredestiers';

/** A title by its letters and digits alone: case, accents, spaces and signs change nothing (`N° pièce` → `npiece`). */
export function titleLetters(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
