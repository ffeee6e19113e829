import type { LocalDate } from '../dates/local-date.ts';

export interface NotedContact {
  contactId: number;
  letterId: number | null;
  /** The day it was written down; null for what the program noted by itself. */
  recordedOn: LocalDate | null;
}

/**
 * Why a contact cannot be taken back, null when it can. Only a mistake of the day can: what follows a contact (the next step, a
 * letter that recalls it) rests on it, and a posted letter was posted. `latestId` is the customer's contact noted last.
 */
export function removalObstacle(
  { contactId, letterId, recordedOn }: NotedContact,
  latestId: number | null,
  today: LocalDate,
): 'letter' | 'notLatest' | 'earlierDay' | null {
  if (letterId !== null) return 'letter';
  if (contactId !== latestId) return 'notLatest';
  return recordedOn === today ? null : 'earlierDay';
}
