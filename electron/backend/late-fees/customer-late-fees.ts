import type { ReadDb } from '../../../db/database.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { lateFeeTermsOf, lateInvoices, type StoredLateInvoice } from '../../../db/late-fees/late-invoices.queries.ts';
import { type StoredWaiver, waiversAt } from '../../../db/late-fees/waivers.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import {
  flatIndemnities,
  type LateFeeTerms,
  lateFeeStatement,
  lateFeesIfKnown,
  lateFeesOfInvoice,
} from '../../../shared/late-fees/late-fee-rules.ts';
import type { LateFeeWaiver, lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import { subtractCents, ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof lateFeesContract.statement;

/** What a customer owes for paying late, on the undisputed part of every invoice paid late or still late. A rate given here wins over the settings'. */
export function customerLateFees({ db }: QueryContext, { customerId, asOf, ratePct }: InputOf<Verb>): OutputOf<Verb> {
  const known = lateFeeTermsOf(db, customerId, asOf);
  const terms = ratePct === undefined ? known : { ...known, contractRatePct: String(ratePct) };
  const invoices = undisputedParts(db, customerId, asOf);
  const each = invoices.map((invoice) => {
    const { interestCents, indemnityCents } = lateFeesOfInvoice(invoice, terms);
    return { invoiceId: invoice.invoiceId, invoiceNumber: invoice.number, interestCents, indemnityCents };
  });
  const byId = new Map(invoices.map((invoice) => [invoice.invoiceId, invoice]));
  return {
    ...lateFeeStatement(invoices, terms),
    invoices: each.filter(({ interestCents, indemnityCents }) => interestCents > 0 || indemnityCents > 0),
    waivers: waiversAt(db, asOf, customerId).flatMap((waiver) => {
      const invoice = byId.get(waiver.invoiceId);
      return invoice ? givenUp(waiver, invoice, terms) : [];
    }),
  };
}

/**
 * The invoices, each without what an open dispute contests: that bears nothing from the start while it is contested. Once the dispute ends,
 * what is maintained was owed all along, and bears interest from its due date; what a credit note granted never was.
 */
function undisputedParts(db: ReadDb, customerId: number, asOf: LocalDate): StoredLateInvoice[] {
  const disputed = new Map(openInvoicesAt(db, asOf, customerId).map(({ id, disputedCents }) => [id, disputedCents]));
  return lateInvoices(db, asOf, customerId).map((invoice) => ({
    ...invoice,
    totalCents: subtractCents(invoice.totalCents, disputed.get(invoice.invoiceId) ?? ZERO),
  }));
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
