import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { daysBetween, type LocalDate } from '../../../shared/dates/local-date.ts';
import { advised } from '../../../shared/legal/assess-routes.ts';
import type { Claim, legalContract } from '../../../shared/legal/legal.contract.ts';
import { alertReached } from '../../../shared/legal/prescription.ts';
import { interruptionName } from '../../../shared/legal/prescription-words.fr.ts';
import { routeName } from '../../../shared/legal/procedure-names.fr.ts';
import type { QueryContext } from '../context.ts';
import { type DescribedClaim, describeClaims } from './claim-route-facts.ts';
import { legalDays, stageOf } from './claim-stages.ts';
import { procedureLaw } from './procedure-law.ts';

type Verb = typeof legalContract.claims;

/** Every invoice of which something is open, with its term, its stage and the route that fits it. */
export function listClaims({ db }: QueryContext, { asOf, customerId }: InputOf<Verb>): OutputOf<Verb> {
  const open = openInvoicesAt(db, asOf, customerId).filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
  const legalFrom = legalDays(db, asOf, customerId);
  return describeClaims(db, asOf, open, procedureLaw, { everyInterest: false })
    .map((described) => toClaim(described, asOf, legalFrom.get(described.invoice.id) ?? null))
    .sort((a, b) => a.extendedOn.localeCompare(b.extendedOn) || b.openCents - a.openCents || a.invoiceId - b.invoiceId);
}

/** The last event that the law names. */
function extensionOf({ counted }: DescribedClaim['clock']): Claim['extendedBy'] {
  const last = counted.findLast(({ kind }) => kind !== 'possibleAcknowledgement');
  return last ? { name: interruptionName(last.kind), on: last.on } : null;
}

function toClaim(described: DescribedClaim, asOf: LocalDate, legalFrom: LocalDate | null): Claim {
  const { invoice, clock, facts } = described;
  const { prescribesOn, extendedOn, possibleOn } = clock;
  const { id, number, customerId, customerName, issuedOn, dueOn, openCents, disputedCents } = invoice;
  const { code, reasons } = advised(facts, procedureLaw);
  return {
    invoiceId: id,
    invoiceNumber: number,
    customerId,
    customerName,
    customerKind: facts.debtor,
    issuedOn,
    dueOn,
    openCents,
    disputedCents,
    daysLate: daysBetween(dueOn, asOf),
    stage: stageOf(described, asOf, legalFrom),
    prescribesOn,
    daysLeft: daysBetween(asOf, prescribesOn),
    extendedOn,
    extendedBy: extendedOn > prescribesOn ? extensionOf(clock) : null,
    possibleOn,
    alertMonths: alertReached(clock, asOf),
    route: { code, name: routeName(code), reasons },
  };
}
