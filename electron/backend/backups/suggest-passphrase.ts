import { randomInt } from 'node:crypto';
import words from '../../../resources/passphrases/words.json' with { type: 'json' };
import type { encryptedBackupsContract } from '../../../shared/backups/encrypted-backups.contract.ts';
import type { OutputOf } from '../../../shared/contract/procedure.ts';

/** Seven words out of 512: 2^63 of them, each of which costs whoever tries it about a second (scrypt, N = 2^18). */
const WORDS = 7;

/** Words drawn one by one, each as likely as the others, by the system's generator of secrets. */
export function suggestPassphrase(): OutputOf<typeof encryptedBackupsContract.suggestPassphrase> {
  const drawn = Array.from({ length: WORDS }, () => words[randomInt(words.length)]);
  return { passphrase: drawn.join(' '), bits: Math.floor(WORDS * Math.log2(words.length)) };
}
