import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';

/** A file kept with a customer, one of its invoices or letters, a schedule or a case. */
export interface KeptFile {
  fileId: number;
  name: string;
  bytes: number;
  addedOn: LocalDate;
  letterId: number | null;
  invoiceNumber: string | null;
  scheduleId: number | null;
  caseId: number | null;
}

/** Every file kept about a customer by a day, in the order it was kept; the files themselves are read one at a time. */
export function keptFilesOf(db: ReadDb, customerId: number, asOf: LocalDate): KeptFile[] {
  return db
    .prepare<KeptFile>(
      `SELECT a.id AS fileId, a.file_name AS name, length(a.file) AS bytes, a.added_on AS addedOn, a.letter_id AS letterId,
              i.number AS invoiceNumber,
              (SELECT max(sf.schedule_id) FROM schedule_files sf WHERE sf.attachment_id = a.id) AS scheduleId,
              (SELECT max(cf.case_id) FROM legal_case_files cf WHERE cf.attachment_id = a.id) AS caseId
       FROM attachments a LEFT JOIN invoices i ON i.id = a.invoice_id LEFT JOIN letters l ON l.id = a.letter_id
       WHERE coalesce(a.customer_id, i.customer_id, l.customer_id) = :customerId AND a.added_on <= :asOf ORDER BY a.id`,
    )
    .all({ customerId, asOf });
}

/** The bytes of a kept file, whatever it is kept with. */
export function keptFileBytes(db: ReadDb, fileId: number): Uint8Array {
  const row = db.prepare<{ file: Uint8Array }>('SELECT file FROM attachments WHERE id = ?').get(fileId);
  return row?.file ?? new Uint8Array();
}

/** What a customer paid by a day, oldest first, with the numbers of what it settled. */
export function paymentsReceived(
  db: ReadDb,
  customerId: number,
  asOf: LocalDate,
): { paidOn: LocalDate; amountCents: Cents; method: string; invoiceNumbers: string[]; unallocatedCents: Cents }[] {
  return db
    .prepare<{ paidOn: LocalDate; amountCents: Cents; method: string; numbers: string; allocatedCents: number }>(
      `SELECT p.paid_on AS paidOn, p.amount_cents AS amountCents, p.method,
              (SELECT json_group_array(DISTINCT i.number) FROM allocations a JOIN invoices i ON i.id = a.invoice_id
                WHERE a.payment_id = p.id AND a.allocated_on <= :asOf) AS numbers,
              coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = p.id AND a.allocated_on <= :asOf), 0)
                + coalesce((SELECT sum(f.amount_cents) FROM payment_fees f WHERE f.payment_id = p.id), 0) AS allocatedCents
       FROM payments p WHERE p.customer_id = :customerId AND p.kind = 'payment' AND p.paid_on <= :asOf ORDER BY p.paid_on, p.id`,
    )
    .all({ customerId, asOf })
    .map(({ numbers, allocatedCents, ...payment }) => ({
      ...payment,
      invoiceNumbers: JSON.parse(numbers) as string[],
      unallocatedCents: Math.max(0, payment.amountCents - allocatedCents) as Cents,
    }));
}
