import { matchName } from '../../shared/customers/match-name.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { categoryOfReason } from '../../shared/disputes/dispute-words.fr.ts';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportPlan } from '../../shared/imports/import-plan.ts';
import type { KnownCustomer } from '../../shared/imports/known-book.ts';
import { forgetTyped } from '../customers/typed-fields.queries.ts';
import { lastMonthToKeep, markStale, refreshCustomerMonths } from '../dashboard/customer-months.queries.ts';
import { NewCustomersMonths } from '../dashboard/new-customers-months.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { writeForecast } from '../forecasts/forecasts.queries.ts';
import { setEarlyPaymentOfInvoice } from '../invoices/early-payments.queries.ts';
import { writeForeignAmount } from '../invoices/foreign-amounts.queries.ts';
import { insertMovements } from './bank-movements.queries.ts';
import { BatchedInsert } from './batched-insert.ts';
import { insertOpenings } from './ledger-openings.queries.ts';
import { change, recordChange, recordNewCustomers } from './recorded-changes.queries.ts';
import { takeOut } from './removed-rows.queries.ts';
import { writeImportedVat, writeStatedVat } from './stated-vat.queries.ts';

/** What is remembered of an import beside its rows. */
export interface ImportRecordValues {
  readonly fileName: string;
  readonly sha256: string;
  readonly kind: ImportKind;
  readonly mode: 'delta' | 'full';
  readonly importedAt: string;
  readonly importedOn: LocalDate;
  readonly mapping: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
  /** The operating system's name of who imports. */
  readonly importedBy: string;
  /** The file itself, deflated (zlib); null when files are not kept. */
  readonly deflatedBytes: Uint8Array | null;
}

const INVOICE_COLUMNS = ['id', 'customer_id', 'number', 'kind', 'issued_on', 'due_on', 'total_cents', 'label', 'import_id'];
const PAYMENT_COLUMNS = [
  'id',
  'customer_id',
  'paid_on',
  'amount_cents',
  'kind',
  'method',
  'reference',
  'matched_automatically',
  'waits_for_invoice',
  'import_id',
];
const ALLOCATION_COLUMNS = ['invoice_id', 'payment_id', 'credit_note_id', 'allocated_on', 'amount_cents', 'import_id', 'received_on'];

/** Rows written between two pauses: a few hundredths of a second. */
const STEP = 5000;

/**
 * Writes a planned import and its record, with what is needed to undo it; yields now and then how many rows are written, and returns the
 * import's id. To be run in a transaction. Rows go through prepared statements under the ids that the plan gave them.
 */
