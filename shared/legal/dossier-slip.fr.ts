import { formatDate, formatLongDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { LetterBlock } from '../letters/letter-content.ts';
import { headingBlock, noteBlock, paragraphBlock, tableBlock } from '../letters/report-blocks.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';

/** Names of the files that every dossier has. */
export const SLIP_NAME = '00 - Bordereau de pieces.pdf';
export const README_NAME = 'LISEZ-MOI.txt';
export const SUMS_NAME = 'SHA256SUMS.txt';

/** An exhibit as the slip lists it. */
export interface ListedExhibit {
  number: string;
  name: string;
  title: string;
  /** What it proves. */
  proves: string;
  pages: number | null;
  sha256: string;
}

export interface DossierSubject {
  creditorName: string;
  customerName: string;
  asOf: LocalDate;
  openCents: Cents;
  feesCents: Cents | null;
}

export function slipTitle(): string {
  return 'Bordereau de pièces';
}

/** « SARL Martin contre Dupont BTP, au 22 novembre 2026 ». */
export function subjectLine({ creditorName, customerName, asOf }: DossierSubject): string {
  return `${creditorName} contre ${customerName}, au ${formatLongDate(asOf)}`;
}

/** The numbered list of exhibits with what each proves, then their hashes. */
export function slipReport(exhibits: readonly ListedExhibit[], subject: DossierSubject): LetterBlock[] {
  const { openCents, feesCents, asOf } = subject;
  return [
    paragraphBlock(
      `Reste dû au ${formatDate(asOf)} : ${formatEuros(openCents)}, hors intérêts, indemnités et frais${
        feesCents === null || feesCents === 0 ? '' : ` (intérêts et indemnités à cette date : ${formatEuros(feesCents)})`
      }.`,
    ),
    tableBlock(
      [
        ['N°', 14],
        ['Pièce', 66],
        ['Ce qu’elle établit', 76],
        ['Pages', -14],
      ],
      exhibits.map(({ number, title, proves, pages }) => [number, title, proves, pages === null ? '' : String(pages)]),
    ),
    headingBlock('Fichiers et empreintes SHA-256'),
    tableBlock(
      [
        ['N°', 12],
        ['Fichier', 64],
        ['Empreinte', 94],
      ],
      exhibits.map(({ number, name, sha256 }) => [number, name, sha256]),
    ),
    noteBlock(
      `Une pièce dont l’empreinte diffère a été modifiée après la constitution du dossier. Elles se vérifient dans Quittance (Contentieux, « Vérifier un dossier »), ou par « sha256sum -c ${SUMS_NAME} ».`,
    ),
  ];
}

/** What a stranger reads first, as plain text. */
export function readmeText(exhibits: readonly ListedExhibit[], subject: DossierSubject): string {
  const lines = [
    'DOSSIER DE CRÉANCE',
    '',
    `Créancier : ${subject.creditorName}`,
    `Débiteur  : ${subject.customerName}`,
    `Arrêté au : ${formatDate(subject.asOf)}`,
    `Reste dû  : ${plainSpaces(formatEuros(subject.openCents))} (hors intérêts, indemnités et frais)`,
    '',
    'Ce que contient cette archive',
    '-----------------------------',
    `${SLIP_NAME} : la liste numérotée des pièces, ce que chacune établit, leurs empreintes.`,
    'Les pièces portent un numéro ; une preuve ou une annexe porte celui de sa pièce et un tiret (05-1 accompagne 05).',
    `${SUMS_NAME} : l’empreinte SHA-256 de chaque fichier.`,
    '',
    ...exhibits.map(({ number, name, proves }) => `${number.padEnd(6)} ${name.slice(number.length + 3)}\n       ${proves}`),
    '',
    'Les courriers sont ceux qui ont été imprimés, à l’octet près. Les autres documents ont été établis à la date ci-dessus',
    'd’après les livres du créancier. Les PDF et les textes s’ouvrent avec n’importe quel lecteur, les .csv et .xlsx avec un',
    'tableur, les .eml avec un logiciel de messagerie. Les fichiers joints par le créancier sont reproduits tels qu’ils ont été reçus :',
    'n’ouvrez un fichier d’origine inconnue qu’avec prudence.',
    '',
    'Vérifier que rien n’a changé',
    '----------------------------',
    `Extrayez l’archive, puis, dans son dossier : sha256sum -c ${SUMS_NAME} (Linux) ou shasum -a 256 -c ${SUMS_NAME} (macOS) ;`,
    'sous Windows : certutil -hashfile "nom du fichier" SHA256, à comparer ligne à ligne.',
    'Avec Quittance : Contentieux, « Vérifier un dossier ».',
    '',
    'Ce dossier présente et calcule ; il ne remplace pas le conseil d’un avocat.',
    '',
  ];
  return lines.join('\r\n');
}

/** One line for each file, as `sha256sum -c` reads it. */
export function sumsText(files: readonly { name: string; sha256: string }[]): string {
  return `${files.map(({ name, sha256 }) => `${sha256}  ${name}`).join('\n')}\n`;
}

/** Text files keep to spaces that every editor shows. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** The name proposed for the archive: « Dossier Dupont BTP 2026-11-22.zip ». */
export function dossierFileName(customerName: string, asOf: LocalDate): string {
  const name = customerName
    .replace(/[^\p{L}\p{N} .-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return `Dossier ${name} ${asOf}.zip`;
}
