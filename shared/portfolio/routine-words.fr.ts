import { formatDate, formatMonth } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { YearMonth } from '../dates/year-month.ts';
import type { LetterKind } from '../letters/letter-kinds.ts';
import { letterName } from '../letters/letter-names.fr.ts';

const many = (count: number, one: string, several: string) => `${count.toLocaleString('fr-FR')} ${count > 1 ? several : one}`;

/** The words of the month over several companies. */
export const routineWords = {
  ownerPagesTitle: (month: YearMonth) => `Le point de ${formatMonth(month)}`,
  printedBefore: (kind: LetterKind, on: LocalDate) =>
    `« ${letterName(kind)} » est déjà imprimé pour ce client depuis le ${formatDate(on)} et n’est pas marqué envoyé.`,
  siren: (siren: string) => `le fichier porte son SIREN, ${siren}`,
  vat: (vat: string) => `le fichier porte son numéro de TVA, ${vat}`,
  iban: (iban: string) => `c’est un relevé de son compte, ${iban}`,
  fileNameBefore: (name: string, on: LocalDate) => `« ${name} » y a été importé le ${formatDate(on)}`,
  nameOfFile: 'le nom du fichier est le sien',
  nameInside: (name: string) => `le fichier commence par son nom, ${name}`,
  invoices: (count: number) => `${many(count, 'numéro de facture y est connu', 'numéros de facture y sont connus')}`,
  customers: (count: number) => `${many(count, 'client y est connu', 'clients y sont connus')}`,
  layout: 'un fichier de même forme y a été importé',
} as const;
