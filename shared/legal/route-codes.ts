/** What can be done with a claim, in the order in which they are shown: ways to a title first, then what gives the claim up or away. */
export const PROCEDURE_CODES = [
  'smallClaims',
  'undisputedCommercial',
  'paymentOrder',
  'interimPayment',
  'summons',
  'europeanOrder',
  'europeanSmallClaims',
  'collectiveProceedings',
  'agency',
  'sale',
  'writeOff',
] as const;
export type ProcedureCode = (typeof PROCEDURE_CODES)[number];

/**
 * What is advised of a claim: a procedure, to wait for its due date, to leave it to whom it was handed over, to be paid at its due date by a
 * debtor in collective proceedings that it is younger than, or that no rule here covers it.
 */
export const ROUTE_CODES = [...PROCEDURE_CODES, 'notDue', 'handedOver', 'afterJudgment', 'notCovered'] as const;
export type RouteCode = (typeof ROUTE_CODES)[number];
