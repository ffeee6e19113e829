import { formatDate, formatMonth } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { YearMonth } from '../dates/year-month.ts';
import type { ImportKind } from '../imports/import-fields.contract.ts';
import type { ImportCounts } from '../imports/imports.contract.ts';
import type { LetterKind } from '../letters/letter-kinds.ts';
import { letterName } from '../letters/letter-names.fr.ts';

const many = (count: number, one: string, several: string) => `${count.toLocaleString('fr-FR')} ${count > 1 ? several : one}`;

/** « de juillet 2026 », « d’août 2026 ». */
export function ofMonth(month: YearMonth): string {
  const name = formatMonth(month);
  return /^[aeiou]/i.test(name) ? `d’${name}` : `de ${name}`;
}

/** The words of the month over several companies. */
export const routineWords = {
  ownerPagesTitle: (month: YearMonth) => `Le point ${ofMonth(month)}`,
  printedBefore: (kind: LetterKind, on: LocalDate) =>
    `« ${letterName(kind)} » est déjà imprimé pour ce client depuis le ${formatDate(on)} et n’est pas marqué envoyé.`,
  changed: (change: string) => `À refaire : ${change}.`,
  siren: (siren: string) => `le fichier porte son SIREN, ${siren}`,
  vat: (vat: string) => `le fichier porte son numéro de TVA, ${vat}`,
  iban: (iban: string) => `c’est un relevé de son compte, ${iban}`,
  fileNameBefore: (name: string, on: LocalDate) => `« ${name} » y a été importé le ${formatDate(on)}`,
  commonName: (name: string, on: LocalDate) => `« ${name} », au nom courant, y a été importé le ${formatDate(on)}`,
  nameOfFile: 'le nom du fichier est le sien',
  nameInside: (name: string) => `le fichier commence par son nom, ${name}`,
  invoices: (count: number) => `${many(count, 'numéro de facture y est connu', 'numéros de facture y sont connus')}`,
  customers: (count: number) => `${many(count, 'client y est connu', 'clients y sont connus')}`,
  layout: 'un fichier de même forme y a été importé',
} as const;

const CONTENTS: Readonly<Record<ImportKind, string>> = {
  invoices: 'Factures',
  payments: 'Règlements',
  customers: 'Clients',
  charges: 'Charges',
  forecast: 'Prévisions',
  fec: 'FEC',
  bankStatement: 'Relevé bancaire',
  einvoice: 'Facture électronique',
  workbook: 'Dossier exporté',
};

/** « Factures, 12 lignes ». */
export function contentWords(kind: ImportKind, rowCount: number): string {
  return `${CONTENTS[kind]}, ${many(rowCount, 'ligne', 'lignes')}`;
}

/** « 12 nouveautés, 3 mises à jour, 2 soldées, 1 ligne refusée »; what there is none of is not said. */
export function countWords(counts: ImportCounts): string {
  const parts = [
    counts.new > 0 ? many(counts.new, 'nouveauté', 'nouveautés') : '',
    counts.changed > 0 ? many(counts.changed, 'mise à jour', 'mises à jour') : '',
    counts.settled > 0 ? many(counts.settled, 'soldée', 'soldées') : '',
    counts.unchanged > 0 ? many(counts.unchanged, 'déjà connue', 'déjà connues') : '',
    counts.rejected > 0 ? many(counts.rejected, 'ligne refusée', 'lignes refusées') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'rien à importer' : parts.join(', ');
}

export const filesWords = (count: number) => many(count, 'fichier', 'fichiers');
export const lettersOf = (letters: number, companies: number) =>
  `${many(letters, 'courrier', 'courriers')} de ${many(companies, 'société', 'sociétés')}`;
export const companiesWords = (count: number) => many(count, 'société', 'sociétés');
export const pagesWords = (count: number) => many(count, 'page', 'pages');
export const settingsWords = (count: number) => many(count, 'réglage', 'réglages');
