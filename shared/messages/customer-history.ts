import type { LocalDate } from '../dates/local-date.ts';
import type { LetterSummary } from '../letters/letters.contract.ts';
import type { ContactRecord } from '../reminders/reminders.contract.ts';
import type { CustomerEvent, HistoryGroup } from './customer-events.fr.ts';
import type { Message } from './messages.contract.ts';

/** One line of a customer's history. */
export type HistoryEntry =
  /** A letter that was posted, a call that was made, a message that was sent; `message` has its words, `letter` what the post did with it. */
  | { type: 'contact'; key: string; on: LocalDate; contact: ContactRecord; message: Message | null; letter: LetterSummary | null }
  /** A message that was prepared, given up, or sent without counting as a contact. */
  | { type: 'message'; key: string; on: LocalDate; message: Message }
  /** A letter that was printed and has not left, that was given up, or that left without counting as a contact. */
  | { type: 'letter'; key: string; on: LocalDate; letter: LetterSummary }
  /** What happened to what the customer owes: payments, promises, disputes, schedules, losses, steps before a court. */
  | CustomerEvent;

export function groupOf(entry: HistoryEntry): HistoryGroup {
  return entry.type === 'event' ? entry.group : 'exchange';
}

/**
 * All that was written and said to a customer with what happened meanwhile, latest first, each once: of one day, what happened stands above
 * what was said; what became a contact is told of as that contact, and the letter of
 * an e-mail that was not sent yet with that e-mail. Drafts of letters are not history.
 */
export function customerHistory(
  contacts: readonly ContactRecord[],
  letters: readonly LetterSummary[],
  messages: readonly Message[],
  events: readonly CustomerEvent[] = [],
): HistoryEntry[] {
  const contacted = new Set(contacts.map(({ letterId }) => letterId));
  const messageOf = new Map(messages.flatMap((message) => (message.contactId === null ? [] : [[message.contactId, message] as const])));
  const letterOf = new Map(letters.map((letter) => [letter.letterId, letter]));
  const shown = messages.filter(({ state, contactId }) => state !== 'sent' || contactId === null);
  const carried = new Set(shown.map(({ letterId }) => letterId));
  const entries: HistoryEntry[] = [
    ...events,
    ...contacts.map((contact) => {
      const message = messageOf.get(contact.contactId) ?? null;
      return {
        type: 'contact' as const,
        key: `contact-${contact.contactId}`,
        on: contact.on,
        contact,
        message,
        letter: letterOf.get(contact.letterId ?? 0) ?? null,
      };
    }),
    ...shown.map((message) => ({
      type: 'message' as const,
      key: `message-${message.messageId}`,
      on: message.discardedOn ?? message.sentOn ?? message.draftedOn,
      message,
    })),
    ...letters.flatMap((letter) => {
      const on = dayOf(letter);
      if (on === null || contacted.has(letter.letterId) || carried.has(letter.letterId)) return [];
      return [{ type: 'letter' as const, key: `letter-${letter.letterId}`, on, letter }];
    }),
  ];
  return entries.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** The day of what happened last to a letter; null for a draft. */
function dayOf({ state, printedOn, sentOn, withdrawnOn }: LetterSummary): LocalDate | null {
  switch (state) {
    case 'draft':
      return null;
    case 'printed':
      return printedOn;
    case 'sent':
      return sentOn;
    case 'withdrawn':
      return withdrawnOn;
  }
}
