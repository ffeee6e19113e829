/**
 * Identifiers that letters print: whether their own check digits hold, and how they are printed, in the groups that people
 * read them by, held together by no-break spaces. A check digit catches a slip of the finger, not another company's number.
 */

const NBSP = '\u00a0';
const IBAN_LENGTH_FR = 27;

function inGroups(text: string, size: number): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(NBSP);
}

function compact(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase();
}

/** `732 829 320`; anything but nine digits is left as typed. */
export function formatSiren(siren: string): string {
  const digits = compact(siren);
  return /^\d{9}$/.test(digits) ? inGroups(digits, 3) : siren.trim();
}

/** `FR76 1680 7004 0081 3231 4821 153` */
export function formatIban(iban: string): string {
  return inGroups(compact(iban), 4);
}

/** Nine digits whose Luhn sum (every second digit from the right doubled, 9 taken off above 9) is a multiple of 10. */
export function isSiren(siren: string): boolean {
  const digits = compact(siren);
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: the first four characters moved to the end, letters read as 10 to 35, the whole is 1 modulo 97; 27 characters in France. */
export function isIban(iban: string): boolean {
  const text = compact(iban);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  if (text.startsWith('FR') && text.length !== IBAN_LENGTH_FR) return false;
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}

/**
 * A French VAT number: FR, a key of two digits = (12 + 3 × (SIREN mod 97)) mod 97, a valid SIREN. Keys with letters follow
 * another rule, which nobody publishes: they are taken as they are. Other countries' numbers are not judged here.
 */
export function isVatNumber(vatNumber: string): boolean {
  const text = compact(vatNumber);
  if (!text.startsWith('FR')) return /^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(text);
  const [, key, siren] = /^FR([A-Z0-9]{2})(\d{9})$/.exec(text) ?? [];
  if (key === undefined || siren === undefined || !isSiren(siren)) return false;
  return /[A-Z]/.test(key) || Number(key) === (12 + 3 * (Number(siren) % 97)) % 97;
}
