import type { ErrorCode } from '../../../shared/errors/error-params.ts';

const FIRST_LINE = 'age-encryption.org/v1\n';
/** A header with a passphrase takes about 150 bytes. */
export const HEADER_LIMIT = 4096;
/** The costliest key that is derived for a file of unknown origin: 2^20, 1 GB of memory for some seconds. */
const HIGHEST_WORK_FACTOR = 20;

/** Why the beginning of a file cannot be that of a copy closed with a passphrase; null where it can. */
export function headerProblem(head: Uint8Array): ErrorCode | null {
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')) return 'ENCRYPTED_COPY_OTHER_KIND';
  if (!text.startsWith(FIRST_LINE))
    return text.length > 0 && FIRST_LINE.startsWith(text) ? 'ENCRYPTED_COPY_DAMAGED' : 'ENCRYPTED_COPY_FOREIGN';
  const recipients = text.slice(FIRST_LINE.length);
  if (recipients.length === 0) return 'ENCRYPTED_COPY_DAMAGED';
  const first = /^-> (\S+)(?: \S+ (\d+))?/.exec(recipients);
  if (first === null) return 'ENCRYPTED_COPY_DAMAGED';
  if (first[1] !== 'scrypt') return 'ENCRYPTED_COPY_OTHER_KIND';
  if (Number(first[2] ?? 0) > HIGHEST_WORK_FACTOR) return 'ENCRYPTED_COPY_OTHER_KIND';
  return /\n--- [A-Za-z0-9+/]{43}\n/.test(recipients) ? null : 'ENCRYPTED_COPY_DAMAGED';
}
