import type { LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, minCents, negateCents, subtractCents } from '../money/cents.ts';
import type { Selection } from '../reminders/chaseable-selection.ts';
import type { Credit } from '../reminders/reminders.contract.ts';
import { flatIndemnities, type LateFeeTerms, type LateInvoice, lateFeeStatement, type Reduction } from './late-fee-rules.ts';
import type { LateFeeStatement } from './late-fees.contract.ts';

/** A credit note or a payment that settles nothing yet, with its own date: a negative amount. */
export interface DatedCredit extends Credit {
  on: LocalDate;
}

type Claimed = Pick<Selection, 'chaseable'>;

/**
 * The late fees that are asked for with the invoices of a letter or of the agenda. Not `lateFees.statement`, which keeps to
 * what is recorded as allocated: nobody is asked for interest on money already received, nor on what they contest.
 *
 * - Interest runs on the part of each invoice that is asked for: a part in dispute at `asOf` is out of its base from the start.
 * - A credit note that is still open and a payment that is not allocated come off from their own date (the day itself still
 *   bears interest, as with any payment), the earliest first, each on the invoice asked for that fell due first (C. civ.
 *   1342-10), as far as that one is still open, then on the next. A letter deducts them from the principal in the same way.
 * - The flat 40 € stay on what is recorded: an invoice that was late owes them whatever came since.
 *
 * `late`: the invoices past their due date at `terms.asOf`, those of the selection at least. @throws AppError RATE_MISSING
 */
export function claimedLateFees<Late extends LateInvoice & { invoiceId: number }>(
  { chaseable }: Claimed,
  credits: readonly DatedCredit[],
  late: readonly Late[],
  terms: LateFeeTerms,
): LateFeeStatement {
  const recorded = claimedInvoices({ chaseable }, late);
  const statement = lateFeeStatement(withCredits({ chaseable }, credits, recorded), terms);
  const indemnityCents = flatIndemnities(recorded, terms);
  return { ...statement, indemnityCents, totalCents: addCents(statement.interestCents, indemnityCents) };
}

/** The invoices asked for, oldest due first, as they are recorded. */
export function claimedInvoices<Late extends { invoiceId: number }>({ chaseable }: Claimed, late: readonly Late[]): Late[] {
  const byId = new Map(late.map((invoice) => [invoice.invoiceId, invoice]));
  return chaseable.flatMap(({ invoiceId }) => byId.get(invoiceId) ?? []);
}

function withCredits(
  { chaseable }: Claimed,
  credits: readonly DatedCredit[],
  invoices: readonly (LateInvoice & { invoiceId: number })[],
): LateInvoice[] {
  const asked = new Map(chaseable.map((invoice) => [invoice.invoiceId, invoice]));
  const working = invoices.map((invoice) => {
    const { openCents, dueCents } = asked.get(invoice.invoiceId) ?? { openCents: invoice.totalCents, dueCents: invoice.totalCents };
    const contested = subtractCents(openCents, dueCents);
    const claimable = { ...invoice, totalCents: subtractCents(invoice.totalCents, contested) };
    return { claimable, leftCents: dueCents, reductions: [] as Reduction[] };
  });
  for (const { on, amountCents } of credits.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    let creditLeft: Cents = negateCents(amountCents);
    for (const invoice of working) {
      const taken = minCents(creditLeft, invoice.leftCents);
      if (taken <= 0) continue;
      invoice.reductions.push({ on, amountCents: taken, source: 'payment' });
      invoice.leftCents = subtractCents(invoice.leftCents, taken);
      creditLeft = subtractCents(creditLeft, taken);
    }
  }
  return working.map(({ claimable, reductions }) => ({ ...claimable, reductions: [...claimable.reductions, ...reductions] }));
}
