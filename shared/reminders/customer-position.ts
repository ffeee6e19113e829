import type { LocalDate } from '../dates/local-date.ts';
import type { Receivable } from './chaseable-selection.ts';
import type { PlanStep } from './plans.contract.ts';
import type { Credit, PlanScope, ReminderChannel, ReminderLevel } from './reminders.contract.ts';

/** A contact that the user confirmed: a letter posted, a call made, a message sent. */
export interface Contact {
  on: LocalDate;
  level: ReminderLevel;
  channel: ReminderChannel;
  /** The invoices it asked for: level and history belong to them. */
  invoiceIds: readonly number[];
  /** The day its letter came back for a wrong address; null or absent for one that did not. */
  returnedOn?: LocalDate | null;
  /** The letter that it posted: its day, and when the post presented it. */
  letter?: { asOf: LocalDate; deliveredOn: LocalDate | null } | null;
}

/** A step that the user passed over, for the invoices that it was about. */
export interface Skip {
  decisionId: number;
  on: LocalDate;
  level: ReminderLevel;
  reason: string;
  invoiceIds: readonly number[];
}

/** The next contact put off to a day. */
export interface Postponement {
  decisionId: number;
  on: LocalDate;
  until: LocalDate;
  reason: string;
}

/** A level that the user asked for, and that no contact has used up. */
export interface ForcedLevel {
  decisionId: number;
  on: LocalDate;
  level: ReminderLevel;
  reason: string;
}

/** A plan as it holds for a customer or one of its invoices. */
export interface AppliedPlan {
  planId: number;
  name: string;
  from: PlanScope;
  legalDelayDays: number;
  /** In the order of the plan. */
  steps: readonly PlanStep[];
}

/** All that decides whether a customer is contacted on a day. */
export interface CustomerPosition {
  customerId: number;
  customerName: string;
  receivables: readonly Receivable[];
  credits: readonly Credit[];
  /** Oldest first; those after the day of the question are ignored. */
  contacts: readonly Contact[];
  skips: readonly Skip[];
  postponed: Postponement | null;
  /** The next day on which the customer is to be rung again; null or absent for none. */
  callBackOn?: LocalDate | null;
  forced: ForcedLevel | null;
  plan: AppliedPlan;
  /** The plans chosen for single invoices. */
  invoicePlans: ReadonlyMap<number, AppliedPlan>;
  /** The last day of a pause. */
  pausedUntil: LocalDate | null;
  pauseReason: string;
  /** Opening of collective proceedings. */
  insolvencyOn: LocalDate | null;
}
