import type {
  ForecastHistory,
  HistoryDispute,
  HistoryItem,
  HistorySchedule,
  Settlement,
  UnallocatedMoney,
} from '../../shared/cash-forecast/forecast-history.ts';
import { spanOf } from '../../shared/cash-forecast/forecast-history.ts';
import { type DayNumber, dayNumber, type LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { idsOpenBetween } from '../invoices/open-between.ts';
import { idsOfMoneyToCredit } from '../payments/money-to-credit.ts';
import { promiseBook } from '../promises/promise-book.queries.ts';
import { rowsBy } from '../rows-by.ts';
import { delayStretches } from './payment-delays.queries.ts';

interface Span {
  first: LocalDate;
  last: LocalDate;
}

/** All that cash forecasts made on some days need to know, in a number of statements that does not depend on how many days there are. */
export function forecastHistory(db: ReadDb, days: readonly [LocalDate, ...LocalDate[]]): ForecastHistory {
  const span = spanOf(days);
  return {
    ...span,
    items: items(db, span),
    disputes: disputes(db, span),
    promises: promiseBook(db),
    schedules: schedules(db, span),
    unallocated: unallocatedMoney(db, span),
    insolvencies: insolvencies(db),
    delays: delayStretches(db, days),
  };
}

interface ItemRow {
  invoiceId: number;
  customerId: number;
  isCreditNote: 1 | null;
  totalCents: Cents;
  cancelledOn: LocalDate | null;
  /** The days of issue, due, allocation and receipt, one after the other, the last two when there are any. */
  days: string;
  /** What was allocated; null when nothing was, or all of it at once. */
  partCents: Cents | null;
}

/**
 * What was open at the end of some day, with all that was ever put against it. The day on which an invoice was settled, kept with it, leaves
 * out the others without reading their allocations; one cancelled since is looked for by itself. There are many rows, and handing each value
 * over costs more than finding it: days come in one text, and what goes without saying is null.
 */
function items(db: ReadDb, span: Span): HistoryItem[] {
  const rows = db
    .prepare<ItemRow>(
      `SELECT i.id AS invoiceId, i.customer_id AS customerId, CASE WHEN i.kind = 'creditNote' THEN 1 END AS isCreditNote,
              i.total_cents AS totalCents, i.cancelled_on AS cancelledOn,
              i.issued_on || i.due_on || coalesce(a.allocated_on || coalesce(a.received_on, ''), '') AS days,
              nullif(a.amount_cents, i.total_cents) AS partCents
       FROM (${idsOpenBetween(':first', ':last')} AND o.cancelled_on IS NULL
             UNION ALL SELECT id FROM invoices WHERE cancelled_on > :first AND issued_on <= :last) open
       CROSS JOIN invoices i ON i.id = open.id LEFT JOIN allocations a ON a.invoice_id = i.id`,
    )
    .iterate({ ...span });
  const found: HistoryItem[] = [];
  const creditNotes = new Map<number, HistoryItem>();
  let item: HistoryItem | undefined;
  for (const row of rows) {
    if (item?.invoiceId === row.invoiceId) {
      item.settlement = settlementOf(row, item.settlement);
      continue;
    }
    item = itemOf(row);
    if (row.isCreditNote) creditNotes.set(row.invoiceId, item);
    found.push(item);
  }
  for (const { creditNoteId, allocatedOn, amountCents } of givenBy(db, [...creditNotes.keys()])) {
    const creditNote = creditNotes.get(creditNoteId) as HistoryItem;
    creditNote.settlement = { allocatedDay: dayNumber(allocatedOn), receivedDay: null, amountCents, next: creditNote.settlement };
  }
  return found;
}

const DAY_LENGTH = 10;

function itemOf(row: ItemRow): HistoryItem {
  const { invoiceId, customerId, isCreditNote, totalCents, cancelledOn, days } = row;
  return {
    invoiceId,
    kind: isCreditNote ? 'creditNote' : 'invoice',
    customerId,
    issuedDay: dayNumber(days),
    dueDay: dayNumber(days, DAY_LENGTH),
    openCents: totalCents,
    disputedCents: ZERO,
    cancelledDay: cancelledOn === null ? null : dayNumber(cancelledOn),
    settlement: days.length === 2 * DAY_LENGTH ? null : settlementOf(row, null),
  };
}

function settlementOf({ days, partCents, totalCents }: ItemRow, next: Settlement | null): Settlement {
  return {
    allocatedDay: dayNumber(days, 2 * DAY_LENGTH),
    receivedDay: days.length === 3 * DAY_LENGTH ? null : dayNumber(days, 3 * DAY_LENGTH),
    amountCents: partCents ?? totalCents,
    next,
  };
}

/** What credit notes paid. */
function givenBy(db: ReadDb, creditNoteIds: readonly number[]): { creditNoteId: number; allocatedOn: LocalDate; amountCents: Cents }[] {
  if (creditNoteIds.length === 0) return [];
  return db
    .prepare<{ creditNoteId: number; allocatedOn: LocalDate; amountCents: Cents }>(
      `SELECT a.credit_note_id AS creditNoteId, a.allocated_on AS allocatedOn, -a.amount_cents AS amountCents
       FROM json_each(?) wanted CROSS JOIN allocations a ON a.credit_note_id = wanted.value`,
    )
    .all(JSON.stringify(creditNoteIds));
}

function disputes(db: ReadDb, span: Span): HistoryDispute[] {
  return db
    .prepare<HistoryDispute>(
      `SELECT id AS disputeId, invoice_id AS invoiceId, amount_cents AS amountCents, opened_on AS openedOn, closed_on AS closedOn
       FROM disputes WHERE opened_on <= :last AND (closed_on IS NULL OR closed_on > :first)`,
    )
    .all({ ...span });
}

function schedules(db: ReadDb, span: Span): HistorySchedule[] {
  const invoices = rowsBy(
    db
      .prepare<{ scheduleId: number; invoiceId: number; amountCents: Cents }>(
        `SELECT si.schedule_id AS scheduleId, si.invoice_id AS invoiceId, si.amount_cents AS amountCents
         FROM schedule_invoices si JOIN invoices i ON i.id = si.invoice_id ORDER BY i.due_on, i.id`,
      )
      .all(),
    ({ scheduleId }) => scheduleId,
  );
  const instalments = rowsBy(
    db
      .prepare<{ scheduleId: number; dueOn: LocalDate; amountCents: Cents }>(
        'SELECT schedule_id AS scheduleId, due_on AS dueOn, amount_cents AS amountCents FROM instalments ORDER BY schedule_id, position',
      )
      .all(),
    ({ scheduleId }) => scheduleId,
  );
  const fees = rowsBy(
    db
      .prepare<{ scheduleId: number; paidOn: LocalDate; feeCents: Cents }>(
        `SELECT i.schedule_id AS scheduleId, p.paid_on AS paidOn, ip.fee_cents AS feeCents FROM instalment_payments ip
         JOIN instalments i ON i.id = ip.instalment_id JOIN payments p ON p.id = ip.payment_id WHERE ip.fee_cents > 0`,
      )
      .all(),
    ({ scheduleId }) => scheduleId,
  );
  return db
    .prepare<Omit<HistorySchedule, 'invoices' | 'instalments' | 'feePayments'> & { id: number }>(
      `SELECT id, agreed_on AS agreedOn, ended_on AS endedOn, principal_cents AS principalCents, interest_cents + indemnity_cents AS feesCents
       FROM schedules WHERE agreed_on <= :last AND (ended_on IS NULL OR ended_on > :first) ORDER BY id`,
    )
    .all({ ...span })
    .map(({ id, ...schedule }) => ({
      ...schedule,
      invoices: invoices.get(id) ?? [],
      instalments: instalments.get(id) ?? [],
      feePayments: fees.get(id) ?? [],
    }));
}

/**
 * Payments of which something was not allocated at the end of the last day, from the day they were received; and what was allocated later
 * than it was received, between the two days.
 */
function unallocatedMoney(db: ReadDb, span: Span): UnallocatedMoney[] {
  return db
    .prepare<UnallocatedMoney>(
      `SELECT customerId, "from", NULL AS until, amountCents FROM (
         SELECT p.customer_id AS customerId, p.paid_on AS "from",
                p.amount_cents - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = p.id AND a.allocated_on <= :last), 0)
                  - coalesce((SELECT sum(f.amount_cents) FROM payment_fees f WHERE f.payment_id = p.id), 0) AS amountCents
         FROM payments p WHERE p.id IN (${idsOfMoneyToCredit(':last')}) AND p.kind = 'payment' AND p.paid_on <= :last)
       WHERE amountCents > 0
       UNION ALL
       SELECT p.customer_id, p.paid_on, a.allocated_on, a.amount_cents FROM allocations a CROSS JOIN payments p ON p.id = a.payment_id
       WHERE a.allocated_on > a.received_on AND a.allocated_on > :first AND a.allocated_on <= :last`,
    )
    .all({ ...span });
}

function insolvencies(db: ReadDb): Map<number, DayNumber> {
  const rows = db
    .prepare<{ id: number; judgedOn: LocalDate }>('SELECT id, insolvency_on AS judgedOn FROM customers WHERE insolvency_on IS NOT NULL')
    .all();
  return new Map(rows.map(({ id, judgedOn }) => [id, dayNumber(judgedOn)]));
}
