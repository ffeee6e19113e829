import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';

/** A layout that French software or a bank exports, with a file of our own making in it and what that file says. */
export interface ExportLayout {
  /** The section of our notes on exports: A, banks; B, invoicing and accounting software. */
  readonly id: string;
  readonly of: string;
  /** Under test/fixtures. */
  readonly file: string;
  /** How the file is handed over where it is not as it stands: as a workbook with typed cells, or in a ZIP. */
  readonly as?: 'workbook' | 'zip';
  /** What the book must hold before. */
  readonly before?: readonly string[];
  readonly kind: ImportKind;
  /** Movements, invoices or entries read, totals and furniture not counted. */
  readonly rows: number;
  /** Invoices, credit notes, payments, charges, in cents. */
  readonly totals: readonly [invoices: number, creditNotes: number, payments: number, charges: number];
  /** What the file leaves open and only a person knows, with the answer given here. */
  readonly asks?: Readonly<Record<string, string>>;
  /** What the book holds then, as `storedByImport` writes it. */
  readonly stored: readonly string[];
  /** Codes of rows refused. */
  readonly rejected?: readonly string[];
}

/** A layout that holds nothing a receivables book takes: the words of the refusal. */
export interface RefusedLayout {
  readonly id: string;
  readonly of: string;
  readonly file: string;
  readonly refusal: string;
}

/** Every layout of the notes, so that a missing one shows. */
export const LAYOUT_IDS =
  'A1a A1b A2a A2b A2c A3a A3b A3c A4 A5a A5b A6 A7a A7b A7c A8a A8b A9 A10a A10b A11 A12a A12b A13a A13b A13c A14 A15 ' +
  'B1 B2a B2b B3a B4a B4b B5a B5b B6 B7 B8a B8b B8c B9 B10 B11 B12 B13 B14 B15 B16 B17 B18a B18b B18c B18d B19 B20';

export const REFUSED_LAYOUTS: readonly RefusedLayout[] = [
  { id: 'B7', of: 'Evoliz, quotes', file: 'imports/evoliz-devis.csv', refusal: 'des devis ou des commandes' },
  { id: 'B7', of: 'Evoliz, orders, without titles', file: 'imports/evoliz-commandes.csv', refusal: 'des devis ou des commandes' },
  {
    id: 'B18d',
    of: 'Stripe, payouts',
    file: 'imports/stripe-virements.csv',
    refusal: 'les virements d’un service de paiement vers votre banque',
  },
];