export function* writeImport(db: WriteDb, record: ImportRecordValues, plan: ImportPlan): Generator<number, number> {
  const importId = insertRecord(db, record, plan);
  const setAside = [
    ...setIndexesAside(db, 'invoices', plan.newInvoices.length),
    ...setIndexesAside(db, 'payments', plan.newPayments.length),
    ...setIndexesAside(db, 'allocations', plan.newAllocations.length),
  ];
  let done = 0;
  const written = () => {
    done += 1;
    return done % STEP === 0;
  };
  writeCustomers(db, importId, plan);

  const invoices = new BatchedInsert(db, 'invoices', INVOICE_COLUMNS);
  const firstMonths = new FirstMonths();
  const added = sumsOfNewCustomers(db, record.importedOn, plan);
  const idsAndVat: number[] = [];
  for (const invoice of plan.newInvoices) {
    const { id, customerId, number, kind, issuedOn, dueOn, totalCents, label, foreign, cancelledOn, ownTerms, vatCents } = invoice;
    invoices.add(id, customerId, number, kind, issuedOn, dueOn, totalCents, label, importId);
    if (foreign) {
      invoices.finish();
      writeForeignAmount(db, id, foreign);
    }
    if (cancelledOn) {
      invoices.finish();
      db.prepare('UPDATE invoices SET cancelled_on = ? WHERE id = ?').run(cancelledOn, id);
      // Undoing tells by it that nobody cancelled the invoice since.
      recordChange(db, importId, 'invoices', id, null);
    }
    if (ownTerms !== undefined) {
      invoices.finish();
      setEarlyPaymentOfInvoice(db, id, ownTerms);
    }
    if (vatCents !== undefined) idsAndVat.push(id, vatCents);
    if (!added?.add(invoice)) firstMonths.touch(customerId, issuedOn);
    if (written()) yield done;
  }
  invoices.finish();
  writeImportedVat(db, importId, idsAndVat);
  for (const { id, kind, issuedOn, dueOn, totalCents, foreign } of plan.changedInvoices) {
    change(db, importId, 'invoices', id, () => {
      db.prepare('UPDATE invoices SET kind = ?, issued_on = ?, due_on = ?, total_cents = ? WHERE id = ?').run(
        kind,
        issuedOn,
        dueOn,
        totalCents,
        id,
      );
      if (foreign) writeForeignAmount(db, id, foreign);
    });
    if (written()) yield done;
  }
  writeStatedVat(db, importId, plan);
  const payments = new BatchedInsert(db, 'payments', PAYMENT_COLUMNS);
  for (const { id, customerId, paidOn, amountCents, kind, method, reference, allocated, waitsForInvoice } of plan.newPayments) {
    payments.add(id, customerId, paidOn, amountCents, kind, method, reference, allocated ? 1 : 0, waitsForInvoice ? 1 : 0, importId);
    if (written()) yield done;
  }
  payments.finish();
  const allocations = new BatchedInsert(db, 'allocations', ALLOCATION_COLUMNS);
  // Of a payment known before, the table itself looks for its day.
  const receivedOn = new Map(plan.newPayments.map(({ id, kind, paidOn }) => [id, kind === 'payment' ? paidOn : null]));
  for (const { invoiceId, paymentId, creditNoteId, allocatedOn, amountCents } of plan.newAllocations) {
    const received = paymentId === null ? null : (receivedOn.get(paymentId) ?? null);
    allocations.add(invoiceId, paymentId, creditNoteId, allocatedOn, amountCents, importId, received);
    if (written()) yield done;
  }
  allocations.finish();
  insertMovements(db, importId, plan.newMovements);
  insertOpenings(db, importId, plan);
  for (const { id, allocated } of plan.restatedPayments) {
    change(db, importId, 'payments', id, () =>
      db.prepare('UPDATE payments SET matched_automatically = ? WHERE id = ?').run(allocated ? 1 : 0, id),
    );
  }
  takeOut(db, importId, plan.removed);
  writeDisputes(db, importId, plan);
  const insertCharge = db.prepare('INSERT INTO charges (charged_on, amount_cents, nature, label, import_id) VALUES (?, ?, ?, ?, ?)');
  for (const { date, amountCents, nature, label } of plan.newCharges) {
    insertCharge.run(date, amountCents, nature, label, importId);
    if (written()) yield done;
  }
  for (const forecast of plan.newForecasts) change(db, importId, 'forecasts', monthKey(forecast.month), () => writeForecast(db, forecast));
  for (const createIndex of setAside) {
    yield done;
    db.run(createIndex);
  }
  touchedByMoney(db, plan, firstMonths);
  markStale(db, firstMonths.months());
  for (const _pause of refreshCustomerMonths(db, record.importedOn, added)) yield done;
  return importId;
}

/** A first import of invoices is added up as it is written. Where something is put against invoices, all is added up from the books. */
function sumsOfNewCustomers(db: ReadDb, today: LocalDate, plan: ImportPlan): NewCustomersMonths | undefined {
  const { newCustomers, newPayments, newAllocations, newDisputes } = plan;
  if (
    newCustomers.length === 0 ||
    plan.newInvoices.hasCancelled === true ||
    newPayments.length + newAllocations.length + newDisputes.length > 0
  )
    return undefined;
  return new NewCustomersMonths(
    newCustomers.map(({ id }) => id),
    lastMonthToKeep(db, today),
  );
}

