import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readFile, readFileBytes } from '../../../db/customers/customer-files.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { readPrintedPdf } from '../../../db/letters/letters.queries.ts';
import { insertMessage, letterOfMessage, readMessage } from '../../../db/messages/messages.queries.ts';
import type { OutputFile } from '../../../shared/contract/file-handles.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { isEmailAddress } from '../../../shared/customers/email-address.fr.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { letterFileName } from '../../../shared/letters/letter-names.fr.ts';
import { mergeTemplate } from '../../../shared/letters/merge-template.ts';
import type { MessageChannel, messagesContract } from '../../../shared/messages/messages.contract.ts';
import { isPhoneNumber } from '../../../shared/messages/recipients.ts';
import type { CommandContext } from '../context.ts';
import { type EmailAttachment, writeEmail } from './eml.ts';
import type { LetterCarrier } from './message-carriers.ts';
import { factsOfMessage } from './message-facts.ts';

type Contract = typeof messagesContract;
type SaveInput = InputOf<Contract['saveEmail']>;

/**
 * Writes an e-mail with its letter and files into a file that a mail program opens as a draft, and keeps it in the history. The letter is
 * printed by this, and from then on as it is. @throws AppError as letters are drafted and printed; MESSAGE_*, LETTER_FIELD_EMPTY, OUTPUT_*
 */
export async function saveEmail(
  context: CommandContext,
  input: SaveInput,
  letters: LetterCarrier,
): Promise<OutputOf<Contract['saveEmail']>> {
  const { db } = context;
  const { bytes, keep } = await prepareEmail(context, input, letters);
  const { path } = await context.files.write(input.out, bytes);
  return { message: readMessage(db, db.transaction(keep)), path };
}

/** An e-mail as the bytes of its file, and what keeps it in the history once that file is written: within a transaction. */
export interface PreparedEmail {
  bytes: Uint8Array;
  keep: () => number;
}

/** @throws AppError as `saveEmail`, before anything is kept but the letter */
export async function prepareEmail(context: CommandContext, input: Omit<SaveInput, 'out'>, letters: LetterCarrier): Promise<PreparedEmail> {
  const { db, today, now } = context;
  const { customerId, level, recipient, subject, body } = input;
  const customer = readCustomer(db, customerId);
  const creditor = readProfile(db);
  refuseUnfit('email', { recipient, subject, body });
  if (!isEmailAddress(creditor.email)) throw new AppError('MESSAGE_SENDER_MISSING', {});
  const facts = factsOfMessage(db, input);

  const letterId = await ownLetter(context, input, letters);
  const attachments = [...(letterId === null ? [] : [printedLetter(db, letterId, input, customer.name)]), ...keptFiles(db, input)];
  const bytes = writeEmail({
    from: { name: creditor.name, address: creditor.email },
    to: { name: recipient === customer.email ? customer.contactName : '', address: recipient },
    subject,
    body,
    language: customer.language,
    writtenAt: now,
    attachments,
  });
  const keep = () =>
    insertMessage(db, {
      ...{ customerId, level, letterId, recipient, subject, body },
      channel: 'email',
      attached: attachments.map(({ name }) => name),
      invoiceIds: facts.invoices.map(({ invoiceId }) => invoiceId),
      draftedOn: today,
    });
  return { bytes, keep };
}

/** Keeps a message that the user takes over by hand. @throws AppError CUSTOMER_NOT_FOUND, NOTHING_TO_REMIND, MESSAGE_*, LETTER_FIELD_EMPTY */
export function keepMessage({ db, today }: CommandContext, input: InputOf<Contract['keep']>): OutputOf<Contract['keep']> {
  const { customerId, channel, level, recipient, subject, body } = input;
  refuseUnfit(channel, input);
  const { invoices } = factsOfMessage(db, input);
  return db.transaction(() => {
    const invoiceIds = invoices.map(({ invoiceId }) => invoiceId);
    const draft = { customerId, channel, level, recipient, subject, body, letterId: null, attached: [], invoiceIds, draftedOn: today };
    return readMessage(db, insertMessage(db, draft));
  });
}

/** What would reach nobody, or with a blank in it. */
function refuseUnfit(channel: MessageChannel, { recipient, subject, body }: { recipient: string; subject: string; body: string }): void {
  const isFit = channel === 'email' ? isEmailAddress(recipient) : isPhoneNumber(recipient);
  if (!isFit) throw new AppError('MESSAGE_RECIPIENT_INVALID', { channel, recipient });
  for (const text of [subject, body]) mergeTemplate(text, {});
}

/** The letter that goes with an e-mail, printed: the one asked for, or a new one of the kind asked for. */
async function ownLetter(context: CommandContext, input: Omit<SaveInput, 'out'>, letters: LetterCarrier): Promise<number | null> {
  const { customerId, asOf, letterKind, scheduleId } = input;
  const drafted =
    input.letterId === undefined && letterKind !== undefined
      ? (await letters.draft(context, { customerId, kind: letterKind, asOf, channel: 'email', scheduleId })).letterId
      : null;
  const letterId = input.letterId ?? drafted;
  if (letterId === null) return null;
  // Printed for the e-mail alone: no file of its own.
  const files = { ...context.files, write: async (file: OutputFile) => ({ path: file }) };
  await letters.print({ ...context, files }, { letterIds: [letterId], out: 'courrier.pdf' as OutputFile });
  return letterId;
}

function printedLetter(db: ReadDb, letterId: number, { asOf }: Pick<SaveInput, 'asOf'>, customerName: string): EmailAttachment {
  const { kind } = letterOfMessage(db, letterId);
  return { name: letterFileName([{ kind, customerName }], asOf), type: 'application/pdf', bytes: readPrintedPdf(db, letterId) };
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  xml: 'application/xml',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function keptFiles(db: ReadDb, { customerId, fileIds = [] }: Pick<SaveInput, 'customerId' | 'fileIds'>): EmailAttachment[] {
  return [...new Set(fileIds)].map((fileId) => {
    const file = readFile(db, fileId);
    if (file.customerId !== customerId) throw new AppError('CUSTOMER_FILE_NOT_FOUND', { fileId });
    const type = TYPES[file.name.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return { name: file.name, type, bytes: readFileBytes(db, fileId) };
  });
}
