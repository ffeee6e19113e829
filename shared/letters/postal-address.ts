import type { CustomerFields } from '../customers/customers.contract.ts';
import { namesBuilding } from './building-words.fr.ts';
import { countryCode } from './country-code.ts';

/** NF Z 10-011: at most six lines of 38 characters, spaces included; abroad, the country takes a seventh. */
export const ADDRESS_LINE_CHARACTERS = 38;
export const ADDRESS_LINES = 6;

export type PostalAddressProblem =
  | { code: 'ADDRESS_MISSING' }
  | { code: 'TOWN_MISSING' }
  | { code: 'POSTCODE_INVALID'; postalCode: string }
  /** `lost`: the lines that the block leaves out. */
  | { code: 'ADDRESS_TOO_MANY_LINES'; lines: number; lost: string[] }
  | { code: 'ADDRESS_LINE_TOO_LONG'; line: string };

export type PostalAddressFields = Pick<
  CustomerFields,
  'name' | 'contactName' | 'addressLine1' | 'addressLine2' | 'addressLine3' | 'postalCode' | 'city' | 'country'
>;

export interface PostalAddress {
  /** What fits on an envelope, always within the rule: with problems, what had to be cut is missing from it. */
  lines: string[];
  problems: PostalAddressProblem[];
}

const FRANCE = new Set(['', 'FRANCE', 'FR', 'FRA', 'F', 'FRANCE METROPOLITAINE']);
const LETTERS_WITHOUT_ACCENT: Record<string, string> = { Œ: 'OE', Æ: 'AE', ẞ: 'SS', Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH' };

/** Countries whose addresses end with the postcode, after the town: those of the English-speaking world. */
const POSTCODE_LAST = new Set(['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'IN', 'SG', 'GG', 'JE', 'IM', 'GI', 'MT']);

/**
 * Capitals as sorting machines read them: no accents, no punctuation; an apostrophe or hyphen becomes a space, & becomes the word given: AND in
 * an English-speaking country, ET elsewhere.
 */
export function toAddressCapitals(text: string, ampersand = 'ET'): string {
  return text
    .replaceAll('&', ` ${ampersand} `)
    .toUpperCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[ŒÆẞØŁĐÐÞ]/g, (letter) => LETTERS_WITHOUT_ACCENT[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** A field on one line; empty when it holds no letter and no figure: a dash typed for « none » is no address. */
function oneLine(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return isPrinted(line) ? line : '';
}

function isPrinted(line: string): boolean {
  return /[\p{Letter}\p{Number}]/u.test(line);
}

/** The country's name when it is abroad, else empty; a two-letter code becomes its French name. */
function foreignCountry(country: string): string {
  const name = toAddressCapitals(country);
  if (FRANCE.has(name)) return '';
  if (!/^[A-Z]{2}$/.test(name)) return name;
  return toAddressCapitals(new Intl.DisplayNames('fr', { type: 'region', fallback: 'code' }).of(name) ?? name);
}

function isPostcodeLast(country: string): boolean {
  return POSTCODE_LAST.has(countryCode(country) ?? '');
}

function ampersandIn(country: string): string {
  return isPostcodeLast(country) ? 'AND' : 'ET';
}

/** Postcode and town in the order of the country. */
export function townLine({ postalCode, city, country }: Pick<PostalAddressFields, 'postalCode' | 'city' | 'country'>): string {
  return oneLine(isPostcodeLast(country) ? `${city} ${postalCode}` : `${postalCode} ${city}`);
}

/** Breaks a line over 38 characters between words; a longer word stays whole. */
function wrap(line: string): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= ADDRESS_LINE_CHARACTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * The address block of an envelope in La Poste's order (name, person or service, building, street, locality, postcode and
 * town, country abroad), without blank lines. The last three lines before the country, and the country, are in capitals
 * without accents or punctuation; a building or a floor stands before the street, whatever field it was typed in; lines over 38 characters are broken between words while six lines are enough.
 * Nothing is abbreviated or dropped silently: what does not fit is a problem.
 */
export function postalAddress(fields: PostalAddressFields): PostalAddress {
  const problems: PostalAddressProblem[] = [];
  const country = foreignCountry(fields.country);
  const [postalCode, city] = [oneLine(fields.postalCode), oneLine(fields.city)];
  const typed = [fields.addressLine1, fields.addressLine2, fields.addressLine3].map(oneLine).filter((line) => line !== '');
  const street = country === '' ? typed.toSorted((a, b) => Number(namesBuilding(b)) - Number(namesBuilding(a))) : typed;
  if (street.length === 0 && postalCode === '' && city === '') problems.push({ code: 'ADDRESS_MISSING' });
  else if (city === '' || (postalCode === '' && country === '')) problems.push({ code: 'TOWN_MISSING' });
  else if (country === '' && !/^\d{5}$/.test(postalCode.replaceAll(' ', ''))) problems.push({ code: 'POSTCODE_INVALID', postalCode });

  const town = townLine({ ...fields, postalCode: country === '' ? postalCode.replaceAll(' ', '') : postalCode, city });
  const ampersand = ampersandIn(fields.country);
  const [name, contact] = [oneLine(fields.name), oneLine(fields.contactName)];
  const given = [name, contact === name ? '' : contact, ...street, town].filter((line) => line !== '');
  const broken = given.flatMap(wrap).filter(isPrinted);
  // Capitals may be longer than what was typed (& becomes ET, œ becomes OE), so they are broken again.
  const firstInCapitals = Math.max(0, broken.length - 3);
  const lines = broken
    .flatMap((line, index) => (index < firstInCapitals ? [line] : wrap(toAddressCapitals(line, ampersand))))
    .filter((line) => line !== '');
  // The town leads the letter there: it is kept when lines above it have to go.
  const lost = lines.length > ADDRESS_LINES ? lines.slice(ADDRESS_LINES - 1, -1) : [];
  if (lost.length > 0) problems.push({ code: 'ADDRESS_TOO_MANY_LINES', lines: lines.length, lost });
  const kept = lines
    .filter((line) => !lost.includes(line))
    .map((line, index, all) => (index < all.length - 3 ? line : toAddressCapitals(line, ampersand)));
  if (country !== '') kept.push(country);
  for (const line of kept) if (line.length > ADDRESS_LINE_CHARACTERS) problems.push({ code: 'ADDRESS_LINE_TOO_LONG', line });
  return { lines: kept.map((line) => line.slice(0, ADDRESS_LINE_CHARACTERS)), problems };
}
