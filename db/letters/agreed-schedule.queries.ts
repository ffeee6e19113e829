import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { AgreedSchedule } from '../../shared/letters/compose-agreement.ts';
import type { ReadDb } from '../database.ts';

export interface StoredAgreement extends AgreedSchedule {
  endedOn: LocalDate | null;
}

/**
 * A customer's schedule as its agreement states it: the one asked for, else the latest. Amounts are those agreed on, whatever
 * was paid since. @throws AppError SCHEDULE_NOT_FOUND, also for a schedule of another customer
 */
export function readAgreement(db: ReadDb, customerId: number, scheduleId?: number): StoredAgreement {
  const columns = `id AS scheduleId, agreed_on AS agreedOn, principal_cents AS principalCents, interest_cents AS interestCents,
                   indemnity_cents AS indemnityCents, ended_on AS endedOn`;
  type Row = Omit<StoredAgreement, 'invoices' | 'instalments'>;
  const schedule =
    scheduleId === undefined
      ? db.prepare<Row>(`SELECT ${columns} FROM schedules WHERE customer_id = ? ORDER BY agreed_on DESC, id DESC LIMIT 1`).get(customerId)
      : db.prepare<Row>(`SELECT ${columns} FROM schedules WHERE customer_id = ? AND id = ?`).get(customerId, scheduleId);
  if (!schedule) throw new AppError('SCHEDULE_NOT_FOUND', { scheduleId: scheduleId ?? 0 });
  return {
    ...schedule,
    invoices: db
      .prepare<AgreedSchedule['invoices'][number]>(
        `SELECT i.id AS invoiceId, i.number AS invoiceNumber, i.issued_on AS issuedOn, i.due_on AS dueOn, si.amount_cents AS amountCents
         FROM schedule_invoices si JOIN invoices i ON i.id = si.invoice_id WHERE si.schedule_id = ? ORDER BY i.due_on, i.issued_on, i.id`,
      )
      .all(schedule.scheduleId),
    instalments: db
      .prepare<AgreedSchedule['instalments'][number]>(
        'SELECT due_on AS dueOn, amount_cents AS amountCents FROM instalments WHERE schedule_id = ? ORDER BY position',
      )
      .all(schedule.scheduleId),
  };
}
