import { type InvoiceIdentity, invoiceIdentityOf } from '../../shared/imports/invoice-identity.ts';
import type {
  CustomerAlias,
  KnownBook,
  KnownCustomer,
  KnownInvoice,
  KnownPayment,
  StoredAllocation,
} from '../../shared/imports/known-book.ts';
import type { ForeignAmount } from '../../shared/invoices/invoices.contract.ts';
import { nextCustomerId } from '../customers/next-customer-id.queries.ts';
import { typedFields } from '../customers/typed-fields.queries.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { foreignAmounts } from '../invoices/foreign-amounts.queries.ts';
import { readSetting, writeSetting } from '../settings/settings.queries.ts';
import { ON_SIDE } from './bank-movements.queries.ts';

const INVOICE_IDENTITY = 'imports.invoiceIdentity';

/** All that an import is compared with; payments only where they are compared too. */
export function readKnownBook(db: ReadDb, { withPayments }: { withPayments: boolean }, known?: readonly KnownInvoice[]): KnownBook {
  return {
    customers: readKnownCustomers(db),
    invoices: known ?? invoiceReader(db)(ALL, foreignAmounts(db)),
    payments: withPayments ? paymentReader(db)(ALL) : [],
    invoiceIdentity: readInvoiceIdentity(db),
    nextCustomerId: nextId(db, 'customers'),
    nextInvoiceId: nextId(db, 'invoices'),
    nextPaymentId: nextId(db, 'payments'),
  };
}

/** All of it and what is put against what, giving way now and then: a company may have a million invoices. */
export function* readBookInSteps(db: ReadDb): Generator<void, { book: KnownBook; allocations: StoredAllocation[] }> {
  const [foreign, invoices, payments, allocations] = [foreignAmounts(db), invoiceReader(db), paymentReader(db), allocationReader(db)];
  const read = {
    invoices: yield* inRanges(nextId(db, 'invoices'), (range) => invoices(range, foreign)),
    payments: yield* inRanges(nextId(db, 'payments'), payments),
  };
  const last = db.prepare<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM allocations').get()?.id ?? 0;
  const book = { ...readKnownBook(db, { withPayments: false }, []), ...read };
  return { book, allocations: yield* inRanges(last + 1, allocations) };
}

interface IdRange {
  readonly after: number;
  readonly to: number;
}

const ALL: IdRange = { after: 0, to: Number.MAX_SAFE_INTEGER };

/** Rows read at once: some hundredths of a second. */
const IDS_IN_A_RANGE = 4000;

function* inRanges<T>(nextFree: number, read: (range: IdRange) => readonly T[]): Generator<void, T[]> {
  const rows: T[] = [];
  for (let after = 0; after < nextFree - 1; after += IDS_IN_A_RANGE) {
    for (const row of read({ after, to: after + IDS_IN_A_RANGE })) rows.push(row);
    yield;
  }
  return rows;
}

/** What makes two invoices the same in this company, as its user said. */
export function readInvoiceIdentity(db: ReadDb): InvoiceIdentity {
  return invoiceIdentityOf(readSetting(db, INVOICE_IDENTITY));
}

export function writeInvoiceIdentity(db: WriteDb, identity: InvoiceIdentity): void {
  writeSetting(db, INVOICE_IDENTITY, identity);
}

/** The customers that an import is compared with, and what else files call them. */
export function readKnownCustomers(db: ReadDb): KnownCustomer[] {
  const aliases = readAliases(db);
  const customers = db
    .prepare<KnownCustomer>(
      `SELECT c.id, c.code, c.name, CASE c.public_buyer WHEN 1 THEN 'publicBuyer' ELSE c.kind END AS kind, siren, siret, vat_number AS vatNumber, iban, language, contact_name AS contactName, email, phone, segment,
              address_line1 AS addressLine1, address_line2 AS addressLine2, address_line3 AS addressLine3,
              postal_code AS postalCode, city, country, payment_terms AS paymentTerms, early_payment AS earlyPayment, credit_limit_cents AS creditLimitCents,
              insolvency_on AS insolvencyOn, coalesce(p.name, '') AS reminderPlan
       FROM customers c LEFT JOIN reminder_plans p ON p.id = c.reminder_plan_id ORDER BY c.id`,
    )
    .all();
  const typed = typedFields(db);
  if (aliases.size === 0 && typed.size === 0) return customers;
  return customers.map((customer) => ({ ...customer, aliases: aliases.get(customer.id) ?? [], typed: typed.get(customer.id) ?? [] }));
}

