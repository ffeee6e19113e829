import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthsEndingOn } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import {
  daysLateOfPromise,
  type PromiseBook,
  type PromisedSettlement,
  type PromiseOutcome,
  promiseOutcomes,
  type RecordedPromise,
} from '../../shared/promises/promise-outcomes.ts';
import { promiseStatistics } from '../../shared/promises/promise-statistics.ts';
import type { PromiseRecord, PromiseStatistics, PromiseWay } from '../../shared/promises/promises.contract.ts';
import type { ReadDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/** Every promise, of one customer or of all, with what came off the invoices that they name: what `promiseOutcomes` is told from. */
export function promiseBook(db: ReadDb, customerId?: number): PromiseBook {
  const scope = customerId === undefined ? '' : 'WHERE p.customer_id = :customerId';
  const parameters = customerId === undefined ? {} : { customerId };
  const rows = db
    .prepare<Omit<RecordedPromise, 'invoiceIds'>>(
      `SELECT p.id AS promiseId, p.amount_cents AS amountCents, p.promised_on AS promisedOn, p.made_on AS madeOn, r.made_on AS replacedOn,
              p.withdrawn_on AS withdrawnOn, p.after_allocation_id AS afterAllocationId
       FROM promises p LEFT JOIN promises r ON r.id = p.replaced_by ${scope} ORDER BY p.made_on, p.id`,
    )
    .all(parameters);
  if (rows.length === 0) return NO_PROMISES;
  const invoices = db
    .prepare<{ promiseId: number; invoiceId: number; totalCents: Cents; cancelledOn: LocalDate | null }>(
      `SELECT x.promise_id AS promiseId, i.id AS invoiceId, i.total_cents AS totalCents, i.cancelled_on AS cancelledOn
       FROM promises p JOIN promise_invoices x ON x.promise_id = p.id JOIN invoices i ON i.id = x.invoice_id ${scope} ORDER BY i.due_on, i.id`,
    )
    .all(parameters);
  const named = rowsBy(invoices, ({ promiseId }) => promiseId);
  const settlements = db
    .prepare<PromisedSettlement>(
      `SELECT a.id, a.invoice_id AS invoiceId, a.received_on AS paidOn, max(a.allocated_on, coalesce(a.received_on, '')) AS knownOn,
              a.amount_cents AS amountCents
       FROM (SELECT DISTINCT x.invoice_id FROM promises p JOIN promise_invoices x ON x.promise_id = p.id ${scope}) n
       CROSS JOIN allocations a ON a.invoice_id = n.invoice_id ORDER BY a.id`,
    )
    .all(parameters);
  const totals = new Map(invoices.map(({ invoiceId, totalCents }) => [invoiceId, totalCents]));
  const cancelled = new Map(
    invoices.flatMap(({ invoiceId, totalCents, cancelledOn }) =>
      cancelledOn === null ? [] : [[invoiceId, { id: 0, invoiceId, paidOn: null, knownOn: cancelledOn, amountCents: totalCents }] as const],
    ),
  );
  return {
    promises: rows.map((row) => ({ ...row, invoiceIds: (named.get(row.promiseId) ?? []).map(({ invoiceId }) => invoiceId) })),
    settlements: [...settlements, ...cancelled.values()],
    totals,
  };
}

const NO_PROMISES: PromiseBook = { promises: [], settlements: [], totals: new Map() };

/** A promise with what became of it at a day. */
export type JudgedPromise = RecordedPromise & PromiseOutcome;

/** What became of the promises made by a day, of one customer or of all, first made first. */
export function judgedPromises(db: ReadDb, asOf: LocalDate, customerId?: number): JudgedPromise[] {
  const book = promiseBook(db, customerId);
  const recorded = new Map(book.promises.map((promise) => [promise.promiseId, promise]));
  return promiseOutcomes(book, asOf).flatMap((outcome) => {
    const promise = recorded.get(outcome.promiseId);
    return promise ? [{ ...promise, ...outcome }] : [];
  });
}

interface DetailRow {
  promiseId: number;
  customerId: number;
  customerName: string;
  madeBy: string;
  how: PromiseWay | '';
  withdrawnReason: string;
  contactId: number | null;
}

/** Promises made by a day with what became of them, latest first; of one customer, or of all. */
export function promiseRecords(db: ReadDb, asOf: LocalDate, customerId?: number): PromiseRecord[] {
  const judged = judgedPromises(db, asOf, customerId);
  if (judged.length === 0) return [];
  const details = new Map(
    db
      .prepare<DetailRow>(
        `SELECT p.id AS promiseId, p.customer_id AS customerId, c.name AS customerName, p.made_by AS madeBy, p.how,
                p.withdrawn_reason AS withdrawnReason, p.contact_id AS contactId
         FROM promises p JOIN customers c ON c.id = p.customer_id`,
      )
      .all()
      .map((row) => [row.promiseId, row]),
  );
  const numbers = new Map(
    db
      .prepare<{ invoiceId: number; invoiceNumber: string }>(
        'SELECT id AS invoiceId, number AS invoiceNumber FROM invoices WHERE id IN (SELECT invoice_id FROM promise_invoices)',
      )
      .all()
      .map((row) => [row.invoiceId, row]),
  );
  return judged
    .flatMap((promise): PromiseRecord[] => {
      const detail = details.get(promise.promiseId);
      if (!detail) return [];
      const { amountCents, promisedOn, madeOn, state, cameCents, missingCents, completedOn } = promise;
      return [
        {
          ...detail,
          how: detail.how === '' ? null : detail.how,
          amountCents,
          promisedOn,
          madeOn,
          state,
          cameCents,
          missingCents,
          completedOn,
          daysLate: daysLateOfPromise(promise, promise),
          invoices: promise.invoiceIds.flatMap((invoiceId) => numbers.get(invoiceId) ?? []),
        },
      ];
    })
    .reverse();
}

/** How customers kept the promises for a day of the twelve months that end on one, or later. */
export function promiseStatisticsBy(db: ReadDb, asOf: LocalDate, customerId?: number): PromiseStatistics[] {
  const { from } = monthsEndingOn(asOf, 12);
  const owners = rowsBy(
    db.prepare<{ promiseId: number; customerId: number }>('SELECT id AS promiseId, customer_id AS customerId FROM promises').all(),
    ({ promiseId }) => promiseId,
  );
  const recent = judgedPromises(db, asOf, customerId).flatMap((promise) => {
    const owner = owners.get(promise.promiseId)?.[0]?.customerId;
    return owner === undefined || promise.promisedOn < from ? [] : [{ ...promise, owner }];
  });
  return [...rowsBy(recent, ({ owner }) => owner)].map(([owner, own]) => ({ customerId: owner, ...promiseStatistics(own) }));
}
