import type { Contact } from './customer-position.ts';

/** A letter or an e-mail, as opposed to a call. */
export function isWritten({ level, channel }: Pick<Contact, 'level' | 'channel'>): boolean {
  return level !== 'call' && channel !== 'phone';
}
