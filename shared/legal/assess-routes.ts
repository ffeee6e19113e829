import type { Cents } from '../money/cents.ts';
import { courtOf, europeanCourt } from './debtor-court.fr.ts';
import type { Confidence, ProcedureLaw } from './procedure-law.ts';
import { procedureSteps } from './procedure-steps.fr.ts';
import { PROCEDURE_CODES, type ProcedureCode, type RouteCode } from './route-codes.ts';
import {
  isCommercial,
  isPrescribed,
  isPresumedCommercial,
  isRunningOut,
  isUnderProceedings,
  type RouteFacts,
  undisputed,
  withInterest,
} from './route-facts.ts';
import { missingWords, procedureCost, procedureForm, routeSentences as say } from './route-sentences.fr.ts';

/** Open; closed; or to be checked with somebody, since a fact that decides it is not known here. */
export type ProcedureState = 'open' | 'check' | 'closed';

export interface AssessedProcedure {
  code: ProcedureCode;
  state: ProcedureState;
  /** Why, as French sentences. */
  reasons: string[];
  /** With the form, the cost, the steps and what is missing: said only of what is not closed. */
  court: string | null;
  form: string | null;
  cost: { text: string; enteredCents: Cents | null };
  /** What happens then, with its delays. */
  steps: string[];
  /** What should be there before, and is not or is not known to be. */
  missing: string[];
  confidence: Confidence;
}

export interface Assessment {
  code: RouteCode;
  reasons: string[];
  procedures: AssessedProcedure[];
}

interface Verdict {
  state: ProcedureState;
  reasons: string[];
}

const open = (...reasons: string[]): Verdict => ({ state: 'open', reasons });
const check = (...reasons: string[]): Verdict => ({ state: 'check', reasons });
const closed = (...reasons: string[]): Verdict => ({ state: 'closed', reasons });

/** The procedures that lead to a title: closed to a claim that no court hears any more. */
const TITLES: ReadonlySet<ProcedureCode> = new Set([
  'smallClaims',
  'undisputedCommercial',
  'paymentOrder',
  'interimPayment',
  'summons',
  'europeanOrder',
  'europeanSmallClaims',
]);

/**
 * Which procedures are open for a claim, why, and which fits it best: the one that costs least for what is not contested, a judge for what
 * is. It supposes that letters did not help: what they lack is among what is missing. The facts come from `law`; nobody with legal training
 * checked them.
 */
export function assessRoutes(facts: RouteFacts, law: ProcedureLaw): Assessment {
  const procedures = PROCEDURE_CODES.map((code): AssessedProcedure => {
    const { state, reasons } = barred(facts, code) ?? verdictOn(facts, law, code);
    return {
      code,
      state,
      reasons,
      // Of what is closed nothing is said that would be true only if it were open.
      ...(state === 'closed' ? { court: null, form: null, steps: [], missing: [] } : whatItTakes(facts, law, code)),
      cost: { text: state === 'closed' ? '' : procedureCost(facts, law, code), enteredCents: facts.ownCosts[code] ?? null },
      confidence: confidenceIn(law, code),
    };
  });
  const { code, reasons } = advised(facts, law);
  return { code, reasons, procedures };
}

function whatItTakes(
  facts: RouteFacts,
  law: ProcedureLaw,
  code: ProcedureCode,
): Pick<AssessedProcedure, 'court' | 'form' | 'steps' | 'missing'> {
  return {
    court: courtFor(facts, law, code),
    form: procedureForm(facts, code),
    steps: procedureSteps(facts, law, code),
    missing: missingWords(facts, code),
  };
}

