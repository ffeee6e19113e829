import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { CountedOpening } from '../../shared/imports/later-openings.ts';
import type { ReadDb } from '../database.ts';

/** Debts that stand in the company's file as the opening of a book, dated by its user's answer, imports undone left out. */
export function countedOpenings(db: ReadDb): CountedOpening[] {
  return db
    .prepare<CountedOpening & { issuedOn: LocalDate }>(
      `SELECT i.customer_id AS customerId, c.name AS customerName, i.number, i.issued_on AS issuedOn, i.total_cents AS amountCents,
              m.file_name AS fileName
       FROM imports m
       JOIN invoices i ON i.import_id = m.id AND i.issued_on = json_extract(m.answers, '$.openingBalances') AND i.cancelled_on IS NULL
       JOIN customers c ON c.id = i.customer_id
       WHERE m.kind = 'fec' AND m.undone_at IS NULL
       ORDER BY i.total_cents DESC, i.id`,
    )
    .all();
}
