import { z } from 'zod';
import { query } from '../contract/procedure.ts';
import { CustomerKind } from '../customers/customers.contract.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { casesContract } from './cases.contract.ts';
import { CLAIM_STAGES } from './claim-stage.ts';
import { claimsContract } from './claims.contract.ts';
import { dossierContract } from './dossier.contract.ts';
import { ALERT_MONTHS } from './prescription.ts';
import { ROUTE_CODES } from './route-codes.ts';

/** An invoice of which something is open, with the term within which it can be brought before a court. */
export const Claim = z.object({
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  customerId: z.int(),
  customerName: z.string(),
  customerKind: CustomerKind,
  issuedOn: LocalDate,
  dueOn: LocalDate,
  openCents: Cents,
  disputedCents: Cents,
  /** Negative before the due date. */
  daysLate: z.int(),
  stage: z.enum(CLAIM_STAGES),
  /** The last day to bring it whatever anybody makes of events: counted from its start alone. */
  prescribesOn: LocalDate,
  /** Days to `prescribesOn`: 0 on the day itself, negative once it is past. */
  daysLeft: z.int(),
  /** The last day with the events that the law names and whose proof is kept; the same as `prescribesOn` without any. */
  extendedOn: LocalDate,
  /** What moved `extendedOn`: the event and its day; null where nothing did. */
  extendedBy: z.object({ name: z.string(), on: LocalDate }).nullable(),
  /** The last day if a judge also recognises what may be an acknowledgement. */
  possibleOn: LocalDate,
  /** The alert that `extendedOn` has reached, in months before it. */
  alertMonths: z.literal(ALERT_MONTHS).nullable(),
  /** What fits it once letters have not helped, and why, as French sentences. No legal advice. */
  route: z.object({ code: z.enum(ROUTE_CODES), name: z.string(), reasons: z.array(z.string()) }),
});
export type Claim = z.output<typeof Claim>;

export const legalContract = {
  /** Every claim with its term: those that go out first, first. */
  claims: query({ input: z.object({ asOf: LocalDate, customerId: z.int().optional() }), output: z.array(Claim) }),
  ...claimsContract,
  ...casesContract,
  ...dossierContract,
};
