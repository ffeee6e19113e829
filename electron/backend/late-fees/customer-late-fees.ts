import { feesPaidBefore } from '../../../db/late-fees/fee-payments.queries.ts';
import { lateFeeTermsOf, type StoredLateInvoice, undisputedLateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { type StoredWaiver, waiversAt } from '../../../db/late-fees/waivers.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import {
  flatIndemnities,
  type LateFeeTerms,
  lateFeeStatement,
  lateFeesIfKnown,
  lateFeesOfInvoice,
} from '../../../shared/late-fees/late-fee-rules.ts';
import type { LateFeeWaiver, lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import { lessPaid } from '../../../shared/late-fees/paid-late-fees.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof lateFeesContract.statement;

/** What a customer owes for paying late, on the undisputed part of every invoice paid late or still late, less what schedules brought of it. A rate given here wins over the settings'. */
export function customerLateFees({ db }: QueryContext, { customerId, asOf, ratePct }: InputOf<Verb>): OutputOf<Verb> {
  const known = lateFeeTermsOf(db, customerId, asOf);
  const terms = ratePct === undefined ? known : { ...known, contractRatePct: String(ratePct) };
  const invoices = undisputedLateInvoices(db, asOf, customerId);
  const each = invoices.map((invoice) => {
    const { interestCents, indemnityCents } = lateFeesOfInvoice(invoice, terms);
    return { invoiceId: invoice.invoiceId, invoiceNumber: invoice.number, interestCents, indemnityCents };
  });
  const paidCents = feesPaidBefore(
    db,
    invoices.map(({ invoiceId }) => invoiceId),
    asOf,
  );
  const byId = new Map(invoices.map((invoice) => [invoice.invoiceId, invoice]));
  return {
    ...lessPaid(lateFeeStatement(invoices, terms), paidCents),
    invoices: each.filter(({ interestCents, indemnityCents }) => interestCents > 0 || indemnityCents > 0),
    waivers: waiversAt(db, asOf, customerId).flatMap((waiver) => {
      const invoice = byId.get(waiver.invoiceId);
      return invoice ? givenUp(waiver, invoice, terms) : [];
    }),
  };
}

/** What a waiver comes to: what the invoice would bear without it. */
function givenUp(waiver: StoredWaiver, invoice: StoredLateInvoice, terms: LateFeeTerms): LateFeeWaiver {
  const { waiverId, invoiceId, reason, waivedOn } = waiver;
  const claimed = [{ ...invoice, waived: null }];
  return {
    waiverId,
    invoiceId,
    invoiceNumber: invoice.number,
    reason,
    waivedOn,
    interestCents: waiver.interest ? (lateFeesIfKnown(claimed, terms)?.interestCents ?? null) : ZERO,
    indemnityCents: waiver.indemnity ? flatIndemnities(claimed, terms) : ZERO,
  };
}
