import { readProfile } from '../../../db/companies/companies.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { handedOverInvoices } from '../../../db/hand-overs/hand-overs.queries.ts';
import type { InvoiceAtDate } from '../../../db/invoices/open-invoices.queries.ts';
import { lateInvoices, readRateTerms, type StoredLateInvoice } from '../../../db/late-fees/late-invoices.queries.ts';
import { claimAnswers, claimsInCases, type DebtorRow, debtors, NO_ANSWERS, postedNotices } from '../../../db/legal/claim-facts.queries.ts';
import { prescribableClaims } from '../../../db/legal/prescribable-claims.queries.ts';
import { readSchedule } from '../../../db/schedules/schedules.queries.ts';
import { readSetting } from '../../../db/settings/settings.queries.ts';
import { lossesAt } from '../../../db/write-offs/losses.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { handedOverReason } from '../../../shared/hand-overs/hand-over-words.fr.ts';
import { lateFeesOfInvoice } from '../../../shared/late-fees/late-fee-rules.ts';
import { debtorPlace } from '../../../shared/legal/debtor-place.ts';
import { type GrantedTerm, grantedTerm } from '../../../shared/legal/granted-term.ts';
import { type PrescribableClaim, type PrescriptionClock, prescriptionClock } from '../../../shared/legal/prescription.ts';
import type { ProcedureLaw } from '../../../shared/legal/procedure-law.ts';
import type { RouteFacts } from '../../../shared/legal/route-facts.ts';
import { isCommercial } from '../../../shared/legal/route-facts.ts';
import { traderStatus } from '../../../shared/legal/trader.ts';
import { addCents, type Cents, ZERO } from '../../../shared/money/cents.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import { NO_LOSS } from '../../../shared/write-offs/remission.ts';

/** A claim with its term and what decides its route. */
export interface DescribedClaim {
  invoice: InvoiceAtDate;
  claim: PrescribableClaim;
  clock: PrescriptionClock;
  /** What is asked for before a court: with the losses that release nobody. */
  facts: RouteFacts;
  /** Those losses, within `facts.openCents`. */
  lossCents: Cents;
  isInCase: boolean;
}

/** Costs that the user was told of, by procedure. */
export function ownCosts(db: ReadDb): RouteFacts['ownCosts'] {
  return (readSetting(db, 'legal.ownCosts') ?? {}) as RouteFacts['ownCosts'];
}

/**
 * What decides the route of each of these claims. The interest is only worked out where a ceiling « intérêts compris » may depend on it,
 * unless `everyInterest` asks for all of it.
 */
