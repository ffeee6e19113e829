import type { CustomerKind } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import {
  INTERRUPTION_KINDS,
  type InterruptionKind,
  type PrescribableClaim,
  type PrescriptionEvent,
} from '../../shared/legal/prescription.ts';
import type { ReadDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

interface ClaimRow {
  invoiceId: number;
  debtor: CustomerKind;
  publicBuyer: 0 | 1;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  performedOn: LocalDate | null;
  isCarriage: 0 | 1;
}

interface EventRow {
  invoiceId: number;
  kind: string;
  on: LocalDate;
  until: LocalDate | null;
}

/** What the term of each of these invoices depends on, by its id: events noted, and the schedules that hold it, signed by the debtor. */
export function prescribableClaims(db: ReadDb, invoiceIds: readonly number[]): Map<number, PrescribableClaim> {
  const ids = JSON.stringify(invoiceIds);
  const events = rowsBy(eventsOf(db, ids), ({ invoiceId }) => invoiceId);
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
      { ...row, publicBuyer: publicBuyer === 1, isCarriage: isCarriage === 1, events: (events.get(invoiceId) ?? []).flatMap(known) },
    ]),
  );
}

function eventsOf(db: ReadDb, ids: string): EventRow[] {
  return db
    .prepare<EventRow>(
      `SELECT invoice_id AS invoiceId, kind, happened_on AS "on", ended_on AS until FROM prescription_interruptions
         WHERE invoice_id IN (SELECT value FROM json_each(:ids))
       UNION ALL
       SELECT si.invoice_id, 'signedSchedule', s.signed_on, NULL FROM schedule_invoices si JOIN schedules s ON s.id = si.schedule_id
         WHERE s.signed_on IS NOT NULL AND si.invoice_id IN (SELECT value FROM json_each(:ids))`,
    )
    .all({ ids });
}

/** A kind that this program does not know counts for nothing. */
function known({ kind, on, until }: EventRow): PrescriptionEvent[] {
  const found: InterruptionKind | undefined = INTERRUPTION_KINDS.find((each) => each === kind);
  return found === undefined ? [] : [{ kind: found, on, until }];
}
