import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { insertWaiver } from '../../../db/late-fees/waivers.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof lateFeesContract.waive;

/** Gives up interest or the 40 € of invoices, from today on. @throws AppError INVOICE_NOT_FOUND, INVOICE_IS_CREDIT_NOTE */
export function waiveLateFees({ db, today }: CommandContext, { invoiceIds, ...waiver }: InputOf<Verb>): OutputOf<Verb> {
  for (const invoiceId of invoiceIds) {
    const { number, kind } = readInvoice(db, invoiceId);
    if (kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
  }
  return { waiverIds: db.transaction(() => invoiceIds.map((invoiceId) => insertWaiver(db, { ...waiver, invoiceId, waivedOn: today }))) };
}
