/** Weights of the eight digits of an S10 identifier (Universal Postal Union, S10-12). */
const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/** What a number typed or scanned from a registered letter's label is. */
export type RegisteredNumberShape =
  /** Two letters, eight digits, their check digit, the country: letters abroad. */
  | { kind: 's10'; checks: boolean }
  /** A figure and a letter, ten figures, a key: labels of French letters. How La Poste works out their key is not published. */
  | { kind: 'french' }
  | { kind: 'unknown' };

/** As it is kept: capitals and figures only, whatever spaces and dashes a label or a scanner puts between them. */
export function normalizeRegisteredNumber(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** The check digit of the eight figures of an S10 identifier: 11 less their weighted sum modulo 11, 10 giving 0 and 11 giving 5. */
function s10CheckDigit(eightDigits: string): number {
  const sum = S10_WEIGHTS.reduce((total, weight, index) => total + weight * (eightDigits.charCodeAt(index) - 48), 0);
  const digit = 11 - (sum % 11);
  return digit === 10 ? 0 : digit === 11 ? 5 : digit;
}

export function registeredNumberShape(number: string): RegisteredNumberShape {
  const s10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/.exec(number);
  if (s10) return { kind: 's10', checks: s10CheckDigit(s10[1] ?? '') === Number(s10[2]) };
  return /^\d[A-Z]\d{11}$/.test(number) || /^87\d{11}[A-Z0-9]{2}$/.test(number) ? { kind: 'french' } : { kind: 'unknown' };
}

/**
 * Whether a text can be the number of a registered letter at all. La Poste's two forms can; so can what other carriers and other countries
 * print, whose forms nobody publishes in full: at least eight signs, six of them figures. `XX`, a word, a postcode cannot.
 */
export function canBeRegisteredNumber(number: string): boolean {
  return registeredNumberShape(number).kind !== 'unknown' || (number.length >= 8 && number.replace(/\D/g, '').length >= 6);
}

/** As labels print it: `1A 234 567 8901 2`, `RR 12 345 678 5 FR`. */
export function formatRegisteredNumber(number: string): string {
  const french = /^(\d[A-Z])(\d{3})(\d{3})(\d{4})(\d)$/.exec(number);
  if (french) return french.slice(1).join('\u00a0');
  const s10 = /^([A-Z]{2})(\d{2})(\d{3})(\d{3})(\d)([A-Z]{2})$/.exec(number);
  return s10 ? s10.slice(1).join('\u00a0') : number;
}
