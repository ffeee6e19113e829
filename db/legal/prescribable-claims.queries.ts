import type { CustomerKind } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { PrescribableClaim } from '../../shared/legal/prescription.ts';
import type { ReadDb } from '../database.ts';
import { prescriptionEvents } from './prescription-events.queries.ts';

interface ClaimRow {
  invoiceId: number;
  debtor: CustomerKind;
  publicBuyer: 0 | 1;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  performedOn: LocalDate | null;
  isCarriage: 0 | 1;
}

/** What the term of each of these invoices depends on, by its id. */
export function prescribableClaims(db: ReadDb, invoiceIds: readonly number[]): Map<number, PrescribableClaim> {
  const ids = JSON.stringify(invoiceIds);
  const events = prescriptionEvents(db, invoiceIds);
  const rows = db
    .prepare<ClaimRow>(
      `SELECT i.id AS invoiceId, c.kind AS debtor, c.public_buyer AS publicBuyer, i.issued_on AS issuedOn, i.due_on AS dueOn, f.performed_on AS performedOn,
              coalesce(f.nature = 'carriage', 0) AS isCarriage
       FROM json_each(:ids) asked CROSS JOIN invoices i ON i.id = asked.value CROSS JOIN customers c ON c.id = i.customer_id
         LEFT JOIN claim_facts f ON f.invoice_id = i.id`,
    )
    .all({ ids });
  return new Map(
    rows.map(({ invoiceId, publicBuyer, isCarriage, ...row }) => [
      invoiceId,
      {
        ...row,
        publicBuyer: publicBuyer === 1,
        isCarriage: isCarriage === 1,
        events: (events.get(invoiceId) ?? []).map(({ kind, on, until }) => ({ kind, on, until })),
      },
    ]),
  );
}
