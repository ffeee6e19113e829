import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';

/** The one row that says whose file this is. */
export const company = sqliteTable('company', {
  id: integer().primaryKey(),
  uuid: text().notNull(),
  name: text().notNull(),
  legalForm: text('legal_form').notNull().default(''),
  shareCapitalCents: integer('share_capital_cents').$type<Cents>(),
  siren: text().notNull().default(''),
  rcsTown: text('rcs_town').notNull().default(''),
  vatNumber: text('vat_number').notNull().default(''),
  addressLine1: text('address_line1').notNull().default(''),
  addressLine2: text('address_line2').notNull().default(''),
  postalCode: text('postal_code').notNull().default(''),
  city: text().notNull().default(''),
  country: text().notNull().default('France'),
  phone: text().notNull().default(''),
  email: text().notNull().default(''),
  iban: text().notNull().default(''),
  bic: text().notNull().default(''),
  signatoryName: text('signatory_name').notNull().default(''),
  signatoryTitle: text('signatory_title').notNull().default(''),
  liquidator: text().notNull().default(''),
  otherMention: text('other_mention').notNull().default(''),
  isSample: integer('is_sample', { mode: 'boolean' }).notNull().default(false),
  createdOn: text('created_on').$type<LocalDate>().notNull(),
});
