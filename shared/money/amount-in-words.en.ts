import { toCardinal } from 'n2words/en-GB';
import type { Cents } from './cents.ts';

/** An amount in English words, exact to the cent: `one thousand two hundred euros and fifty cents`. @throws RangeError on a negative amount */
export function amountInEnglishWords(amount: Cents): string {
  if (amount < 0) throw new RangeError(`no words for a negative amount: ${amount}`);
  const euros = BigInt(amount) / 100n;
  const rest = BigInt(amount) % 100n;
  const restText = `${toCardinal(rest)} ${rest === 1n ? 'cent' : 'cents'}`;
  if (euros === 0n && rest > 0n) return restText;
  const eurosText = `${toCardinal(euros)} ${euros === 1n ? 'euro' : 'euros'}`;
  return rest === 0n ? eurosText : `${eurosText} and ${restText}`;
}
