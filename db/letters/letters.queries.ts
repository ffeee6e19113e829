import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { LetterChannel, LetterKind, LetterTone } from '../../shared/letters/letter-kinds.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** What a letter is about; there is at most one letter of each that was not withdrawn. */
export interface LetterKey {
  customerId: number;
  kind: LetterKind;
  asOf: LocalDate;
  scheduleId: number | null;
  /** The call that a recap is about. */
  contactId: number | null;
}

/** A letter to be, how it is to leave and how it speaks; null: as the customer's plan says. */
export interface LetterPlan extends LetterKey {
  channel: LetterChannel;
  tone: LetterTone | null;
  /** On the label of a registered letter; empty while unknown. */
  registeredNumber: string;
}

/** What a letter says and asks for; `content` is JSON. */
export interface LetterBody {
  content: string;
  totalCents: Cents;
  invoices: readonly { invoiceId: number; openCents: Cents }[];
}

export interface StoredLetter extends LetterSummary {
  scheduleId: number | null;
  contactId: number | null;
  tone: LetterTone | null;
  content: string;
}

export interface PrintedLetter extends LetterBody {
  pdf: Uint8Array;
  pages: number;
  sha256: string;
  printedOn: LocalDate;
}

const SUMMARY = /* sql */ `
  SELECT l.id AS letterId, l.customer_id AS customerId, c.name AS customerName, l.kind, l.as_of AS asOf, l.channel, l.state,
         l.total_cents AS totalCents, l.pages, l.sha256, l.printed_on AS printedOn, l.sent_on AS sentOn,
         l.withdrawn_on AS withdrawnOn, l.registered_number AS registeredNumber, nullif(l.delivery, '') AS delivery,
         l.delivered_on AS deliveredOn, l.delivery_note AS deliveryNote,
         (SELECT count(*) FROM attachments a WHERE a.letter_id = l.id) AS scanCount`;
const STORED = `${SUMMARY}, l.schedule_id AS scheduleId, l.contact_id AS contactId, l.tone, l.content`;
const FROM = 'FROM letters l JOIN customers c ON c.id = l.customer_id';

/** Letters of one customer or of all, latest first. */
export function listLetters(db: ReadDb, customerId?: number): LetterSummary[] {
  const order = 'ORDER BY l.as_of DESC, l.id DESC';
  if (customerId === undefined) return db.prepare<LetterSummary>(`${SUMMARY} ${FROM} ${order}`).all();
  return db.prepare<LetterSummary>(`${SUMMARY} ${FROM} WHERE l.customer_id = ? ${order}`).all(customerId);
}

/** @throws AppError LETTER_NOT_FOUND */
export function readLetter(db: ReadDb, letterId: number): StoredLetter {
  const row = db.prepare<StoredLetter>(`${STORED} ${FROM} WHERE l.id = ?`).get(letterId);
  if (!row) throw new AppError('LETTER_NOT_FOUND', { letterId });
  return row;
}

/** The letter as it was summed up in lists. @throws AppError LETTER_NOT_FOUND */
export function readLetterSummary(db: ReadDb, letterId: number): LetterSummary {
  const { scheduleId: _scheduleId, contactId: _contactId, tone: _tone, content: _content, ...summary } = readLetter(db, letterId);
  return summary;
}

/** The bytes of a printed letter. @throws AppError LETTER_NOT_PRINTED */
export function readPrintedPdf(db: ReadDb, letterId: number): Uint8Array {
  const row = db.prepare<{ pdf: Uint8Array | null }>('SELECT pdf FROM letters WHERE id = ?').get(letterId);
  if (!row?.pdf) throw new AppError('LETTER_NOT_PRINTED', { letterId });
  return row.pdf;
}

export function findLetter(db: ReadDb, { customerId, kind, asOf, scheduleId, contactId }: LetterKey): StoredLetter | undefined {
  const row = db
    .prepare<{ id: number }>(
      `SELECT id FROM letters WHERE customer_id = ? AND kind = ? AND as_of = ? AND schedule_id IS ? AND contact_id IS ? AND state <> 'withdrawn'
       ORDER BY id LIMIT 1`,
    )
    .get(customerId, kind, asOf, scheduleId, contactId);
  return row && readLetter(db, row.id);
}

/** The drafts of a day of which a check was passed over. */
export function draftsPassedOver(db: ReadDb, asOf: LocalDate): StoredLetter[] {
  return db
    .prepare<StoredLetter>(
      `${STORED} ${FROM} WHERE l.state = 'draft' AND l.as_of = ? AND EXISTS (SELECT 1 FROM letter_overrides o WHERE o.letter_id = l.id) ORDER BY l.id`,
    )
    .all(asOf);
}

