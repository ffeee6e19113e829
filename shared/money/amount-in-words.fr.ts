import { toCardinal } from 'n2words/fr-FR';
import type { Cents } from './cents.ts';

/** « un million d’euros » but « un million deux cents euros »: de only right after million, milliard and their like. */
function unit(euros: bigint): string {
  if (euros < 2n) return ' euro';
  return euros % 1_000_000n === 0n ? ' d’euros' : ' euros';
}

/**
 * An amount in French words, exact to the cent: « mille deux cents euros et cinquante centimes », « un euro », « zéro euro ».
 * Traditional spelling (vingt et un, quatre-vingts, deux cents, deux cent mille), as debts are acknowledged (C. civ. 1376);
 * zero and one take the singular. @throws RangeError on a negative amount: nobody owes one.
 */
export function amountInWords(amount: Cents): string {
  if (amount < 0) throw new RangeError(`no words for a negative amount: ${amount}`);
  const euros = BigInt(amount) / 100n;
  const centimes = BigInt(amount) % 100n;
  const centimesText = `${toCardinal(centimes)} ${centimes < 2n ? 'centime' : 'centimes'}`;
  if (euros === 0n && centimes > 0n) return centimesText;
  const eurosText = `${toCardinal(euros)}${unit(euros)}`;
  return centimes === 0n ? eurosText : `${eurosText} et ${centimesText}`;
}
