import type { StatementFormat } from '../bank-statements/bank-statement.ts';
import type { RecognisedKind } from './identify-kind.ts';

/** What a file that is no table turns out to be, from its first bytes. */
export type ForeignContent =
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'pdf'
  | 'zip'
  | 'word'
  | 'powerpoint'
  | 'numbers'
  | 'oldOffice'
  | 'rtf'
  | 'html'
  | 'xml'
  | 'archive'
  | 'database'
  | 'utf32'
  | 'binary';

export const CONTENT_NAMES: Readonly<Record<ForeignContent, string>> = {
  png: 'une image PNG',
  jpeg: 'une image JPEG',
  gif: 'une image GIF',
  pdf: 'un document PDF',
  zip: 'une archive ZIP',
  word: 'un document Word',
  powerpoint: 'une présentation',
  numbers: 'un document Numbers ou Pages',
  oldOffice: 'un ancien document qui n’est pas d’Excel',
  rtf: 'un texte mis en forme (RTF)',
  html: 'une page web',
  xml: 'un fichier XML',
  archive: 'une archive compressée',
  database: 'une base de données',
  utf32: 'un texte dans un codage inhabituel (UTF-32)',
  binary: 'un fichier qui n’est pas du texte',
};

/** What a table holds when it is neither invoices nor payments, as IMPORT_KIND_UNSUPPORTED says it. */
export const KIND_NAMES: Readonly<
  Record<Exclude<RecognisedKind, 'unsure' | 'unknown'> | 'einvoice' | 'workbook' | 'supplierBalance', string>
> = {
  invoices: 'des factures',
  payments: 'des règlements',
  customers: 'une liste de clients',
  charges: 'des dépenses ou des charges',
  forecast: 'des prévisions',
  fec: 'un fichier des écritures comptables (FEC)',
  bankStatement: 'un relevé bancaire',
  agedBalance: 'une balance âgée, sans le détail des factures',
  supplierBalance: 'une balance âgée des fournisseurs',
  accountBalances: 'une balance des comptes, sans le détail des factures',
  quotes: 'des devis ou des commandes',
  payouts: 'les virements d’un service de paiement vers votre banque, sans les clients',
  einvoice: 'une facture électronique',
  workbook: 'un dossier complet',
};

/** How a bank's file for programs is named to a person; a table is named after its bank. */
export const STATEMENT_FORMAT_NAMES: Readonly<Record<StatementFormat, string>> = {
  ofx: 'relevé OFX',
  camt053: 'relevé CAMT (ISO 20022)',
  cfonb120: 'relevé CFONB 120',
  mt940: 'relevé MT940',
  table: 'relevé en tableau',
};
