import { listCustomers } from '../../../db/customers/customers.queries.ts';
import {
  exportedCharges,
  exportedCreditNoteUses,
  exportedCustomers,
  exportedForecasts,
  exportedPaymentParts,
  invoiceExtras,
} from '../../../db/exports/exported-book.queries.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
import { foreignAmounts } from '../../../db/invoices/foreign-amounts.queries.ts';
import { allInvoicesAt, openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { monthOf } from '../../../shared/dates/year-month.ts';
import { agedBalanceSheet } from '../../../shared/exports/aged-balance-sheet.fr.ts';
import { creditNoteUsesSheet } from '../../../shared/exports/credit-note-uses-sheet.fr.ts';
import { customersSheet } from '../../../shared/exports/customers-sheet.fr.ts';
import type { ExportSheet } from '../../../shared/exports/export-sheet.ts';
import type { ExportedList } from '../../../shared/exports/exports.contract.ts';
import { figuresSheet } from '../../../shared/exports/figures-sheet.fr.ts';
import { invoicesSheet } from '../../../shared/exports/invoices-sheet.fr.ts';
import { paymentsSheet } from '../../../shared/exports/payments-sheet.fr.ts';
import { chargesSheet, forecastsSheet } from '../../../shared/exports/planning-sheets.fr.ts';
import type { HandlersOf, QueryContext } from '../context.ts';

/** The figures of a month and the trend that ends with it, by the domain that has them. */
export type FiguresOf = Pick<HandlersOf<typeof dashboardContract>, 'figures' | 'trend'>;

const MONTHS = 13;

/** One list of the book as it stood at a day. */
export async function gatherSheet(context: QueryContext, list: ExportedList, asOf: LocalDate, figuresOf: FiguresOf): Promise<ExportSheet> {
  const { db } = context;
  switch (list) {
    case 'customers':
      return customersSheet(exportedCustomers(db), listCustomers(db, asOf), asOf);
    case 'invoices':
      return invoicesSheet(
        allInvoicesAt(db, asOf),
        invoiceExtras(db, asOf),
        exportedCustomers(db),
        asOf,
        foreignAmounts(db),
        earlyPaymentOffers(db),
      );
    case 'creditNoteUses':
      return creditNoteUsesSheet(exportedCreditNoteUses(db));
    case 'payments':
      return paymentsSheet(exportedPaymentParts(db));
    case 'agedBalance':
      return agedBalanceSheet(openInvoicesAt(db, asOf), exportedCustomers(db), asOf);
    case 'figures':
      return figuresSheet(
        await figuresOf.figures(context, { month: monthOf(asOf) }),
        await figuresOf.trend(context, { month: monthOf(asOf), months: MONTHS }),
      );
    case 'charges':
      return chargesSheet(exportedCharges(db));
    case 'forecasts':
      return forecastsSheet(exportedForecasts(db));
  }
}
