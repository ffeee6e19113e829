import type { Charge } from '../../shared/charges/charges.contract.ts';
import { monthOf, type Period, type YearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, cents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';

const COLUMNS = 'id, charged_on AS date, amount_cents AS amountCents, nature, label';

export function insertCharge(db: WriteDb, charge: Omit<Charge, 'id'>): Charge {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO charges (charged_on, amount_cents, nature, label) VALUES (:date, :amountCents, :nature, :label)')
    .run(charge);
  return { id: Number(lastInsertRowid), ...charge };
}

export function listCharges(db: ReadDb, period: Period): Charge[] {
  return db
    .prepare<Charge>(`SELECT ${COLUMNS} FROM charges WHERE charged_on BETWEEN :from AND :to ORDER BY charged_on, id`)
    .all({ ...period });
}

export function findCharge(db: ReadDb, id: number): Charge | undefined {
  return db.prepare<Charge>(`SELECT ${COLUMNS} FROM charges WHERE id = ?`).get(id);
}

/**
 * Rewrites a charge. One that came from a file keeps what it was there (`imported_as`), so that the file read again knows it under what it
 * says rather than add it once more.
 */
export function updateCharge(db: WriteDb, charge: Charge): void {
  db.prepare(
    `UPDATE charges SET
       imported_as = CASE WHEN import_id IS NULL THEN NULL ELSE coalesce(imported_as,
         json_object('date', charged_on, 'amountCents', amount_cents, 'nature', nature, 'label', label)) END,
       charged_on = :date, amount_cents = :amountCents, nature = :nature, label = :label
     WHERE id = :id`,
  ).run(charge);
}

/** What files that are read again may hold of a period: each charge as it is, or as its file had it if it was corrected since. */
export function chargesAsImported(db: ReadDb, period: Period): Charge[] {
  return db
    .prepare<Charge>(
      `SELECT * FROM (
         SELECT id, coalesce(imported_as ->> 'date', charged_on) AS date, coalesce(imported_as ->> 'amountCents', amount_cents) AS amountCents,
                coalesce(imported_as ->> 'nature', nature) AS nature, coalesce(imported_as ->> 'label', label) AS label
         FROM charges)
       WHERE date BETWEEN :from AND :to`,
    )
    .all({ ...period });
}

/** Of the labels of imported charges that a person looked at and corrected, the nature that the latest of them was given. */
export function correctedNatures(db: ReadDb): Map<string, Charge['nature']> {
  const rows = db
    .prepare<Pick<Charge, 'label' | 'nature'>>(
      `SELECT imported_as ->> 'label' AS label, nature FROM charges WHERE imported_as IS NOT NULL ORDER BY charged_on, id`,
    )
    .all();
  return new Map(rows.map(({ label, nature }) => [label, nature]));
}

/** Removes a charge; false when there was none. */
export function deleteCharge(db: WriteDb, id: number): boolean {
  return db.prepare('DELETE FROM charges WHERE id = ?').run(id).changes > 0;
}

export interface MonthlyCharges {
  fixedCents: Cents;
  variableCents: Cents;
}

/** Charges by month and nature over a period; a month without any is absent. */
export function chargesByMonth(db: ReadDb, period: Period): Map<YearMonth, MonthlyCharges> {
  const months = new Map<YearMonth, MonthlyCharges>();
  for (const charge of listCharges(db, period)) {
    const month = monthOf(charge.date);
    const sums = months.get(month) ?? { fixedCents: ZERO, variableCents: ZERO };
    const key = charge.nature === 'fixed' ? 'fixedCents' : 'variableCents';
    months.set(month, { ...sums, [key]: cents(sums[key] + charge.amountCents) });
  }
  return months;
}
