/**
 * Identifiers that letters print: whether their own check digits hold, and how they are printed, in the groups that people
 * read them by, held together by no-break spaces. A check digit catches a slip of the finger, not another company's number.
 */

const NBSP = '\u00a0';

/** The length of an IBAN by country (registry of ISO 13616), for the countries of the single euro payments area. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GI: 23, GR: 27 },
  ...{ HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24 },
  ...{ SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
};

/** La Poste, whose establishments do not all bear a SIRET that Luhn's sum holds for. */
const SIREN_OF_LA_POSTE = '356000000';

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

/** Nine digits whose Luhn sum is a multiple of 10. */
export function isSiren(siren: string): boolean {
  const digits = compact(siren);
  return /^\d{9}$/.test(digits) && !/^0+$/.test(digits) && luhnSum(digits) % 10 === 0;
}

/**
 * Fourteen digits: a SIREN and the five of one establishment, whose Luhn sum is a multiple of 10. Of La Poste's establishments, all but
 * the seat have digits whose plain sum is a multiple of 5 instead (INSEE, Sirene documentation).
 */
export function isSiret(siret: string): boolean {
  const digits = compact(siret);
  if (!/^\d{14}$/.test(digits) || !isSiren(digits.slice(0, 9))) return false;
  if (luhnSum(digits) % 10 === 0) return true;
  return digits.startsWith(SIREN_OF_LA_POSTE) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** `732 829 320 00074`; anything but fourteen digits is left as typed. */
export function formatSiret(siret: string): string {
  const digits = compact(siret);
  return /^\d{14}$/.test(digits) ? `${inGroups(digits.slice(0, 9), 3)}${NBSP}${digits.slice(9)}` : siret.trim();
}

/** The SIREN that a SIRET begins with, or that a French VAT number ends with; null when it holds none. */
export function sirenWithin(identifier: string): string | null {
  const text = compact(identifier);
  const [, siren] = /^(\d{9})\d{5}$/.exec(text) ?? /^FR[A-Z0-9]{2}(\d{9})$/.exec(text) ?? [];
  return siren ?? null;
}

/** Every second digit from the right doubled, 9 taken off above 9, added up. */
function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
}

/** How long an IBAN of this country is; null for one whose length is not known here. */
export function ibanLength(iban: string): number | null {
  return IBAN_LENGTHS[compact(iban).slice(0, 2)] ?? null;
}

/** ISO 13616: the first four characters moved to the end, letters read as 10 to 35, the whole is 1 modulo 97; as long as its country's. */
export function isIban(iban: string): boolean {
  const text = compact(iban);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const length = IBAN_LENGTHS[text.slice(0, 2)];
  if (length !== undefined && text.length !== length) return false;
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
