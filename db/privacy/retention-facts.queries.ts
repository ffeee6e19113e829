import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { RetentionFacts } from '../../shared/privacy/retention.ts';
import type { ReadDb } from '../database.ts';

/** Told by the one notion of an open amount. */
type FactsCountedElsewhere = 'owedCents' | 'openDocuments' | 'creditCents' | 'creditPayments';

/** What decides whether a customer's details may go: what is owed either way, what is under way, and the last days that the law counts from. */
export function retentionFacts(db: ReadDb, customerId: number): Omit<RetentionFacts, FactsCountedElsewhere> {
  return db
    .prepare<Omit<RetentionFacts, FactsCountedElsewhere>>(
      `SELECT
         (SELECT count(*) FROM disputes d JOIN invoices i ON i.id = d.invoice_id WHERE i.customer_id = :id AND d.closed_on IS NULL) AS openDisputes,
         (SELECT count(*) FROM schedules s WHERE s.customer_id = :id AND s.ended_on IS NULL
            AND (SELECT coalesce(sum(amount_cents), 0) FROM instalments WHERE schedule_id = s.id)
              > (SELECT coalesce(sum(paid.amount_cents), 0) FROM instalment_payments paid JOIN instalments due ON due.id = paid.instalment_id
                 WHERE due.schedule_id = s.id)) AS openSchedules,
         (SELECT count(*) FROM legal_cases WHERE customer_id = :id AND closed_on IS NULL) AS openCases,
         (SELECT max(day) FROM (
            SELECT max(issued_on, coalesce(cancelled_on, issued_on)) AS day FROM invoices WHERE customer_id = :id
            UNION ALL SELECT paid_on FROM payments WHERE customer_id = :id
            UNION ALL SELECT a.allocated_on FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE i.customer_id = :id)) AS lastDocumentOn,
         (SELECT max(closed_on) FROM legal_cases WHERE customer_id = :id) AS lastCaseClosedOn,
         (SELECT max(coalesce(p.ended_on, p.happened_on)) FROM prescription_interruptions p JOIN invoices i ON i.id = p.invoice_id
          WHERE i.customer_id = :id) AS lastInterruptionOn`,
    )
    .get({ id: customerId }) as Omit<RetentionFacts, FactsCountedElsewhere>;
}

export function anonymisedOn(db: ReadDb, customerId: number): LocalDate | null {
  const row = db.prepare<{ day: LocalDate }>('SELECT anonymised_on AS day FROM anonymised_customers WHERE customer_id = ?').get(customerId);
  return row?.day ?? null;
}