export function insertDraft(db: WriteDb, key: LetterPlan, body: LetterBody): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO letters (customer_id, kind, as_of, channel, schedule_id, contact_id, tone, state, total_cents, content)
       VALUES (:customerId, :kind, :asOf, :channel, :scheduleId, :contactId, :tone, 'draft', :totalCents, :content)`,
    )
    .run({
      customerId: key.customerId,
      kind: key.kind,
      asOf: key.asOf,
      channel: key.channel,
      scheduleId: key.scheduleId,
      contactId: key.contactId,
      tone: key.tone,
      totalCents: body.totalCents,
      content: body.content,
    });
  const letterId = Number(lastInsertRowid);
  replaceInvoices(db, letterId, body);
  return letterId;
}

export function updateDraft(db: WriteDb, letterId: number, body: LetterBody & Partial<Pick<LetterPlan, 'channel' | 'tone'>>): void {
  db.prepare('UPDATE letters SET total_cents = ?, content = ?, channel = coalesce(?, channel), tone = coalesce(?, tone) WHERE id = ?').run(
    body.totalCents,
    body.content,
    body.channel ?? null,
    body.tone ?? null,
    letterId,
  );
  replaceInvoices(db, letterId, body);
}

/** Keeps a letter as it was printed; from then on it never changes. */
export function savePrinted(db: WriteDb, letterId: number, printed: PrintedLetter): void {
  updateDraft(db, letterId, printed);
  db.prepare("UPDATE letters SET state = 'printed', pdf = ?, pages = ?, sha256 = ?, printed_on = ? WHERE id = ?").run(
    Buffer.from(printed.pdf),
    printed.pages,
    printed.sha256,
    printed.printedOn,
    letterId,
  );
}

function replaceInvoices(db: WriteDb, letterId: number, { invoices }: LetterBody): void {
  db.prepare('DELETE FROM letter_invoices WHERE letter_id = ?').run(letterId);
  const insert = db.prepare('INSERT INTO letter_invoices (letter_id, invoice_id, open_cents) VALUES (?, ?, ?)');
  for (const { invoiceId, openCents } of invoices) insert.run(letterId, invoiceId, openCents);
}

/** The letters printed and not posted, of one customer or of all. */
export function unpostedLetters(db: ReadDb, customerId?: number): StoredLetter[] {
  const select = `${STORED} ${FROM} WHERE l.state = 'printed'`;
  if (customerId === undefined) return db.prepare<StoredLetter>(`${select} ORDER BY l.id`).all();
  return db.prepare<StoredLetter>(`${select} AND l.customer_id = ? ORDER BY l.id`).all(customerId);
}

/** Gives up a printed letter: its pages stay, and it holds no invoice any more. */
export function saveWithdrawn(db: WriteDb, letterId: number, on: LocalDate): void {
  db.prepare('DELETE FROM letter_invoices WHERE letter_id = ?').run(letterId);
  db.prepare("UPDATE letters SET state = 'withdrawn', withdrawn_on = ? WHERE id = ?").run(on, letterId);
}

export function deleteDraft(db: WriteDb, letterId: number): void {
  db.prepare('DELETE FROM letter_overrides WHERE letter_id = ?').run(letterId);
  db.prepare('DELETE FROM letter_invoices WHERE letter_id = ?').run(letterId);
  db.prepare('DELETE FROM letters WHERE id = ?').run(letterId);
}

export function saveSent(db: WriteDb, letterId: number, sentOn: LocalDate): void {
  db.prepare("UPDATE letters SET state = 'sent', sent_on = ? WHERE id = ?").run(sentOn, letterId);
}

/** Notes the contact that sending a reminder is; sent on another day after all, the contact moves with it. */
export function saveLetterContact(
  db: WriteDb,
  {
    letterId,
    customerId,
    level,
    channel,
    on,
  }: { letterId: number; customerId: number; level: ReminderLevel; channel: LetterChannel; on: LocalDate },
): void {
  const moved = db.prepare('UPDATE reminder_contacts SET contacted_on = ? WHERE letter_id = ?').run(on, letterId);
  if (moved.changes > 0) return;
  db.prepare('INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel, letter_id) VALUES (?, ?, ?, ?, ?)').run(
    customerId,
    on,
    level,
    channel,
    letterId,
  );
}

/** The agreement on a schedule went out to be signed. */
export function saveAgreementSent(db: WriteDb, scheduleId: number, sentOn: LocalDate): void {
  db.prepare('UPDATE schedules SET sent_on = ? WHERE id = ?').run(sentOn, scheduleId);
}

/** A broken schedule loses its term on the day its letter was posted; one that was ended otherwise stays as it was. */
export function saveTerminated(db: WriteDb, scheduleId: number, on: LocalDate): void {
  db.prepare("UPDATE schedules SET ended_on = ?, end_reason = 'broken' WHERE id = ? AND (ended_on IS NULL OR end_reason = 'broken')").run(
    on,
    scheduleId,
  );
}
