import type { ReadDb } from '../../../db/database.ts';
import { foreignAmounts } from '../../../db/invoices/foreign-amounts.queries.ts';
import { allInvoicesAt, type InvoiceAtDate, openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { daysLate, invoiceStatus } from '../../../shared/invoices/invoice-status.ts';
import type { InvoiceStatus, InvoiceSummary, invoicesContract } from '../../../shared/invoices/invoices.contract.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof invoicesContract.list;

/** Invoices and credit notes as they stood at a day, latest issued first. What is open is found without reading what was settled. */
export function listInvoices({ db }: QueryContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { asOf, status, offset = 0, limit } = input;
  const foreign = foreignAmounts(db);
  const isOfOpen = input.open === true || status === 'open' || status === 'overdue';
  if (!isOfOpen && status === undefined) return allInvoicesAt(db, asOf, input).map((invoice) => summary(invoice, asOf, foreign));
  const known = isOfOpen ? openOnes(db, input) : allInvoicesAt(db, asOf, { customerId: input.customerId, number: input.number });
  return known
    .map((invoice) => summary(invoice, asOf, foreign))
    .filter((invoice) => status === undefined || invoice.status === status)
    .slice(offset, limit === undefined ? undefined : offset + limit);
}

function openOnes(db: ReadDb, { asOf, customerId, number }: InputOf<Verb>): InvoiceAtDate[] {
  const letters = number?.toLowerCase();
  return openInvoicesAt(db, asOf, customerId)
    .filter((invoice) => letters === undefined || invoice.number.toLowerCase().includes(letters))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? b.id - a.id : a.issuedOn < b.issuedOn ? 1 : -1));
}

function summary(invoice: InvoiceAtDate, asOf: LocalDate, foreign: ReturnType<typeof foreignAmounts>): InvoiceSummary {
  const status: InvoiceStatus = invoiceStatus(invoice, asOf);
  // An invoice issued later, or cancelled, owes nothing at that day.
  const counted = status !== 'notIssued' && status !== 'cancelled';
  return {
    id: invoice.id,
    number: invoice.number,
    kind: invoice.kind,
    customerId: invoice.customerId,
    customerName: invoice.customerName,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    totalCents: invoice.totalCents,
    openCents: counted ? invoice.openCents : ZERO,
    disputedCents: counted ? invoice.disputedCents : ZERO,
    daysLate: counted ? daysLate(invoice, asOf) : 0,
    status,
    scheduleId: invoice.scheduleId,
    foreign: foreign.get(invoice.id) ?? null,
  };
}
