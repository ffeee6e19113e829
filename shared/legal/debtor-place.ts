import { countryCode } from '../letters/country-code.ts';

/** The European Union (article 355 TFEU apart). */
const UNION = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Territories of France that have a country code of their own; those of the Pacific have their own procedure, and are not counted here. */
const FRENCH_DEPARTMENTS = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT']);

/** Where a debtor is, as the choice of a court sees it. */
export type DebtorPlace =
  | { kind: 'france'; region: 'mainland' | 'alsaceMoselle' | 'overseas' | 'unknown' }
  | { kind: 'union'; country: string; isDenmark: boolean }
  | { kind: 'outside'; country: string }
  | { kind: 'unreadable'; country: string };

/** From the country as it is typed in the address, empty for France, and the French postcode. */
export function debtorPlace({ country, postalCode }: { country: string; postalCode: string }): DebtorPlace {
  const written = country.trim();
  const code = written === '' || /^france\b|^fra?$/i.test(written) ? 'FR' : countryCode(written);
  if (code === null) return { kind: 'unreadable', country: written };
  if (FRENCH_DEPARTMENTS.has(code)) return { kind: 'france', region: code === 'FR' ? regionOf(postalCode) : 'overseas' };
  return UNION.has(code) ? { kind: 'union', country: code, isDenmark: code === 'DK' } : { kind: 'outside', country: code };
}

function regionOf(postalCode: string): 'mainland' | 'alsaceMoselle' | 'overseas' | 'unknown' {
  const digits = postalCode.replace(/\s/g, '');
  if (!/^\d{5}$/.test(digits)) return 'unknown';
  if (/^(?:57|67|68)/.test(digits)) return 'alsaceMoselle';
  return /^9[78]/.test(digits) ? 'overseas' : 'mainland';
}
