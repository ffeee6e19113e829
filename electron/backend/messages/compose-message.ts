import { peopleOf, wrongNumberOf } from '../../../db/customers/customer-contacts.queries.ts';
import { filesOf } from '../../../db/customers/customer-files.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { CONTACT_ROLES, inOrderOfCall } from '../../../shared/customers/contact-roles.fr.ts';
import { isEmailAddress } from '../../../shared/customers/email-address.fr.ts';
import { composeEmail, composeSms, type MessageFacts } from '../../../shared/messages/compose-message.ts';
import { MAIN_CONTACT } from '../../../shared/messages/message-words.fr.ts';
import type { MessageChannel, MessageRecipient, messagesContract } from '../../../shared/messages/messages.contract.ts';
import { isPhoneNumber } from '../../../shared/messages/recipients.ts';
import type { QueryContext } from '../context.ts';
import { factsOfMessage, LANGUAGES } from './message-facts.ts';

type Verb = typeof messagesContract.compose;

/** What a message would say and to whom; nothing is stored. @throws AppError as `factsOfMessage`, LETTER_FIELD_EMPTY */
export function composeMessage({ db }: Pick<QueryContext, 'db'>, { channel, ...subject }: InputOf<Verb>): OutputOf<Verb> {
  const facts = factsOfMessage(db, subject);
  const { texts, voice } = LANGUAGES[facts.customer.language];
  const text = channel === 'email' ? composeEmail(facts, texts, voice) : { subject: '', body: composeSms(facts, texts, voice) };
  const people = inOrderOfCall(peopleOf(db, subject.customerId), facts.tone === 'formalNotice');
  return {
    ...text,
    recipients: recipientsOf(facts, people, channel, wrongNumberOf(db, subject.customerId) !== null),
    files: channel === 'email' ? filesOf(db, subject.customerId).map(({ fileId, name }) => ({ fileId, name })) : [],
  };
}

/** Whom it can go to, best first; the contact of the customer's own sheet comes after those with a role. No number that is known to be wrong. */
function recipientsOf(
  { customer }: MessageFacts,
  people: ReturnType<typeof peopleOf>,
  channel: MessageChannel,
  ownNumberIsWrong: boolean,
): MessageRecipient[] {
  const reachable = (phone: string, isWrong: boolean) => (isWrong ? '' : phone);
  const known = [
    ...people.map(({ name, role, email, phone, wrongNumberOn }) => ({
      name,
      role: CONTACT_ROLES[role],
      address: channel === 'email' ? email : reachable(phone, wrongNumberOn !== null),
    })),
    {
      name: customer.contactName,
      role: MAIN_CONTACT,
      address: channel === 'email' ? customer.email : reachable(customer.phone, ownNumberIsWrong),
    },
  ];
  const usable = known.filter(({ address }) => (channel === 'email' ? isEmailAddress(address) : isPhoneNumber(address)));
  const seen = new Set<string>();
  return usable.filter(({ address }) => !seen.has(address) && seen.add(address));
}
