import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { listMessages, readMessage, saveMessageDiscarded } from '../../../db/messages/messages.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { emailFileName, PREPARING_EMAILS } from '../../../shared/messages/message-words.fr.ts';
import type { messagesContract } from '../../../shared/messages/messages.contract.ts';
import { breathe, type CommandContext } from '../context.ts';
import { ZipArchive } from '../zip-archive.ts';
import { composeMessage } from './compose-message.ts';
import type { LetterCarrier } from './message-carriers.ts';
import { type PreparedEmail, prepareEmail } from './save-message.ts';

type Verb = typeof messagesContract.saveEmails;
type Wanted = InputOf<Verb>['emails'][number];

/**
 * The e-mails of several customers in one archive. They are kept in the history once it is written, all or none; nothing is marked as sent.
 * @throws AppError MESSAGES_NONE, OUTPUT_*, CANCELLED
 */
export async function saveEmails(
  context: CommandContext,
  { asOf, emails, out }: InputOf<Verb>,
  letters: LetterCarrier,
): Promise<OutputOf<Verb>> {
  const { db, today } = context;
  const archive = new ZipArchive();
  const prepared: { email: PreparedEmail; wanted: Wanted }[] = [];
  const refused: OutputOf<Verb>['refused'] = [];
  const names = new Set<string>();
  for (const [index, wanted] of emails.entries()) {
    await breathe(context);
    context.progress({ step: PREPARING_EMAILS, done: index, total: emails.length });
    const { name } = readCustomer(db, wanted.customerId);
    try {
      const about = { ...wanted, asOf };
      const { recipients, subject, body } = composeMessage(context, { ...about, channel: 'email' });
      const [first] = recipients;
      if (!first) throw new AppError('MESSAGE_WITHOUT_RECIPIENT', { customerName: name });
      const email = await prepareEmail(context, { ...about, recipient: first.address, subject, body }, letters);
      // The whole file is ASCII.
      await archive.add(ownName(emailFileName(name, asOf), names), [Buffer.from(email.bytes).toString('latin1')]);
      prepared.push({ email, wanted });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
      refused.push({ customerId: wanted.customerId, customerName: name, reason: error.message });
    }
  }
  if (prepared.length === 0) {
    throw new AppError('MESSAGES_NONE', {
      reasons: [...new Set(refused.map(({ customerName, reason }) => `${customerName} : ${reason}`))],
    });
  }
  const { path } = await context.files.write(out, archive.bytes());
  const messageIds = db.transaction(() => prepared.map(({ email, wanted }) => replaceDrafts(context, wanted, today, email)));
  return { path, messages: messageIds.map((messageId) => readMessage(db, messageId)), refused };
}

/** Keeps an e-mail, and gives up those that were prepared the same day for the same step: none is sent twice. */
function replaceDrafts(
  { db }: CommandContext,
  { customerId, level }: Wanted,
  on: CommandContext['today'],
  { keep }: PreparedEmail,
): number {
  const earlier = listMessages(db, customerId).filter(
    (message) => message.channel === 'email' && message.state === 'draft' && message.level === level && message.draftedOn === on,
  );
  for (const { messageId } of earlier) saveMessageDiscarded(db, messageId, on);
  return keep();
}

/** A name that no other file of the archive bears: two customers may share theirs. */
function ownName(name: string, taken: Set<string>): string {
  let own = name;
  for (let copy = 2; taken.has(own.toLowerCase()); copy += 1) own = name.replace(/\.eml$/, ` (${copy}).eml`);
  taken.add(own.toLowerCase());
  return own;
}
