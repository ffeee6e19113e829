import type { MatchableInvoice } from '../bank-statements/match-book.ts';
import { addCents, type Cents, subtractCents, ZERO } from '../money/cents.ts';
import type { PayingCustomer } from './decide-credits.ts';
import type { ImportPlan } from './import-plan.ts';
import type { OtherPayment, WaitingPayment } from './waiting-payments.ts';

/** An invoice or credit note of the books, with what is open of it. */
export interface BookedInvoice extends MatchableInvoice {
  readonly kind: 'invoice' | 'creditNote';
  readonly totalCents: Cents;
}

/** The customers that there will be once a plan is written. */
export function customersAfter(
  { newCustomers, changedCustomers }: Pick<ImportPlan, 'newCustomers' | 'changedCustomers'>,
  known: readonly PayingCustomer[],
): PayingCustomer[] {
  const renamed = new Map(changedCustomers.map(({ id, changes }) => [id, changes.name]));
  return [
    ...known.map(({ id, name, aliases }) => ({ id, name: renamed.get(id) ?? name, ...(aliases && { aliases }) })),
    ...newCustomers.map(({ id, name }) => ({ id, name })),
  ];
}

/** The invoices that payments can settle once a plan is written, oldest due first. `known` must hold those that the plan changes. */
export function openInvoicesAfter(
  plan: Pick<ImportPlan, 'newInvoices' | 'changedInvoices' | 'newAllocations'>,
  known: readonly BookedInvoice[],
  customers: readonly { readonly id: number; readonly name: string }[],
): MatchableInvoice[] {
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  const changed = new Map(plan.changedInvoices.map((invoice) => [invoice.id, invoice]));
  const allocated = new Map<number, Cents>();
  for (const { invoiceId, amountCents } of plan.newAllocations)
    allocated.set(invoiceId, addCents(allocated.get(invoiceId) ?? ZERO, amountCents));
  const open: MatchableInvoice[] = [];
  const add = ({ id, number, customerId, issuedOn, dueOn }: Omit<MatchableInvoice, 'customerName' | 'openCents'>, before: Cents) => {
    const openCents = subtractCents(before, allocated.get(id) ?? ZERO);
    if (openCents > 0) open.push({ id, number, customerId, customerName: names.get(customerId) ?? '', issuedOn, dueOn, openCents });
  };
  for (const invoice of known) {
    const change = changed.get(invoice.id);
    if ((change ?? invoice).kind !== 'invoice') continue;
    const settled = subtractCents(invoice.totalCents, invoice.openCents);
    add({ ...invoice, ...change }, subtractCents((change ?? invoice).totalCents, settled));
  }
  for (const invoice of plan.newInvoices) if (invoice.kind === 'invoice') add(invoice, invoice.totalCents);
  return open.sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.issuedOn, b.issuedOn) || compare(a.number, b.number) || a.id - b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The payments that a plan adds and that may be the same money as what waits with those amounts. */
export function paymentsAdded(
  { newPayments, newAllocations }: Pick<ImportPlan, 'newPayments' | 'newAllocations'>,
  amounts: ReadonlySet<Cents>,
): OtherPayment[] {
  const wanted = newPayments.filter(({ kind, amountCents }) => kind === 'payment' && amounts.has(amountCents));
  if (wanted.length === 0) return [];
  const invoiceIds = new Map<number, number[]>(wanted.map(({ id }) => [id, []]));
  for (const { paymentId, invoiceId } of newAllocations) if (paymentId !== null) invoiceIds.get(paymentId)?.push(invoiceId);
  return wanted.map(({ id, customerId, paidOn, amountCents, kind, reference }) => ({
    id,
    customerId,
    paidOn,
    amountCents,
    kind,
    reference,
    invoiceIds: invoiceIds.get(id) ?? [],
    fromStatement: false,
    inAccounts: true,
  }));
}

/** The payments that a plan adds and that wait for the invoice they name. */
export function waitingAdded({ newPayments }: Pick<ImportPlan, 'newPayments'>): WaitingPayment[] {
  return newPayments
    .filter(({ waitsForInvoice }) => waitsForInvoice)
    .map(({ id, customerId, paidOn, amountCents, reference }) => ({ id, customerId, paidOn, amountCents, invoiceNumber: reference }));
}
