import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CustomerKind, CustomerLanguage } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';

export const customers = sqliteTable('customers', {
  id: integer().primaryKey(),
  code: text().notNull().default(''),
  name: text().notNull(),
  /** The name without accents, legal form, case and punctuation: what names are compared by. */
  matchName: text('match_name').notNull(),
  kind: text().$type<CustomerKind>().notNull().default('business'),
  publicBuyer: integer('public_buyer', { mode: 'boolean' }).notNull().default(false),
  siren: text().notNull().default(''),
  siret: text().notNull().default(''),
  vatNumber: text('vat_number').notNull().default(''),
  iban: text().notNull().default(''),
  contactName: text('contact_name').notNull().default(''),
  email: text().notNull().default(''),
  phone: text().notNull().default(''),
  addressLine1: text('address_line1').notNull().default(''),
  addressLine2: text('address_line2').notNull().default(''),
  addressLine3: text('address_line3').notNull().default(''),
  postalCode: text('postal_code').notNull().default(''),
  city: text().notNull().default(''),
  country: text().notNull().default(''),
  language: text().$type<CustomerLanguage>().notNull().default('fr'),
  segment: text().notNull().default(''),
  reminderPlanId: integer('reminder_plan_id'),
  paymentTerms: text('payment_terms').notNull().default(''),
  earlyPayment: text('early_payment').notNull().default(''),
  creditLimitCents: integer('credit_limit_cents').$type<Cents>(),
  pausedUntil: text('paused_until').$type<LocalDate>(),
  pauseReason: text('pause_reason').notNull().default(''),
  insolvencyOn: text('insolvency_on').$type<LocalDate>(),
  /** The day on which a call said that the customer's own number is wrong. */
  wrongNumberOn: text('wrong_number_on').$type<LocalDate>(),
  notes: text().notNull().default(''),
  importId: integer('import_id'),
});
