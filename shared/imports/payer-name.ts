import { COMMON_WORDS, NEUTRAL_WORDS } from '../bank-statements/match-words.fr.ts';
import { matchName } from '../customers/match-name.ts';

const LONGEST = 60;

/** The words of a credit that may be its payer's name: what its bank says, else its label without a bank's words and numbers. */
export function payerName({ counterparty, label }: { readonly counterparty: string; readonly label: string }): string {
  const words = (counterparty || label).split(/[^\p{L}\p{N}&.'’-]+/u).filter((word) => {
    const plain = matchName(word);
    return plain.length >= 2 && !/\d/.test(plain) && !COMMON_WORDS.has(plain) && !NEUTRAL_WORDS.has(plain);
  });
  return words.join(' ').slice(0, LONGEST).trim();
}
