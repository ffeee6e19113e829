import { earlierOf, type LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import type { ScheduledInvoiceRecord, ScheduleRecord } from '../../shared/schedules/describe-schedule.ts';
import type { PlannedInstalment, Rhythm } from '../../shared/schedules/schedules.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { openAmongAt } from '../invoices/open-invoices.queries.ts';
import { readSetting } from '../settings/settings.queries.ts';

export interface NewSchedule {
  customerId: number;
  agreedOn: LocalDate;
  every: Rhythm;
  firstOn: LocalDate;
  principalCents: Cents;
  interestCents: Cents;
  indemnityCents: Cents;
  interestWaivedCents: Cents;
  indemnityWaivedCents: Cents;
  waiverReason: string;
  onSigning: boolean;
  accelerationDays: number;
  replacesId: number | null;
  invoices: readonly { invoiceId: number; amountCents: Cents }[];
  instalments: readonly PlannedInstalment[];
}

type ScheduleRow = Omit<
  ScheduleRecord,
  'feesPaidCents' | 'invoices' | 'instalments' | 'onSigning' | 'accelerationDays' | 'remindedOn' | 'postedNotice' | 'endReason'
> & { onSigning: 0 | 1; accelerationDays: number | null; endReason: string };

const SELECT_SCHEDULES = /* sql */ `
  SELECT s.id AS scheduleId, s.customer_id AS customerId, c.name AS customerName, c.insolvency_on AS judgmentOn, s.agreed_on AS agreedOn, s.every, s.first_on AS firstOn,
         s.sent_on AS sentOn, s.signed_on AS signedOn, s.ended_on AS endedOn, s.end_reason AS endReason, s.replaces_id AS replacesId,
         (SELECT max(r.id) FROM schedules r WHERE r.replaces_id = s.id) AS replacedById, s.on_signing AS onSigning,
         s.acceleration_days AS accelerationDays, s.principal_cents AS principalCents, s.interest_cents AS interestCents,
         s.indemnity_cents AS indemnityCents, s.interest_waived_cents AS interestWaivedCents,
         s.indemnity_waived_cents AS indemnityWaivedCents, s.waiver_reason AS waiverReason
  FROM schedules s JOIN customers c ON c.id = s.customer_id`;

/** A schedule with what was open of it at a day, or at the day it ended if that came first. @throws AppError SCHEDULE_NOT_FOUND */
export function readSchedule(db: ReadDb, scheduleId: number, asOf: LocalDate): ScheduleRecord {
  const row = db.prepare<ScheduleRow>(`${SELECT_SCHEDULES} WHERE s.id = ?`).get(scheduleId);
  if (!row) throw new AppError('SCHEDULE_NOT_FOUND', { scheduleId });
  return complete(db, row, asOf);
}

/** The schedules agreed by a day, of all customers or of one, latest first. */
export function schedulesAt(db: ReadDb, asOf: LocalDate, customerId: number | null = null): ScheduleRecord[] {
  return db
    .prepare<ScheduleRow>(
      `${SELECT_SCHEDULES} WHERE s.agreed_on <= :asOf AND (:customerId IS NULL OR s.customer_id = :customerId)
       ORDER BY s.agreed_on DESC, s.id DESC`,
    )
    .all({ asOf, customerId })
    .map((row) => complete(db, row, asOf));
}

function complete(db: ReadDb, row: ScheduleRow, asOf: LocalDate): ScheduleRecord {
  const day = row.endedOn ? earlierOf(asOf, row.endedOn) : asOf;
  const invoices = db
    .prepare<Omit<ScheduledInvoiceRecord, 'openCents'>>(
      `SELECT si.invoice_id AS invoiceId, i.number AS invoiceNumber, i.issued_on AS issuedOn, i.due_on AS dueOn, si.amount_cents AS amountCents,
              coalesce((SELECT sum(a.amount_cents) FROM allocations a JOIN payments p ON p.id = a.payment_id
                        WHERE a.invoice_id = i.id AND p.kind = 'writeOff' AND a.allocated_on BETWEEN :agreedOn AND :day), 0) AS lostCents,
              coalesce((SELECT sum(a.amount_cents) FROM allocations a
                        WHERE a.invoice_id = i.id AND a.credit_note_id IS NOT NULL AND a.allocated_on BETWEEN :agreedOn AND :day), 0) AS creditedCents
       FROM schedule_invoices si JOIN invoices i ON i.id = si.invoice_id WHERE si.schedule_id = :scheduleId ORDER BY i.due_on, i.id`,
    )
    .all({ scheduleId: row.scheduleId, agreedOn: row.agreedOn, day });
  const ids = invoices.map(({ invoiceId }) => invoiceId);
  const open = new Map(openAmongAt(db, day, ids).map(({ id, openCents }) => [id, openCents]));
  return {
    ...row,
    onSigning: row.onSigning === 1,
    endReason: row.endedOn === null ? null : endReasonOf(row.endReason),
    accelerationDays: row.accelerationDays ?? usualAccelerationDays(db),
    ...lettersSent(db, row.scheduleId, day),
    feesPaidCents: feesPaid(db, row.scheduleId, day),
    invoices: invoices.map((invoice) => ({ ...invoice, openCents: open.get(invoice.invoiceId) ?? ZERO })),
    instalments: db
      .prepare<ScheduleRecord['instalments'][number]>(
        `SELECT id AS instalmentId, position, due_on AS dueOn, amount_cents AS amountCents FROM instalments WHERE schedule_id = ? ORDER BY position`,
      )
      .all(row.scheduleId),
  };
}

/** An end without a reason is one that the user decided. */
function endReasonOf(stored: string): ScheduleRecord['endReason'] {
  return stored === 'broken' || stored === 'replaced' ? stored : 'stopped';
}

/** Days that a formal notice leaves in this company, for the agreements to come. */
export function usualAccelerationDays(db: ReadDb): number {
  return Number(readSetting(db, 'reminders.formalNoticeDelayDays') ?? 8);
}

/** The last reminder and the last notice for an instalment, sent by a day; a notice that a wrong address brought back is none. */
function lettersSent(db: ReadDb, scheduleId: number, day: LocalDate): Pick<ScheduleRecord, 'remindedOn' | 'postedNotice'> {
  const letters = db
    .prepare<{ kind: string; sentOn: LocalDate; deliveredOn: LocalDate | null }>(
      `SELECT kind, sent_on AS sentOn, delivered_on AS deliveredOn FROM letters
       WHERE schedule_id = ? AND state = 'sent' AND sent_on <= ? AND delivery <> 'wrongAddress'
         AND kind IN ('instalmentReminder', 'instalmentNotice') ORDER BY sent_on DESC, id DESC`,
    )
    .all(scheduleId, day);
  const notice = letters.find(({ kind }) => kind === 'instalmentNotice');
  return {
    remindedOn: letters.find(({ kind }) => kind === 'instalmentReminder')?.sentOn ?? null,
    postedNotice: notice ? { sentOn: notice.sentOn, deliveredOn: notice.deliveredOn } : null,
  };
}

function feesPaid(db: ReadDb, scheduleId: number, day: LocalDate): Cents {
  const row = db
    .prepare<{ fees: Cents }>(
      `SELECT coalesce(sum(ip.fee_cents), 0) AS fees FROM instalment_payments ip
       JOIN instalments i ON i.id = ip.instalment_id JOIN payments p ON p.id = ip.payment_id
       WHERE i.schedule_id = ? AND p.paid_on <= ?`,
    )
    .get(scheduleId, day);
  return row?.fees ?? ZERO;
}

/** Stores an agreed schedule with its invoices and instalments. Inside the caller's transaction. */
export function insertSchedule(db: WriteDb, { invoices, instalments, ...schedule }: NewSchedule): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO schedules (customer_id, agreed_on, every, first_on, principal_cents, interest_cents, indemnity_cents, interest_waived_cents,
                              indemnity_waived_cents, waiver_reason, on_signing, acceleration_days, replaces_id)
       VALUES (:customerId, :agreedOn, :every, :firstOn, :principalCents, :interestCents, :indemnityCents, :interestWaivedCents,
               :indemnityWaivedCents, :waiverReason, :onSigning, :accelerationDays, :replacesId)`,
    )
    .run({ ...schedule, onSigning: schedule.onSigning ? 1 : 0 });
  const scheduleId = Number(lastInsertRowid);
  const invoiceRow = db.prepare('INSERT INTO schedule_invoices (schedule_id, invoice_id, amount_cents) VALUES (?, ?, ?)');
  for (const { invoiceId, amountCents } of invoices) invoiceRow.run(scheduleId, invoiceId, amountCents);
  const instalmentRow = db.prepare('INSERT INTO instalments (schedule_id, position, due_on, amount_cents) VALUES (?, ?, ?, ?)');
  for (const [index, { dueOn, amountCents }] of instalments.entries()) instalmentRow.run(scheduleId, index + 1, dueOn, amountCents);
  return scheduleId;
}

/**
 * Notes which instalments a payment received under a schedule was for, and its part for fees. Where instalments stand is
 * computed from all that came off the debt, see `schedule-standing.ts`; of these rows it takes only the fees, which no invoice holds.
 */
export function insertInstalmentPayments(
  db: WriteDb,
  paymentId: number,
  parts: readonly { instalmentId: number; amountCents: Cents; feesCents: Cents }[],
): void {
  const row = db.prepare(
    `INSERT INTO instalment_payments (instalment_id, payment_id, amount_cents, fee_cents)
     VALUES (:instalmentId, :paymentId, :amountCents, :feesCents)
     ON CONFLICT (instalment_id, payment_id)
       DO UPDATE SET amount_cents = amount_cents + excluded.amount_cents, fee_cents = fee_cents + excluded.fee_cents`,
  );
  for (const part of parts) row.run({ paymentId, ...part });
}

export function endSchedule(db: WriteDb, scheduleId: number, endedOn: LocalDate, reason: 'stopped' | 'replaced'): void {
  db.prepare('UPDATE schedules SET ended_on = ?, end_reason = ? WHERE id = ?').run(endedOn, reason, scheduleId);
}

/** The day of the signature, or none any more. */
export function saveSignature(db: WriteDb, scheduleId: number, signedOn: LocalDate | null): void {
  db.prepare('UPDATE schedules SET signed_on = ? WHERE id = ?').run(signedOn, scheduleId);
}

export function saveInstalmentDay(db: WriteDb, instalmentId: number, dueOn: LocalDate): void {
  db.prepare('UPDATE instalments SET due_on = ? WHERE id = ?').run(dueOn, instalmentId);
}

/** The invoices of a customer that a schedule holds which has not been ended, whenever it was agreed. */
export function scheduledInvoices(db: ReadDb, customerId: number): Set<number> {
  const rows = db
    .prepare<{ invoiceId: number }>(
      `SELECT si.invoice_id AS invoiceId FROM schedules s JOIN schedule_invoices si ON si.schedule_id = s.id
       WHERE s.customer_id = ? AND s.ended_on IS NULL`,
    )
    .all(customerId);
  return new Set(rows.map(({ invoiceId }) => invoiceId));
}
