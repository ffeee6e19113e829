import { z } from 'zod';
import { OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { LetterKind } from '../letters/letter-kinds.ts';
import { ReminderLevel } from '../reminders/reminders.contract.ts';

/** The user sends it with another program: the draft of an e-mail, or the text of an SMS. */
export const MessageChannel = z.enum(['email', 'sms']);
export type MessageChannel = z.output<typeof MessageChannel>;

const Subject = z.string().trim().max(200);
const Body = z.string().trim().max(8000);
const Recipient = z.string().trim().max(254);

/** Somebody that a message can go to. */
export const MessageRecipient = z.object({ name: z.string(), role: z.string(), address: z.string() });
export type MessageRecipient = z.output<typeof MessageRecipient>;

/** A message that was prepared. */
export const Message = z.object({
  messageId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  channel: MessageChannel,
  level: ReminderLevel,
  /** The letter that goes with it as a PDF. */
  letterId: z.int().nullable(),
  letterKind: LetterKind.nullable(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  /** Names of the files that go with it. */
  attached: z.array(z.string()),
  state: z.enum(['draft', 'sent', 'discarded']),
  draftedOn: LocalDate,
  sentOn: LocalDate.nullable(),
  discardedOn: LocalDate.nullable(),
  /** The contact that it counts as since it was sent. */
  contactId: z.int().nullable(),
});
export type Message = z.output<typeof Message>;

const About = z.object({
  customerId: z.int(),
  asOf: LocalDate,
  channel: MessageChannel,
  /** How firmly it asks; what it is about follows from it. A call has the words of the reminder before it. */
  level: ReminderLevel,
  /** The letter that goes with an e-mail; left out: the e-mail lists the invoices itself. */
  letterKind: LetterKind.optional(),
  /** Of a letter about a schedule: which; left out: the customer's latest. */
  scheduleId: z.int().optional(),
  /** A letter that exists already, in place of `letterKind`. */
  letterId: z.int().optional(),
});

export const messagesContract = {
  /**
   * What a message would say, to be corrected before it is kept. Nothing is stored. A text whose fields cannot all be filled in is refused
   * (LETTER_FIELD_EMPTY), as is one that asks for nothing (NOTHING_TO_REMIND).
   */
  compose: query({
    input: About,
    output: z.object({
      recipients: z.array(MessageRecipient),
      subject: z.string(),
      body: z.string(),
      /** Files kept with the customer, which may go with an e-mail. */
      files: z.array(z.object({ fileId: z.int(), name: z.string() })),
    }),
  }),
  /**
   * Writes an e-mail as a file that any mail program opens as a draft, with the letter printed and attached, and keeps it in the customer's
   * history. The program sends nothing.
   */
  saveEmail: command({
    input: About.omit({ channel: true }).extend({
      recipient: Recipient,
      subject: Subject.min(1),
      body: Body.min(1),
      fileIds: z.array(z.int()).max(20).optional(),
      out: OutputFile,
    }),
    output: z.object({ message: Message, path: z.string() }),
  }),
  /**
   * Writes the e-mails of several customers into one archive, each as a draft with its letter attached, to whoever is first to be written to.
   * One already prepared that day for the same step is given up for the new one. Who cannot be written to is told of, with the reason, and stops
   * no other; with nobody left, nothing is written (MESSAGES_NONE).
   */
  saveEmails: command({
    input: z.object({
      asOf: LocalDate,
      emails: z
        .array(About.pick({ customerId: true, level: true, letterKind: true }))
        .min(1)
        .max(500),
      out: OutputFile,
    }),
    output: z.object({
      path: z.string(),
      messages: z.array(Message),
      refused: z.array(z.object({ customerId: z.int(), customerName: z.string(), reason: z.string() })),
    }),
  }),
  /** Keeps an e-mail without attachment, or an SMS, that the user takes over by hand (`mailto:`, copy). */
  keep: command({
    input: About.omit({ letterKind: true, scheduleId: true, letterId: true }).extend({
      recipient: Recipient,
      subject: Subject,
      body: Body.min(1),
    }),
    output: Message,
  }),
  /** The user says that it was sent; from then on it counts as a contact, and its letter as sent. */
  markSent: command({ input: z.object({ messageId: z.int(), sentOn: LocalDate }), output: Message }),
  /** The same of several, all or none. */
  markAllSent: command({
    input: z.object({ messageIds: z.array(z.int()).min(1).max(500), sentOn: LocalDate }),
    output: z.array(Message),
  }),
  /** Gives up a message that was not sent; it stays in the history as such. Its letter, if it was printed, stays too. */
  discard: command({ input: z.object({ messageId: z.int() }), output: Message }),
  /** Messages of one customer or of all, latest first. */
  list: query({ input: z.object({ customerId: z.int().optional() }), output: z.array(Message) }),
};
