/** The label of a fee that the bank writes beside the movement it is taken on. */
export function feeLabel(label: string): string {
  return label === '' ? 'Frais' : `Frais : ${label}`;
}

/** A column without a title, as a person counts it. */
export function untitledColumn(position: number): string {
  return `(colonne ${position + 1})`;
}

/** What a bank's list without titles is called. */
export const UNTITLED_STATEMENT = 'relevé de banque sans titres';