/** What is advised alone, without the list of everything: for lists of many claims. */
export function advised(facts: RouteFacts, law: ProcedureLaw): { code: RouteCode; reasons: string[] } {
  if (facts.handedOver !== null) return { code: 'handedOver', reasons: [say.handedOver(facts.handedOver)] };
  if (isUnderProceedings(facts)) return { code: 'collectiveProceedings', reasons: [say.proceedings(facts), say.declareClaim(facts)] };
  if (isPrescribed(facts)) return { code: 'writeOff', reasons: [say.prescribed(facts)] };
  if (!facts.isDue) return { code: 'notDue', reasons: [say.notDue()] };
  if (facts.term !== 'none') return { code: 'notDue', reasons: [say.termGranted(facts)] };
  if (facts.afterJudgmentOn !== null) return { code: 'afterJudgment', reasons: [say.afterJudgment(facts.afterJudgmentOn)] };
  if (facts.publicBuyer) return { code: 'notCovered', reasons: [say.publicBuyer()] };
  if (facts.place.kind === 'outside' || facts.place.kind === 'unreadable')
    return { code: 'notCovered', reasons: [say.outside(facts.place)] };
  const code = facts.place.kind === 'union' ? advisedInUnion(facts, law) : advisedInFrance(facts, law);
  if (code === null) return { code: 'notCovered', reasons: [say.unionWithoutProcedure(facts)] };
  const hurry = isRunningOut(facts) ? [say.runningOut(facts)] : [];
  return { code, reasons: [say.advised(facts, code), ...hurry, ...verdictOn(facts, law, code).reasons, ...say.cautions(facts)] };
}

function advisedInFrance(facts: RouteFacts, { figures }: ProcedureLaw): ProcedureCode {
  // A summons interrupts the term the day it is served, before a judge in summary proceedings too (C. civ. 2241).
  if (isRunningOut(facts) && undisputed(facts) > 0) return 'interimPayment';
  if (undisputed(facts) <= 0) return isWellProven(facts) ? 'interimPayment' : 'summons';
  const isSmall = withInterest(facts) <= figures.smallClaimsCeilingCents;
  return isSmall && !isCommercial(facts) && facts.contestedCents === 0 && !facts.smallClaimsFailed ? 'smallClaims' : 'paymentOrder';
}

/** Null: neither European procedure takes it. */
function advisedInUnion(facts: RouteFacts, { figures }: ProcedureLaw): ProcedureCode | null {
  if (facts.place.kind === 'union' && facts.place.isDenmark) return null;
  if (facts.contestedCents === 0) return 'europeanOrder';
  // Regulation 861/2007, art. 2(1): the value of a claim « hors intérêts, frais et débours ».
  if (facts.openCents <= figures.europeanSmallClaimsCeilingCents) return 'europeanSmallClaims';
  return undisputed(facts) > 0 ? 'europeanOrder' : null;
}

/** A judge in summary proceedings may find the objection not serious. */
function isWellProven({ evidence }: RouteFacts): boolean {
  return evidence.acknowledgedOn !== null || (evidence.signedOrder === true && evidence.deliveryProof === true);
}

/** What closes a procedure whatever else is true. */
function barred(facts: RouteFacts, code: ProcedureCode): Verdict | null {
  if (code === 'collectiveProceedings' && facts.afterJudgmentOn !== null) return closed(say.afterJudgment(facts.afterJudgmentOn));
  if (code === 'collectiveProceedings' || code === 'writeOff') return null;
  if (facts.handedOver !== null) return closed(say.handedOver(facts.handedOver));
  if (isUnderProceedings(facts)) return closed(say.barredByProceedings(facts));
  if (!facts.isDue) return closed(say.notDue());
  if (facts.term !== 'none' && !isPrescribed(facts)) return closed(say.termGranted(facts));
  if (!TITLES.has(code)) return null;
  if (isPrescribed(facts)) return closed(say.prescribed(facts));
  if (facts.publicBuyer) return closed(say.publicBuyer());
  const isEuropean = code === 'europeanOrder' || code === 'europeanSmallClaims';
  if (isEuropean) {
    if (facts.place.kind === 'france') return closed(say.notCrossBorder());
    if (facts.place.kind !== 'union') return closed(say.outside(facts.place));
    return facts.place.isDenmark ? closed(say.denmark()) : null;
  }
  if (facts.place.kind === 'outside' || facts.place.kind === 'unreadable') return closed(say.outside(facts.place));
  if (facts.place.kind === 'union' && code !== 'summons' && code !== 'interimPayment') return closed(say.abroad());
  return null;
}

