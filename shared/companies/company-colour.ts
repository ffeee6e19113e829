import { z } from 'zod';

/**
 * The colours by which companies are told apart on screen. Each has its pair of tokens in the theme, light and dark: a ground on which initials are read
 * (4.5:1) and which is seen on the surfaces around it (3:1).
 */
export const COMPANY_COLOURS = [
  'blue',
  'green',
  'plum',
  'orange',
  'teal',
  'rose',
  'olive',
  'violet',
  'amber',
  'indigo',
  'red',
  'slate',
] as const;

export const CompanyColour = z.enum(COMPANY_COLOURS);
export type CompanyColour = z.output<typeof CompanyColour>;

/** The colour of a company for which nobody chose one: always the same for the same company, by a hash of its id (FNV-1a, 32 bits). */
export function usualColour(companyId: string): CompanyColour {
  let hash = 0x811c9dc5;
  for (const character of companyId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  // The low bits of neighbouring ids are alike.
  return COMPANY_COLOURS[((hash ^ (hash >>> 16)) >>> 0) % COMPANY_COLOURS.length] ?? 'slate';
}

/** The first letters of the first two words that have one: « Menuiserie Lefèvre SAS » gives ML. */
export function companyInitials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase('fr') ?? '')
    .join('');
}