export function describeClaims(
  db: ReadDb,
  asOf: LocalDate,
  invoices: readonly InvoiceAtDate[],
  law: ProcedureLaw,
  { everyInterest }: { everyInterest: boolean },
): DescribedClaim[] {
  const ids = invoices.map(({ id }) => id);
  const claims = prescribableClaims(db, ids);
  const answers = claimAnswers(db, ids);
  const notices = postedNotices(db, ids, asOf);
  const cases = claimsInCases(db, asOf);
  const owing = debtors(db, [...new Set(invoices.map(({ customerId }) => customerId))]);
  const { legalForm } = readProfile(db);
  const costs = ownCosts(db);
  const terms = termsGranted(db, asOf, invoices);
  const handedOver = handedOverInvoices(db, asOf);
  const [only] = invoices;
  const losses = lossesAt(db, asOf, owing.size === 1 ? only?.customerId : undefined);
  const described = invoices.flatMap((invoice): DescribedClaim[] => {
    const claim = claims.get(invoice.id);
    const debtor = owing.get(invoice.customerId);
    if (!claim || !debtor) return [];
    const clock = prescriptionClock(claim, asOf);
    const taken = handedOver.get(invoice.id);
    const lossCents = (losses.get(invoice.id) ?? NO_LOSS).owedCents;
    const own = answers.get(invoice.id) ?? NO_ANSWERS;
    const byName = traderStatus(debtor.name);
    const facts: RouteFacts = {
      asOf,
      place: debtorPlace(debtor),
      city: debtor.city,
      debtor: debtor.kind,
      publicBuyer: debtor.publicBuyer === 1,
      debtorTrader: own.debtorTrades === null ? byName : own.debtorTrades ? 'trader' : 'notTrader',
      creditorTrader: traderStatus(legalForm),
      nature: own.nature,
      openCents: addCents(invoice.openCents, lossCents),
      contestedCents: invoice.disputedCents,
      interestCents: ZERO,
      isDue: invoice.dueOn < asOf,
      term: (invoice.scheduleId === null ? undefined : terms.get(invoice.scheduleId)) ?? 'none',
      evidence: {
        signedOrder: own.signedOrder,
        deliveryProof: own.deliveryProof,
        termsAccepted: own.termsAccepted,
        acknowledgedOn:
          claim.events.findLast(({ kind, on }) => on <= asOf && (kind === 'acknowledgement' || kind === 'signedSchedule'))?.on ?? null,
        notice: notices.get(invoice.id) ?? null,
      },
      checklist: { existenceAgreed: own.existenceAgreed, amountSettled: own.amountSettled, paymentDue: own.paymentDue },
      ...judgmentFor(debtor.insolvencyOn, invoice.issuedOn),
      handedOver: taken === undefined ? null : handedOverReason(taken),
      prescribesOn: clock.prescribesOn,
      extendedOn: clock.extendedOn,
      smallClaimsFailed: cases.smallClaimsFailed.has(invoice.id),
      ownCosts: costs,
    };
    return [{ invoice, claim, clock, facts, lossCents, isInCase: cases.open.has(invoice.id) }];
  });
  withTheirInterest(db, asOf, described, owing, (facts) => everyInterest || mayDependOnInterest(facts, law));
  return described;
}

/** What arose before the judgment, or on its day, is frozen by it; what arose after is not. */
function judgmentFor(judgmentOn: LocalDate | null, issuedOn: LocalDate): Pick<RouteFacts, 'insolvencyOn' | 'afterJudgmentOn'> {
  return judgmentOn !== null && issuedOn > judgmentOn
    ? { insolvencyOn: null, afterJudgmentOn: judgmentOn }
    : { insolvencyOn: judgmentOn, afterJudgmentOn: null };
}

/** What the schedules of these invoices grant, by schedule. */
function termsGranted(db: ReadDb, asOf: LocalDate, invoices: readonly InvoiceAtDate[]): Map<number, GrantedTerm> {
  const scheduleIds = new Set(invoices.flatMap(({ scheduleId }) => (scheduleId === null ? [] : [scheduleId])));
  return new Map([...scheduleIds].map((id) => [id, grantedTerm(describeSchedule(readSchedule(db, id, asOf), asOf), asOf)]));
}

/** A ceiling above what is open may be passed by the interest; whatever is above it already, or has no ceiling, is not. */
function mayDependOnInterest(facts: RouteFacts, { figures }: ProcedureLaw): boolean {
  return facts.openCents <= figures.smallClaimsCeilingCents && facts.place.kind === 'france' && !isCommercial(facts);
}

function withTheirInterest(
  db: ReadDb,
  asOf: LocalDate,
  described: readonly DescribedClaim[],
  owing: ReadonlyMap<number, DebtorRow>,
  isWanted: (facts: RouteFacts) => boolean,
): void {
  const wanted = described.filter(({ facts }) => facts.isDue && isWanted(facts));
  if (wanted.length === 0) return;
  const terms = readRateTerms(db);
  const late = new Map<number, StoredLateInvoice>(
    lateInvoices(
      db,
      asOf,
      undefined,
      wanted.map(({ invoice }) => invoice.id),
      'kept',
    ).map((invoice) => [invoice.invoiceId, invoice]),
  );
  for (const { invoice, facts } of wanted) {
    const own = late.get(invoice.id);
    if (!own) continue;
    const judgmentOn = owing.get(invoice.customerId)?.insolvencyOn ?? null;
    facts.interestCents = unlessRateMissing(
      () => lateFeesOfInvoice(own, { asOf, debtor: facts.debtor, publicBuyer: facts.publicBuyer, judgmentOn, ...terms }).interestCents,
    );
  }
}

function unlessRateMissing(work: () => Cents): Cents | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_MISSING') return null;
    throw error;
  }
}
