import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/** A notice that the post brought back, and that no later one has taken the place of. */
export interface ReturnedNotice {
  letterId: number;
  customerId: number;
  customerName: string;
  kind: 'formalNotice' | 'instalmentNotice' | 'termination';
  asOf: LocalDate;
  sentOn: LocalDate;
  delivery: 'wrongAddress' | 'unclaimed';
  /** The day it came back, or was presented. */
  deliveredOn: LocalDate;
  invoiceIds: number[];
}

/** Notices that came back by a day, oldest first. */
export function returnedNotices(db: ReadDb, asOf: LocalDate): ReturnedNotice[] {
  const notices = db
    .prepare<Omit<ReturnedNotice, 'invoiceIds'>>(
      `SELECT l.id AS letterId, l.customer_id AS customerId, c.name AS customerName, l.kind, l.as_of AS asOf, l.sent_on AS sentOn, l.delivery,
              l.delivered_on AS deliveredOn
       FROM letters l JOIN customers c ON c.id = l.customer_id
       WHERE l.state = 'sent' AND l.kind IN ('formalNotice', 'instalmentNotice', 'termination')
         AND l.delivery IN ('wrongAddress', 'unclaimed') AND l.delivered_on <= :asOf
         AND NOT EXISTS (SELECT 1 FROM letters n WHERE n.customer_id = l.customer_id AND n.kind = l.kind AND n.state = 'sent'
                           AND n.id <> l.id AND n.sent_on >= l.delivered_on AND n.sent_on <= :asOf)
       ORDER BY l.delivered_on, l.id`,
    )
    .all({ asOf });
  if (notices.length === 0) return [];
  const invoices = rowsBy(
    db
      .prepare<{ letterId: number; invoiceId: number }>(
        'SELECT letter_id AS letterId, invoice_id AS invoiceId FROM letter_invoices WHERE letter_id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(notices.map(({ letterId }) => letterId))),
    ({ letterId }) => letterId,
  );
  return notices.map((notice) => ({ ...notice, invoiceIds: (invoices.get(notice.letterId) ?? []).map(({ invoiceId }) => invoiceId) }));
}
