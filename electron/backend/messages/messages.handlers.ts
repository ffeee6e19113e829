import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { listMessages } from '../../../db/messages/messages.queries.ts';
import type { messagesContract } from '../../../shared/messages/messages.contract.ts';
import type { HandlersOf } from '../context.ts';
import { composeMessage } from './compose-message.ts';
import type { ContactCarrier, LetterCarrier } from './message-carriers.ts';
import { saveEmails } from './save-emails.ts';
import { keepMessage, saveEmail } from './save-message.ts';
import { discardMessage, markMessageSent } from './send-message.ts';

/** Letters and contacts come from their own domains, which this one knows nothing of. */
export function messagesHandlers(letters: LetterCarrier, contacts: ContactCarrier): HandlersOf<typeof messagesContract> {
  return {
    compose: composeMessage,
    saveEmail: (context, input) => saveEmail(context, input, letters),
    saveEmails: (context, input) => saveEmails(context, input, letters),
    keep: keepMessage,
    markSent: (context, input) => markMessageSent(context, input, letters, contacts),
    markAllSent: (context, { messageIds, sentOn }) =>
      context.db.transaction(() => messageIds.map((messageId) => markMessageSent(context, { messageId, sentOn }, letters, contacts))),
    discard: discardMessage,
    list({ db }, { customerId }) {
      if (customerId !== undefined) readCustomer(db, customerId);
      return listMessages(db, customerId);
    },
  };
}
