import { insertCustomer } from '../../db/customers/customers.queries.ts';
import type { WriteDb } from '../../db/database.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';

let counter = 0;

/** A customer in a company's file; a test states only what matters. */
export function aCustomerIn(db: WriteDb, fields: Partial<CustomerFields> = {}): number {
  return db.transaction(() => insertCustomer(db, { name: `Client ${++counter}`, ...fields }));
}

export interface InvoiceFacts {
  customerId: number;
  number?: string;
  totalCents?: number;
  dueOn: string;
  /** 30 days before the due date when not stated. */
  issuedOn?: string;
  cancelledOn?: string;
}

/** An invoice in a company's file, or a credit note when its total is negative. */
export function anInvoiceIn(db: WriteDb, { customerId, number, totalCents = 100_000, dueOn, issuedOn, cancelledOn }: InvoiceFacts): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO invoices (customer_id, number, kind, issued_on, due_on, total_cents, cancelled_on)
       VALUES (:customerId, :number, :kind, :issuedOn, :dueOn, :totalCents, :cancelledOn)`,
    )
    .run({
      customerId,
      number: number ?? `F${++counter}`,
      kind: totalCents < 0 ? 'creditNote' : 'invoice',
      issuedOn: issuedOn ?? addDays(localDate(dueOn), -30),
      dueOn,
      totalCents,
      cancelledOn: cancelledOn ?? null,
    });
  return Number(lastInsertRowid);
}