/** The customers of an import's new rows, each with the first day that they touch; what it changes marks itself. */
class FirstMonths {
  readonly #days = new Map<number, string>();

  touch(customerId: number, day: string): void {
    const known = this.#days.get(customerId);
    if (known === undefined || day < known) this.#days.set(customerId, day);
  }

  months(): Map<number, string> {
    return new Map(Array.from(this.#days, ([customerId, day]) => [customerId, day.slice(0, 7)]));
  }
}

/** Whom new payments and allocations touch, and from which day on. */
function touchedByMoney(db: ReadDb, plan: ImportPlan, firstMonths: FirstMonths): void {
  const known = new Map<number, { customerId: number; paidOn: string }>();
  for (const { id, customerId, paidOn } of plan.newPayments) {
    firstMonths.touch(customerId, paidOn);
    known.set(id, { customerId, paidOn });
  }
  const invoice = db.prepare<{ customerId: number }>('SELECT customer_id AS customerId FROM invoices WHERE id = ?');
  const payment = db.prepare<{ customerId: number; paidOn: string }>(
    'SELECT customer_id AS customerId, paid_on AS paidOn FROM payments WHERE id = ?',
  );
  for (const { invoiceId, paymentId, allocatedOn } of plan.newAllocations) {
    const paid = paymentId === null ? undefined : (known.get(paymentId) ?? payment.get(paymentId));
    const day = paid && paid.paidOn < allocatedOn ? paid.paidOn : allocatedOn;
    const customerId = invoice.get(invoiceId)?.customerId;
    if (customerId !== undefined) firstMonths.touch(customerId, day);
    if (paid) firstMonths.touch(paid.customerId, day);
  }
}

/** From this many new rows on, sorting them once costs less than placing each one in every index. */
const WORTH_SORTING = 20_000;

/**
 * Takes a table's indexes off when it is to be filled with more rows than it holds, and gives the statements that make them again,
 * exactly as they were. Part of the transaction like all the rest, so they are back whatever happens.
 */
function setIndexesAside(db: WriteDb, table: 'invoices' | 'payments' | 'allocations', newRows: number): string[] {
  if (newRows < WORTH_SORTING) return [];
  const known = db.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
  if (known > newRows) return [];
  const indexes = db
    .prepare<{ name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX %' ORDER BY rowid`,
    )
    .all(table);
  for (const { name } of indexes) db.run(`DROP INDEX ${name}`);
  return indexes.map(({ sql }) => sql);
}

function insertRecord(db: WriteDb, record: ImportRecordValues, plan: ImportPlan): number {
  // The same file imported again is kept once.
  const kept = db.prepare('SELECT 1 FROM imports WHERE sha256 = ? AND file IS NOT NULL').get(record.sha256);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO imports (file_name, sha256, kind, mode, imported_at, imported_on, counts, totals, mapping, answers, imported_by, file)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      record.fileName,
      record.sha256,
      record.kind,
      record.mode,
      record.importedAt,
      record.importedOn,
      JSON.stringify(plan.counts),
      JSON.stringify(plan.totals),
      JSON.stringify(record.mapping),
      JSON.stringify(record.answers),
      record.importedBy,
      kept ? null : record.deflatedBytes,
    );
  return Number(lastInsertRowid);
}

const CUSTOMER_COLUMNS: Readonly<Record<keyof Omit<KnownCustomer, 'id' | 'aliases' | 'typed'>, string>> = {
  code: 'code',
  name: 'name',
  siren: 'siren',
  siret: 'siret',
  vatNumber: 'vat_number',
  iban: 'iban',
  language: 'language',
  email: 'email',
  phone: 'phone',
  contactName: 'contact_name',
  kind: 'kind',
  segment: 'segment',
  addressLine1: 'address_line1',
  addressLine2: 'address_line2',
  addressLine3: 'address_line3',
  postalCode: 'postal_code',
  city: 'city',
  country: 'country',
  paymentTerms: 'payment_terms',
  earlyPayment: 'early_payment',
  creditLimitCents: 'credit_limit_cents',
  insolvencyOn: 'insolvency_on',
  reminderPlan: 'reminder_plan_id',
};

/** What is stored of a customer of whom a file does not say it. */
const USUAL_VALUES: Readonly<Partial<Record<keyof typeof CUSTOMER_COLUMNS, string>>> = {
  kind: 'business',
  language: 'fr',
  earlyPayment: '',
};

/** An administration is kept as a business that bears a mark. */
function stored<Value>(field: keyof typeof CUSTOMER_COLUMNS, value: Value): Value | 'business' {
  return field === 'kind' && value === 'publicBuyer' ? 'business' : value;
}

function writeCustomers(db: WriteDb, importId: number, plan: ImportPlan): void {
  const fields = Object.keys(CUSTOMER_COLUMNS) as (keyof typeof CUSTOMER_COLUMNS)[];
  // A plan is known by its name in files, by its number here.
  const placeholderOf = (field: keyof typeof CUSTOMER_COLUMNS) =>
    field === 'reminderPlan' ? '(SELECT min(id) FROM reminder_plans WHERE name = ?)' : '?';
  const insert = db.prepare(
    `INSERT INTO customers (id, match_name, import_id, public_buyer, ${fields.map((field) => CUSTOMER_COLUMNS[field]).join(', ')})
     VALUES (?, ?, ?, ?, ${fields.map(placeholderOf).join(', ')})`,
  );
  for (const customer of plan.newCustomers) {
    insert.run(
      customer.id,
      matchName(customer.name),
      importId,
      customer.kind === 'publicBuyer' ? 1 : 0,
      ...fields.map((field) => stored(field, customer[field]) || (USUAL_VALUES[field] ?? customer[field] ?? null)),
    );
  }
  if (plan.newCustomers.length > 0) recordNewCustomers(db, importId);
  for (const { id, changes } of plan.changedCustomers) {
    change(db, importId, 'customers', id, () => {
      for (const field of fields) {
        if (changes[field] !== undefined)
          db.prepare(`UPDATE customers SET ${CUSTOMER_COLUMNS[field]} = ${placeholderOf(field)} WHERE id = ?`).run(
            stored(field, changes[field]),
            id,
          );
      }
      if (changes.kind !== undefined)
        db.prepare('UPDATE customers SET public_buyer = ? WHERE id = ?').run(changes.kind === 'publicBuyer' ? 1 : 0, id);
      if (changes.name !== undefined) db.prepare('UPDATE customers SET match_name = ? WHERE id = ?').run(matchName(changes.name), id);
      forgetTyped(db, id, Object.keys(changes));
    });
  }
}

function writeDisputes(db: WriteDb, importId: number, plan: ImportPlan): void {
  const insert = db.prepare(
    'INSERT INTO disputes (invoice_id, category, reason, opened_on, closed_on, outcome, import_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { invoiceId, reason, openedOn, closedOn } of plan.newDisputes) {
    const outcome = closedOn === null ? null : 'maintained';
    const { lastInsertRowid } = insert.run(invoiceId, categoryOfReason(reason), reason, openedOn, closedOn, outcome, importId);
    recordChange(db, importId, 'disputes', Number(lastInsertRowid), null);
  }
  for (const { id, closedOn } of plan.closedDisputes) {
    change(db, importId, 'disputes', id, () =>
      db.prepare(`UPDATE disputes SET closed_on = max(?, opened_on), outcome = 'maintained' WHERE id = ?`).run(closedOn, id),
    );
  }
}

function monthKey(month: YearMonth): number {
  return Number(month.replace('-', ''));
}
