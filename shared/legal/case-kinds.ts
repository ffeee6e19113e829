import { z } from 'zod';

/** The ways to a title that a case can take; `collectiveProceedings` is none: the claim is declared, and nothing else is allowed. */
export const CaseRoute = z.enum([
  'paymentOrder',
  'undisputedCommercial',
  'smallClaims',
  'interimPayment',
  'summons',
  'europeanOrder',
  'europeanSmallClaims',
  'collectiveProceedings',
  'other',
]);
export type CaseRoute = z.output<typeof CaseRoute>;

/** What happens in a case. `expense` only costs something; `other` is told by its note. */
export const CaseStepKind = z.enum([
  'filed',
  'paymentDemand',
  'invitation',
  'order',
  'summoned',
  'hearing',
  'judgment',
  'service',
  'opposition',
  'contested',
  'agreed',
  'refused',
  'nonContestation',
  'enforceable',
  'seizure',
  'collected',
  'rejected',
  'publication',
  'claimDeclared',
  'claimAdmitted',
  'claimDisputed',
  'expense',
  'other',
]);
export type CaseStepKind = z.output<typeof CaseStepKind>;

/** How a case ends. */
export const CaseOutcome = z.enum(['paid', 'judgment', 'rejected', 'settled', 'abandoned']);
export type CaseOutcome = z.output<typeof CaseOutcome>;

/** Collective proceedings: sauvegarde, redressement judiciaire, liquidation judiciaire. */
export const ProceedingsKind = z.enum(['safeguard', 'reorganisation', 'liquidation']);
export type ProceedingsKind = z.output<typeof ProceedingsKind>;

/** The steps that each way usually has, in their order; a case may have others, or leave some out. */
export const USUAL_STEPS: Readonly<Record<CaseRoute, readonly CaseStepKind[]>> = {
  paymentOrder: ['filed', 'order', 'service', 'enforceable', 'seizure', 'collected'],
  undisputedCommercial: ['paymentDemand', 'nonContestation', 'enforceable', 'service', 'seizure', 'collected'],
  smallClaims: ['invitation', 'agreed', 'enforceable', 'collected'],
  interimPayment: ['summoned', 'hearing', 'order', 'service', 'seizure', 'collected'],
  summons: ['summoned', 'hearing', 'judgment', 'service', 'seizure', 'collected'],
  europeanOrder: ['filed', 'order', 'service', 'enforceable', 'seizure', 'collected'],
  europeanSmallClaims: ['filed', 'judgment', 'service', 'seizure', 'collected'],
  collectiveProceedings: ['publication', 'claimDeclared', 'claimAdmitted', 'collected'],
  other: ['filed', 'judgment', 'service', 'collected'],
};