function verdictOn(facts: RouteFacts, law: ProcedureLaw, code: ProcedureCode): Verdict {
  const { figures } = law;
  const partly = facts.contestedCents > 0 && undisputed(facts) > 0 ? [say.partOnly(facts)] : [];
  const isContested = undisputed(facts) <= 0;
  const commercial = isPresumedCommercial(facts) ? [say.presumedCommercial()] : [];
  switch (code) {
    case 'smallClaims':
      if (withInterest(facts) > figures.smallClaimsCeilingCents)
        return closed(say.aboveSmallClaims(facts, figures.smallClaimsCeilingCents));
      if (facts.smallClaimsFailed) return closed(say.smallClaimsFailed());
      if (isContested) return closed(say.smallClaimsContested());
      if (isCommercial(facts)) {
        const reason = facts.contestedCents > 0 ? say.smallClaimsPartTraders() : say.smallClaimsTraders();
        return isPresumedCommercial(facts) ? check(reason, say.smallClaimsIfNotTrader()) : closed(reason);
      }
      return open(say.smallClaims(facts, figures.smallClaimsCeilingCents), ...partly);
    case 'undisputedCommercial':
      if (!isCommercial(facts)) return closed(say.notBothTraders());
      if (facts.contestedCents > 0) return closed(say.contestEndsIt());
      return check(say.undisputedCommercial(), ...commercial);
    case 'paymentOrder':
      if (isContested) return closed(say.orderContested());
      return open(isCommercial(facts) ? say.orderCommercial() : say.orderCivil(), ...partly, ...commercial);
    case 'interimPayment':
      if (facts.place.kind === 'union') return check(say.foreignCourt());
      if (facts.contestedCents === 0) return open(isRunningOut(facts) ? say.interimInTime() : say.interimUncontested());
      return isWellProven(facts) ? check(say.interimProven()) : check(say.interimUnproven());
    case 'summons':
      if (facts.place.kind === 'union') return check(say.foreignCourt());
      return open(...say.summons(facts, figures));
    case 'europeanOrder':
      if (isContested) return closed(say.europeanContested());
      return open(say.europeanOrder(), ...partly);
    case 'europeanSmallClaims':
      if (facts.openCents > figures.europeanSmallClaimsCeilingCents) {
        return closed(say.aboveEuropeanSmallClaims(facts, figures.europeanSmallClaimsCeilingCents));
      }
      return open(say.europeanSmallClaims(figures.europeanSmallClaimsCeilingCents));
    case 'collectiveProceedings':
      return isUnderProceedings(facts) ? open(say.declareClaim(facts)) : closed(say.noProceedings());
    case 'agency':
      return isPrescribed(facts) ? check(say.agencyPrescribed()) : open(say.agency());
    case 'sale':
      return isPrescribed(facts) ? closed(say.salePrescribed()) : check(say.sale());
    case 'writeOff':
      return isPrescribed(facts) ? open(say.writeOffPrescribed()) : check(say.writeOff());
  }
}

function courtFor(facts: RouteFacts, law: ProcedureLaw, code: ProcedureCode): string | null {
  if (code === 'paymentOrder' || code === 'interimPayment' || code === 'summons') return courtOf(facts, law);
  if (code === 'undisputedCommercial' || code === 'smallClaims') return null;
  return code === 'europeanOrder' || code === 'europeanSmallClaims' ? europeanCourt(facts) : null;
}

/** As sure as the least sure fact about the procedure itself. */
function confidenceIn({ facts }: ProcedureLaw, code: ProcedureCode): Confidence {
  const own = new Set(
    facts.filter(({ procedure, about }) => procedure === code && about === undefined).map(({ confidence }) => confidence),
  );
  return own.has('low') ? 'low' : own.has('high') && !own.has('medium') ? 'high' : 'medium';
}