function readAliases(db: ReadDb): Map<number, CustomerAlias[]> {
  const rows = db
    .prepare<CustomerAlias & { customerId: number }>(
      'SELECT customer_id AS customerId, code, name, siren, vat_number AS vatNumber FROM customer_aliases ORDER BY id',
    )
    .all();
  const byCustomer = new Map<number, CustomerAlias[]>();
  for (const { customerId, ...alias } of rows) byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), alias]);
  return byCustomer;
}

type InvoiceRow = Omit<KnownInvoice, 'cancelled' | 'everDisputed'> & { cancelled: number; everDisputed: number };

function invoiceReader(db: ReadDb): (range: IdRange, foreign: ReadonlyMap<number, ForeignAmount>) => KnownInvoice[] {
  const select = db.prepare<InvoiceRow>(
    `WITH allocated AS (
         SELECT id, sum(amount) AS amount, max(day) AS day FROM (
           SELECT invoice_id AS id, amount_cents AS amount, allocated_on AS day FROM allocations
           WHERE invoice_id > :after AND invoice_id <= :to
           UNION ALL
           SELECT credit_note_id, amount_cents, allocated_on FROM allocations WHERE credit_note_id > :after AND credit_note_id <= :to)
         GROUP BY id)
       SELECT i.id, i.customer_id AS customerId, i.number, i.kind, i.issued_on AS issuedOn, i.due_on AS dueOn, i.total_cents AS totalCents,
              coalesce(a.amount, 0) AS allocatedCents, a.day AS lastAllocatedOn, i.cancelled_on IS NOT NULL AS cancelled,
              EXISTS (SELECT 1 FROM disputes d WHERE d.invoice_id = i.id) AS everDisputed,
              (SELECT d.id FROM disputes d WHERE d.invoice_id = i.id AND d.import_id IS NOT NULL AND d.closed_on IS NULL) AS openImportedDisputeId
       FROM invoices i LEFT JOIN allocated a ON a.id = i.id WHERE i.id > :after AND i.id <= :to ORDER BY i.id`,
  );
  return (range, foreign) =>
    select
      .all(range)
      .map((row) => ({ ...row, cancelled: row.cancelled === 1, everDisputed: row.everDisputed === 1, foreign: foreign.get(row.id) }));
}

type PaymentRow = Omit<KnownPayment, 'invoiceIds' | 'fromStatement' | 'waited' | 'matchedAutomatically'> & {
  invoiceIds: string;
  fromStatement: number;
  waited: number;
  matchedAutomatically: number;
};

function paymentReader(db: ReadDb): (range: IdRange) => KnownPayment[] {
  const select = db.prepare<PaymentRow>(
    `SELECT p.id, p.customer_id AS customerId, p.paid_on AS paidOn, p.amount_cents AS amountCents, p.kind, p.reference,
              coalesce((SELECT group_concat(a.invoice_id) FROM allocations a WHERE a.payment_id = p.id), '') AS invoiceIds,
              p.import_id AS importId, p.matched_automatically AS matchedAutomatically,
              EXISTS (SELECT 1 FROM bank_movements m WHERE m.payment_id = p.id) AS waited,
              EXISTS (SELECT 1 FROM (${ON_SIDE}) WHERE kind = 'bankStatement') AS fromStatement
       FROM payments p WHERE p.id > :after AND p.id <= :to ORDER BY p.id`,
  );
  return (range) =>
    select.all(range).map((row) => ({
      ...row,
      invoiceIds: row.invoiceIds === '' ? [] : row.invoiceIds.split(',').map(Number),
      fromStatement: row.fromStatement === 1,
      waited: row.waited === 1,
      matchedAutomatically: row.matchedAutomatically === 1,
    }));
}

/** Everything already put against an invoice. */
export function readKnownAllocations(db: ReadDb): StoredAllocation[] {
  return allocationReader(db)(ALL);
}

function allocationReader(db: ReadDb): (range: IdRange) => StoredAllocation[] {
  const select = db.prepare<StoredAllocation>(
    `SELECT id, import_id AS importId, invoice_id AS invoiceId, payment_id AS paymentId, credit_note_id AS creditNoteId, allocated_on AS allocatedOn,
              amount_cents AS amountCents
       FROM allocations WHERE id > :after AND id <= :to ORDER BY id`,
  );
  return (range) => select.all(range);
}

function nextId(db: ReadDb, table: 'customers' | 'invoices' | 'payments'): number {
  if (table === 'customers') return nextCustomerId(db);
  return db.prepare<{ id: number }>(`SELECT coalesce(max(id), 0) + 1 AS id FROM ${table}`).get()?.id ?? 1;
}
