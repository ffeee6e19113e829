import type { ReadDb } from '../../../db/database.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { claimAnswers, NO_ANSWERS } from '../../../db/legal/claim-facts.queries.ts';
import { alertDecisions, prescriptionEvents, type StoredEvent } from '../../../db/legal/prescription-events.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { assessRoutes } from '../../../shared/legal/assess-routes.ts';
import { bringTogether } from '../../../shared/legal/bring-together.ts';
import { debtorWords } from '../../../shared/legal/claim-words.fr.ts';
import type { ClaimEvent, ClaimTerm, claimsContract } from '../../../shared/legal/claims.contract.ts';
import { alertReached, type PrescriptionClock } from '../../../shared/legal/prescription.ts';
import { isAside } from '../../../shared/legal/prescription-alerts.ts';
import { interruptionArticle, interruptionName, stepOfCase, termWords } from '../../../shared/legal/prescription-words.fr.ts';
import { routeName } from '../../../shared/legal/procedure-names.fr.ts';
import { negateCents, sumCents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { type DescribedClaim, describeClaims } from './claim-route-facts.ts';
import { legalDays, stageOf } from './claim-stages.ts';
import { customerOfClaims } from './note-interruptions.ts';
import { procedureLaw } from './procedure-law.ts';

type Verb = typeof claimsContract.claim;

/**
 * Some claims of one customer as a court would see them: their terms, and every procedure for their sum.
 * @throws AppError INVOICE_NOT_FOUND, INVOICE_IS_CREDIT_NOTE, CLAIMS_OF_SEVERAL, CLAIM_SETTLED
 */
export function showClaim({ db }: QueryContext, { invoiceIds, asOf }: InputOf<Verb>): OutputOf<Verb> {
  const customerId = customerOfClaims(db, invoiceIds);
  const owed = openInvoicesAt(db, asOf, customerId).filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
  const described = describeClaims(
    db,
    asOf,
    owed.filter(({ id }) => invoiceIds.includes(id)),
    procedureLaw,
    { everyInterest: true },
  );
  const facts = bringTogether(described.map((each) => each.facts));
  const [first] = described;
  if (!facts || !first) throw new AppError('CLAIM_SETTLED', {});
  const { code, reasons, procedures } = assessRoutes(facts, procedureLaw);
  return {
    customerId,
    customerName: first.invoice.customerName,
    debtorWords: debtorWords(facts),
    openCents: facts.openCents,
    lossCents: sumCents(described.map(({ lossCents }) => lossCents)),
    contestedCents: facts.contestedCents,
    creditCents: negateCents(sumCents((customerPositions(db, asOf, customerId)[0]?.credits ?? []).map(({ amountCents }) => amountCents))),
    interestCents: facts.interestCents,
    terms: termsOf(db, described, asOf, customerId),
    route: { code, name: routeName(code), reasons },
    procedures: procedures.map((procedure) => ({ ...procedure, name: routeName(procedure.code) })),
    others: owed
      .filter(({ id, dueOn }) => dueOn < asOf && !invoiceIds.includes(id))
      .map(({ id, number, openCents }) => ({ invoiceId: id, invoiceNumber: number, openCents })),
  };
}

function termsOf(db: ReadDb, described: readonly DescribedClaim[], asOf: LocalDate, customerId: number): ClaimTerm[] {
  const ids = described.map(({ invoice }) => invoice.id);
  const events = prescriptionEvents(db, ids);
  const answers = claimAnswers(db, ids);
  const legalFrom = legalDays(db, asOf, customerId);
  const decisions = alertDecisions(db);
  return described.map((each): ClaimTerm => {
    const { id, number, issuedOn, dueOn, openCents } = each.invoice;
    const { prescribesOn, extendedOn, possibleOn } = each.clock;
    const alertMonths = alertReached(each.clock, asOf);
    return {
      invoiceId: id,
      invoiceNumber: number,
      issuedOn,
      dueOn,
      openCents,
      stage: stageOf(each, asOf, legalFrom.get(id) ?? null),
      prescribesOn,
      extendedOn,
      possibleOn,
      explanation: termWords(each.clock),
      alertMonths,
      isAlertAside: isAside(
        decisions.find((decision) => decision.invoiceId === id && decision.months === alertMonths),
        extendedOn,
        asOf,
      ),
      events: (events.get(id) ?? []).map((event) => toEvent(event, each.clock)),
      answers: answers.get(id) ?? NO_ANSWERS,
    };
  });
}

function toEvent(event: StoredEvent, { counted }: PrescriptionClock): ClaimEvent {
  const { interruptionId, kind, on, until, proof, fileId, fileName, caseRoute } = event;
  return {
    interruptionId,
    kind,
    name: interruptionName(kind),
    article: interruptionArticle(kind),
    on,
    until,
    proof: caseRoute === null ? proof : stepOfCase(caseRoute),
    file: fileId === null ? null : { fileId, name: fileName ?? '' },
    movesTo: counted.find((each) => each.kind === kind && each.on === on)?.movesTo ?? null,
  };
}
