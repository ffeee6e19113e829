import { LARGEST_AMOUNT } from './cents.ts';

/**
 * Where an input asks for an amount larger than a book takes, null where it does not: sums of larger ones would lose cents. Amounts are
 * told by the names of their fields, which end in `Cents`.
 */
export function amountTooLarge(input: unknown, place: readonly string[] = []): string | null {
  if (typeof input === 'number') return place.at(-1)?.endsWith('Cents') && Math.abs(input) > LARGEST_AMOUNT ? place.join('.') : null;
  if (typeof input !== 'object' || input === null) return null;
  for (const [name, value] of Object.entries(input)) {
    if (typeof value !== 'object' && !name.endsWith('Cents')) continue;
    const found = amountTooLarge(value, [...place, name]);
    if (found !== null) return found;
  }
  return null;
}
