import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';

/** Invoices and credit notes; a credit note's total is negative. */
export const invoices = sqliteTable('invoices', {
  id: integer().primaryKey(),
  customerId: integer('customer_id').notNull(),
  number: text().notNull(),
  kind: text().$type<'invoice' | 'creditNote'>().notNull(),
  issuedOn: text('issued_on').$type<LocalDate>().notNull(),
  dueOn: text('due_on').$type<LocalDate>().notNull(),
  totalCents: integer('total_cents').$type<Cents>().notNull(),
  currency: text().notNull().default('EUR'),
  foreignCents: integer('foreign_cents').$type<Cents>(),
  exchangeRate: text('exchange_rate'),
  label: text().notNull().default(''),
  /** Null: the terms of its customer. */
  earlyPayment: text('early_payment'),
  cancelledOn: text('cancelled_on').$type<LocalDate>(),
  importId: integer('import_id'),
  /** A bound kept by db/dashboard/customer-months.queries.ts, see the schema. */
  settledOn: text('settled_on').$type<LocalDate | 'never'>().notNull().default('never'),
});
