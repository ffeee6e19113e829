import { earlierOf } from '../dates/local-date.ts';
import { addCents } from '../money/cents.ts';
import type { RouteFacts } from './route-facts.ts';

/** Several claims against one debtor, brought in one procedure: their sums, and the least certain of what is known of each. Null for none. */
export function bringTogether(claims: readonly RouteFacts[]): RouteFacts | null {
  const [first, ...others] = claims;
  return first ? others.reduce(both, first) : null;
}

function both(a: RouteFacts, b: RouteFacts): RouteFacts {
  return {
    ...a,
    openCents: addCents(a.openCents, b.openCents),
    contestedCents: addCents(a.contestedCents, b.contestedCents),
    interestCents: a.interestCents === null || b.interestCents === null ? null : addCents(a.interestCents, b.interestCents),
    isDue: a.isDue && b.isDue,
    term: a.term === 'respected' || b.term === 'none' ? a.term : b.term,
    nature: a.nature === b.nature ? a.nature : null,
    debtorTrader: b.debtorTrader === 'notTrader' ? 'notTrader' : a.debtorTrader,
    evidence: {
      signedOrder: least(a.evidence.signedOrder, b.evidence.signedOrder),
      deliveryProof: least(a.evidence.deliveryProof, b.evidence.deliveryProof),
      termsAccepted: least(a.evidence.termsAccepted, b.evidence.termsAccepted),
      acknowledgedOn: a.evidence.acknowledgedOn === null ? null : b.evidence.acknowledgedOn,
      notice: a.evidence.notice === null ? null : b.evidence.notice,
    },
    checklist: {
      existenceAgreed: least(a.checklist.existenceAgreed, b.checklist.existenceAgreed),
      amountSettled: least(a.checklist.amountSettled, b.checklist.amountSettled),
      paymentDue: least(a.checklist.paymentDue, b.checklist.paymentDue),
    },
    prescribesOn: earlierOf(a.prescribesOn, b.prescribesOn),
    extendedOn: earlierOf(a.extendedOn, b.extendedOn),
    insolvencyOn: a.insolvencyOn ?? b.insolvencyOn,
    afterJudgmentOn: b.afterJudgmentOn === null ? null : a.afterJudgmentOn,
    handedOver: a.handedOver ?? b.handedOver,
    smallClaimsFailed: a.smallClaimsFailed || b.smallClaimsFailed,
  };
}

/** No comes before not known, not known before yes. */
function least(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
