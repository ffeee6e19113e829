import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import type { Message, MessageChannel } from '../../shared/messages/messages.contract.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

type Row = Omit<Message, 'attached'> & { attached: string };

/**
 * A letter that was marked as sent, or written off as never sent, decides for the e-mail that it went with: whoever says so of the one
 * says so of the other.
 */
const SELECT = /* sql */ `
  SELECT m.id AS messageId, m.customer_id AS customerId, c.name AS customerName, m.channel, m.level, m.letter_id AS letterId,
         l.kind AS letterKind, m.recipient, m.subject, m.body, m.attached, m.drafted_on AS draftedOn,
         CASE WHEN m.state = 'draft' AND l.state = 'sent' THEN 'sent' WHEN m.state = 'draft' AND l.state = 'withdrawn' THEN 'discarded' ELSE m.state END AS state,
         coalesce(m.sent_on, CASE WHEN m.state = 'draft' THEN l.sent_on END) AS sentOn,
         coalesce(m.discarded_on, CASE WHEN m.state = 'draft' THEN l.withdrawn_on END) AS discardedOn,
         coalesce(m.contact_id, (SELECT max(rc.id) FROM reminder_contacts rc WHERE rc.letter_id = m.letter_id)) AS contactId
  FROM messages m JOIN customers c ON c.id = m.customer_id LEFT JOIN letters l ON l.id = m.letter_id`;

/** Messages of one customer or of all, latest first. */
export function listMessages(db: ReadDb, customerId?: number): Message[] {
  const order = 'ORDER BY m.drafted_on DESC, m.id DESC';
  const rows =
    customerId === undefined
      ? db.prepare<Row>(`${SELECT} ${order}`).all()
      : db.prepare<Row>(`${SELECT} WHERE m.customer_id = ? ${order}`).all(customerId);
  return rows.map(fromRow);
}

/** @throws AppError MESSAGE_NOT_FOUND */
export function readMessage(db: ReadDb, messageId: number): Message {
  const row = db.prepare<Row>(`${SELECT} WHERE m.id = ?`).get(messageId);
  if (!row) throw new AppError('MESSAGE_NOT_FOUND', { messageId });
  return fromRow(row);
}

export interface NewMessage {
  customerId: number;
  channel: MessageChannel;
  level: ReminderLevel;
  letterId: number | null;
  recipient: string;
  subject: string;
  body: string;
  attached: readonly string[];
  invoiceIds: readonly number[];
  draftedOn: LocalDate;
}

export function insertMessage(db: WriteDb, { attached, invoiceIds, ...message }: NewMessage): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO messages (customer_id, channel, level, letter_id, recipient, subject, body, attached, asked, drafted_on)
       VALUES (:customerId, :channel, :level, :letterId, :recipient, :subject, :body, :attached, :asked, :draftedOn)`,
    )
    .run({ ...message, attached: JSON.stringify(attached), asked: JSON.stringify(invoiceIds) });
  return Number(lastInsertRowid);
}

export function saveMessageSent(db: WriteDb, messageId: number, sentOn: LocalDate, contactId: number | null): void {
  db.prepare("UPDATE messages SET state = 'sent', sent_on = ?, contact_id = coalesce(?, contact_id) WHERE id = ?").run(
    sentOn,
    contactId,
    messageId,
  );
}

export function saveMessageDiscarded(db: WriteDb, messageId: number, on: LocalDate): void {
  db.prepare("UPDATE messages SET state = 'discarded', discarded_on = ? WHERE id = ?").run(on, messageId);
}

/** The ids of the invoices that a message asks for and that are still there. */
export function invoicesAskedFor(db: ReadDb, messageId: number): number[] {
  return db
    .prepare<{ id: number }>(
      'SELECT i.id FROM messages m, json_each(m.asked) a JOIN invoices i ON i.id = a.value WHERE m.id = ? ORDER BY i.due_on, i.id',
    )
    .all(messageId)
    .map(({ id }) => id);
}

/** What a letter is: its kind, and whose. @throws AppError LETTER_NOT_FOUND */
export function letterOfMessage(db: ReadDb, letterId: number): { kind: LetterKind; customerId: number } {
  const row = db
    .prepare<{ kind: LetterKind; customerId: number }>('SELECT kind, customer_id AS customerId FROM letters WHERE id = ?')
    .get(letterId);
  if (!row) throw new AppError('LETTER_NOT_FOUND', { letterId });
  return row;
}

function fromRow({ attached, ...row }: Row): Message {
  return { ...row, attached: JSON.parse(attached) as string[] };
}
