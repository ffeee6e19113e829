import type { LedgerEntryLine, LedgerReading } from './ledger-entry-line.ts';

/** The longest number that a company's file takes. */
const LONGEST = 60;

/** An invoice or credit note named in a label: `Facture n° FAC-2024-012`, `FA 220004`, `AV-17`. */
const NAMED =
  /(?:^|[^\p{L}\p{N}])((?:factures?|fact?|fc|fv|fa|f|avoirs?|av|inv)[\s.:°nN-]{0,4}(?:(?!d[eu] |au |le |du )[A-Z]{1,4}[-/ ]?)?\d[\p{L}\p{N}/_-]*)/iu;

/** A reference that names no document: no digit in it, or only zeros. */
function namesNothing(reference: string): boolean {
  return !/[1-9]/.test(reference);
}

/** The number written in a label; empty when none is. A bare number after « facture » is that number. */
export function numberInLabel(label: string): string {
  const named = NAMED.exec(label)?.[1] ?? '';
  return named
    .replace(/^(?:factures?|fact)[\s.:°nN-]*(?=[A-Z]*[-/ ]?\d)/i, '')
    .replace(/^avoirs?[\s.:°nN-]*(?=[A-Z]+[-/ ]?\d)/i, '')
    .trim();
}

/** The invoice's number as the file gives it; empty when it gives none. Only labels have one where software numbers its own pieces. */
export function writtenNumber(line: LedgerEntryLine, numbering: LedgerReading['numbering']): string {
  const inLabel = numberInLabel(line.label);
  const candidates = numbering === 'labels' ? [line.invoiceNumber, inLabel] : [line.invoiceNumber, line.pieceReference, inLabel];
  return (candidates.find((text) => !namesNothing(text)) ?? '').slice(0, LONGEST);
}

/** A name for a document that has no number: its journal and entry, else its journal and day. */
export function madeNumber({ journalCode, entryNumber, date }: LedgerEntryLine): string {
  const entry = namesNothing(entryNumber) ? date.replaceAll('-', '') : entryNumber;
  return [journalCode, entry]
    .filter((part) => part !== '')
    .join('-')
    .slice(0, LONGEST);
}

/** A name for what a customer owed when the books opened. */
export function openingNumber(date: string): string {
  return `AN-${date.replaceAll('-', '')}`;
}

/** Another name for a document whose number another of the same customer and year already has. */
export function renamed(number: string, occurrence: number): string {
  return `${number.slice(0, LONGEST - 5)} (${occurrence})`;
}

/** Letters and digits of a reference, for comparing numbers whatever their spaces and marks. */
export function comparable(number: string): string {
  return number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
