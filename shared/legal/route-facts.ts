import type { CustomerKind } from '../customers/customers.contract.ts';
import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, subtractCents, ZERO } from '../money/cents.ts';
import type { DebtorPlace } from './debtor-place.ts';
import type { GrantedTerm } from './granted-term.ts';
import type { ProcedureCode } from './route-codes.ts';
import type { TraderStatus } from './trader.ts';

/** What a claim is the price of; unknown until somebody says so. */
export const CLAIM_NATURES = ['goods', 'services', 'works', 'carriage', 'rent'] as const;
export type ClaimNature = (typeof CLAIM_NATURES)[number];

/** What is held to prove a claim; null: nobody said. */
export interface Evidence {
  /** An order, a quote or a contract signed by the debtor. */
  signedOrder: boolean | null;
  /** A signed delivery note, or a record of completion. */
  deliveryProof: boolean | null;
  termsAccepted: boolean | null;
  /** A debt acknowledged in writing, or a signed schedule. */
  acknowledgedOn: LocalDate | null;
  /** The last formal notice that was posted for it. */
  notice: { sentOn: LocalDate; isRegistered: boolean; isBack: boolean; isReceived: boolean } | null;
}

/** Everything that decides which procedures are open for one or several claims against one debtor, on a day. */
export interface RouteFacts {
  asOf: LocalDate;
  place: DebtorPlace;
  city: string;
  debtor: CustomerKind;
  publicBuyer: boolean;
  debtorTrader: TraderStatus;
  creditorTrader: TraderStatus;
  nature: ClaimNature | null;
  openCents: Cents;
  /** The part of `openCents` that an open dispute contests. */
  contestedCents: Cents;
  /** Late-payment interest, without the flat indemnity; null where a rate is missing. */
  interestCents: Cents | null;
  isDue: boolean;
  /** Whether a schedule grants time for it. */
  term: GrantedTerm;
  evidence: Evidence;
  /** « Certaine, liquide, exigible »: what was answered; null: nobody did. */
  checklist: { existenceAgreed: boolean | null; amountSettled: boolean | null; paymentDue: boolean | null };
  /** The judgment that the claim is older than, or of its day. */
  insolvencyOn: LocalDate | null;
  /** The judgment that it is younger than: such a claim is not declared, it is paid at its due date (C. com. L622-17). */
  afterJudgmentOn: LocalDate | null;
  /** Who collects it in the creditor's place, in words. */
  handedOver: string | null;
  /** Of the claim that goes out first. */
  prescribesOn: LocalDate;
  extendedOn: LocalDate;
  /** The debtor refused the simplified procedure for small claims, or did not answer. */
  smallClaimsFailed: boolean;
  /** Costs that the user was told of, by procedure. */
  ownCosts: Partial<Record<ProcedureCode, Cents>>;
}

/** What is asked for with its interest: what ceilings « intérêts compris » look at. */
export function withInterest({ openCents, interestCents }: RouteFacts): Cents {
  return addCents(openCents, interestCents ?? ZERO);
}

/** What no dispute contests. */
export function undisputed({ openCents, contestedCents }: RouteFacts): Cents {
  return subtractCents(openCents, contestedCents);
}

/** Both trade, or nothing says otherwise: the commercial court judges between them. */
export function isCommercial({ debtor, publicBuyer, debtorTrader, creditorTrader }: RouteFacts): boolean {
  return debtor === 'business' && !publicBuyer && debtorTrader !== 'notTrader' && creditorTrader !== 'notTrader';
}

/** It is presumed from its being between businesses: to be checked before filing. */
export function isPresumedCommercial(facts: RouteFacts): boolean {
  return isCommercial(facts) && (facts.debtorTrader === 'presumed' || facts.creditorTrader === 'presumed');
}

export function isPrescribed({ extendedOn, asOf }: RouteFacts): boolean {
  return extendedOn < asOf;
}

/**
 * Days under which only a summons stops the term for sure: a request for an order does not, its service does, which takes weeks. A choice of ours.
 */
export const SHORT_TERM_DAYS = 60;

/** So few days are left that the way to a title must stop the term by itself. */
export function isRunningOut({ asOf, extendedOn }: RouteFacts): boolean {
  return extendedOn >= asOf && daysBetween(asOf, extendedOn) < SHORT_TERM_DAYS;
}

/** The judgment bars what arose before it. */
export function isUnderProceedings({ insolvencyOn, asOf }: RouteFacts): boolean {
  return insolvencyOn !== null && insolvencyOn <= asOf;
}
