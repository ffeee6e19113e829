import type { LocalDate } from '../../shared/dates/local-date.ts';
import { mayAlert, type PrescriptionAlert, prescriptionAlerts } from '../../shared/legal/prescription-alerts.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { prescribableClaims } from './prescribable-claims.queries.ts';
import { alertDecisions } from './prescription-events.queries.ts';

/** The alerts of a day about what is owed: those that nobody put aside. */
export function alertsAt(
  db: ReadDb,
  owed: readonly { customerId: number; customerName: string; invoiceId: number; dueOn: LocalDate; openCents: Cents }[],
  asOf: LocalDate,
): PrescriptionAlert[] {
  const noted = new Set(
    db
      .prepare<{ id: number }>(`SELECT invoice_id AS id FROM claim_facts WHERE performed_on IS NOT NULL OR nature = 'carriage'`)
      .all()
      .map(({ id }) => id),
  );
  const near = owed.filter(({ invoiceId, dueOn, openCents }) => openCents > 0 && (mayAlert(dueOn, asOf) || noted.has(invoiceId)));
  if (near.length === 0) return [];
  const claims = prescribableClaims(
    db,
    near.map(({ invoiceId }) => invoiceId),
  );
  return prescriptionAlerts(near, claims, alertDecisions(db), asOf);
}
