import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { handedOverInvoices, insertHandOver } from '../../../db/hand-overs/hand-overs.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { scheduledInvoices } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { handOversContract } from '../../../shared/hand-overs/hand-overs.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof handOversContract.record;

/**
 * Notes that claims were handed over or sold: from that day on they are not chased. One under a schedule, signed or only proposed, is refused: its
 * instalments would be asked for by two, and it is not payable before them (C. civ. 1305-2). The schedule is ended first, knowingly.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER, INVOICE_IS_CREDIT_NOTE, INVOICE_CANCELLED,
 * HAND_OVER_NOTHING_OPEN, HAND_OVER_ALREADY, HAND_OVER_SCHEDULED, HAND_OVER_IN_FUTURE, HAND_OVER_PRICE_WITHOUT_SALE
 */
export function recordHandOver({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, kind, on, taker, priceCents = null, note = '' } = input;
  const invoiceIds = [...new Set(input.invoiceIds)];
  readCustomer(db, customerId);
  if (on > today) throw new AppError('HAND_OVER_IN_FUTURE', { on });
  if (priceCents !== null && kind !== 'sale') throw new AppError('HAND_OVER_PRICE_WITHOUT_SALE', {});
  const own = new Map(invoicesAt(db, on, customerId).map((invoice) => [invoice.id, invoice]));
  const handed = handedOverInvoices(db, today, customerId);
  const scheduled = scheduledInvoices(db, customerId);
  for (const invoiceId of invoiceIds) {
    const { number, customerId: ownerId } = readInvoice(db, invoiceId);
    if (ownerId !== customerId) throw new AppError('INVOICE_OF_OTHER_CUSTOMER', { number });
    const invoice = own.get(invoiceId);
    if (invoice?.kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
    if (invoice?.cancelledOn) throw new AppError('INVOICE_CANCELLED', { number });
    if (!invoice || invoice.openCents <= 0) throw new AppError('HAND_OVER_NOTHING_OPEN', { number });
    const already = handed.get(invoiceId);
    if (already) throw new AppError('HAND_OVER_ALREADY', { number, taker: already.taker });
    if (scheduled.has(invoiceId)) throw new AppError('HAND_OVER_SCHEDULED', { number });
  }
  return { handOverId: db.transaction(() => insertHandOver(db, { customerId, kind, on, taker, priceCents, note, invoiceIds })) };
}
