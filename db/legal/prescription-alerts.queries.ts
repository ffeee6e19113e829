import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type ComingAlert, comingAlerts } from '../../shared/legal/coming-alerts.ts';
import type { PrescribableClaim } from '../../shared/legal/prescription.ts';
import { mayAlert, type PrescriptionAlert, prescriptionAlerts } from '../../shared/legal/prescription-alerts.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { prescribableClaims } from './prescribable-claims.queries.ts';
import { alertDecisions } from './prescription-events.queries.ts';

/** A claim that is open. */
export interface OwedClaim {
  customerId: number;
  customerName: string;
  invoiceId: number;
  dueOn: LocalDate;
  openCents: Cents;
}

/** The alerts of a day about what is owed: those that nobody put aside. */
export function alertsAt(db: ReadDb, owed: readonly OwedClaim[], asOf: LocalDate): PrescriptionAlert[] {
  const { near, claims } = nearTheirEnd(db, owed, asOf);
  return near.length === 0 ? [] : prescriptionAlerts(near, claims, alertDecisions(db), asOf);
}

/** The alerts about what is owed that come from a day to another. */
export function alertsBetween(db: ReadDb, owed: readonly OwedClaim[], from: LocalDate, to: LocalDate): ComingAlert[] {
  const { near, claims } = nearTheirEnd(db, owed, to);
  return near.length === 0 ? [] : comingAlerts(near, claims, alertDecisions(db), from, to);
}

/** Those that may alert by a day, with what their term depends on. */
function nearTheirEnd(
  db: ReadDb,
  owed: readonly OwedClaim[],
  by: LocalDate,
): { near: OwedClaim[]; claims: ReadonlyMap<number, PrescribableClaim> } {
  const noted = new Set(
    db
      .prepare<{ id: number }>(`SELECT invoice_id AS id FROM claim_facts WHERE performed_on IS NOT NULL OR nature = 'carriage'`)
      .all()
      .map(({ id }) => id),
  );
  const near = owed.filter(({ invoiceId, dueOn, openCents }) => openCents > 0 && (mayAlert(dueOn, by) || noted.has(invoiceId)));
  if (near.length === 0) return { near, claims: new Map() };
  const claims = prescribableClaims(
    db,
    near.map(({ invoiceId }) => invoiceId),
  );
  return { near, claims };
}
