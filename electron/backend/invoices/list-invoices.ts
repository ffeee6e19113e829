import type { ReadDb } from '../../../db/database.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
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
  const { asOf, customerId, number, status, offset = 0, limit } = input;
  const isOfOpen = input.open === true || status === 'open' || status === 'overdue';
  const known = isOfOpen ? openOnes(db, input) : allInvoicesAt(db, asOf, status === undefined ? input : { customerId, number });
  const beside = gatherBeside(db, known);
  if (!isOfOpen && status === undefined) return known.map((invoice) => summary(invoice, asOf, beside));
  return known
    .map((invoice) => summary(invoice, asOf, beside))
    .filter((invoice) => status === undefined || invoice.status === status)
    .slice(offset, limit === undefined ? undefined : offset + limit);
}

interface Beside {
  foreign: ReturnType<typeof foreignAmounts>;
  offers: ReturnType<typeof earlyPaymentOffers>;
}

function gatherBeside(db: ReadDb, invoices: readonly InvoiceAtDate[]): Beside {
  const open = invoices.flatMap(({ id, openCents }) => (openCents > 0 ? [id] : []));
  return { foreign: foreignAmounts(db), offers: open.length > 0 ? earlyPaymentOffers(db, { invoiceIds: open }) : new Map() };
}

function openOnes(db: ReadDb, { asOf, customerId, number }: InputOf<Verb>): InvoiceAtDate[] {
  const letters = number?.toLowerCase();
  return openInvoicesAt(db, asOf, customerId)
    .filter((invoice) => letters === undefined || invoice.number.toLowerCase().includes(letters))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? b.id - a.id : a.issuedOn < b.issuedOn ? 1 : -1));
}

function summary(invoice: InvoiceAtDate, asOf: LocalDate, { foreign, offers }: Beside): InvoiceSummary {
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
    earlyPayment: counted && invoice.openCents > 0 ? (offers.get(invoice.id) ?? null) : null,
  };
}
