import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { prescribableClaims } from '../../../db/legal/prescribable-claims.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { daysBetween } from '../../../shared/dates/local-date.ts';
import type { legalContract } from '../../../shared/legal/legal.contract.ts';
import { alertReached, prescriptionClock } from '../../../shared/legal/prescription.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof legalContract.claims;

/** Every invoice of which something is open, with its term. */
export function listClaims({ db }: QueryContext, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  const open = openInvoicesAt(db, asOf).filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
  const facts = prescribableClaims(
    db,
    open.map(({ id }) => id),
  );
  const claims = open.flatMap((invoice) => {
    const claim = facts.get(invoice.id);
    if (!claim) return [];
    const { prescribesOn, extendedOn, possibleOn } = prescriptionClock(claim, asOf);
    const { id, number, customerId, customerName, issuedOn, dueOn, openCents, disputedCents } = invoice;
    return [
      {
        invoiceId: id,
        invoiceNumber: number,
        customerId,
        customerName,
        customerKind: claim.debtor,
        issuedOn,
        dueOn,
        openCents,
        disputedCents,
        daysLate: daysBetween(dueOn, asOf),
        prescribesOn,
        daysLeft: daysBetween(asOf, prescribesOn),
        extendedOn,
        possibleOn,
        alertMonths: alertReached(extendedOn, asOf),
      },
    ];
  });
  return claims.sort((a, b) => a.extendedOn.localeCompare(b.extendedOn) || b.openCents - a.openCents || a.invoiceId - b.invoiceId);
}
