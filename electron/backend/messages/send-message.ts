import { readMessage, saveMessageDiscarded, saveMessageSent } from '../../../db/messages/messages.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Message, messagesContract } from '../../../shared/messages/messages.contract.ts';
import type { ReminderLevel } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';
import type { ContactCarrier, LetterCarrier } from './message-carriers.ts';

type Contract = typeof messagesContract;

/** The level that a message without a letter counts as; null for one that asks for nothing. */
const LEVELS: Readonly<Record<ReminderLevel, 'notice' | 'R1' | 'R2' | 'R3' | null>> = {
  notice: 'notice',
  satisfaction: null,
  R1: 'R1',
  call: 'R1',
  R2: 'R2',
  R3: 'R3',
  formalNotice: 'R3',
};

/**
 * The user says that a message was sent. It then counts as a contact about what was owed that day; one that went with a letter counts as
 * that letter does. @throws AppError MESSAGE_NOT_FOUND, MESSAGE_ALREADY_SENT, MESSAGE_DISCARDED, MESSAGE_SENT_IN_FUTURE
 */
export function markMessageSent(
  context: CommandContext,
  { messageId, sentOn }: InputOf<Contract['markSent']>,
  letters: LetterCarrier,
  contacts: ContactCarrier,
): OutputOf<Contract['markSent']> {
  const { db, today } = context;
  const message = readMessage(db, messageId);
  refuseDone(message);
  if (sentOn > today) throw new AppError('MESSAGE_SENT_IN_FUTURE', { on: sentOn });
  return db.transaction(() => {
    if (message.letterId !== null) letters.markSent(context, { letterId: message.letterId, sentOn });
    saveMessageSent(db, messageId, sentOn, message.letterId === null ? contactOf(context, message, sentOn, contacts) : null);
    return readMessage(db, messageId);
  });
}

/** The contact that a message counts as; null when by that day nothing was left to ask for: it was sent all the same. */
function contactOf(
  context: CommandContext,
  { customerId, channel, level }: Message,
  on: Message['draftedOn'],
  { recordMessage }: ContactCarrier,
): number | null {
  const counted = LEVELS[level];
  if (counted === null) return null;
  try {
    const contact = recordMessage(context, { customerId, on, level: counted, channel });
    if (contact instanceof Promise) throw new Error('a contact is noted within the transaction');
    return contact.contactId;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOTHING_TO_REMIND') return null;
    throw error;
  }
}

/** Gives up a message that was not sent. @throws AppError MESSAGE_NOT_FOUND, MESSAGE_ALREADY_SENT, MESSAGE_DISCARDED */
export function discardMessage({ db, today }: CommandContext, { messageId }: InputOf<Contract['discard']>): OutputOf<Contract['discard']> {
  refuseDone(readMessage(db, messageId));
  return db.transaction(() => {
    saveMessageDiscarded(db, messageId, today);
    return readMessage(db, messageId);
  });
}

function refuseDone({ state, sentOn }: Message): void {
  if (state === 'sent') throw new AppError('MESSAGE_ALREADY_SENT', { sentOn: sentOn ?? '' });
  if (state === 'discarded') throw new AppError('MESSAGE_DISCARDED', {});
}
