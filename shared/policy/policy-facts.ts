import type { CompanyProfile } from '../companies/companies.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { ReminderPlan } from '../reminders/plans.contract.ts';
import type { ReminderSettings } from '../reminders/reminders.contract.ts';
import type { PolicySettings } from './policy.contract.ts';
import type { PolicyContent } from './policy-content.ts';

/** What the page of a company's policy is written from. */
export interface PolicyFacts {
  readonly today: LocalDate;
  readonly letterhead: PolicyContent['letterhead'];
  readonly profile: CompanyProfile;
  readonly settings: PolicySettings;
  /** The plan of whoever has none of its own. */
  readonly plan: Pick<ReminderPlan, 'name' | 'steps' | 'legalDelayDays'>;
  readonly reminders: Pick<ReminderSettings, 'minimumGapDays' | 'toleranceCents' | 'formalNoticeDelayDays'>;
  /** The rate of the terms of sale, per cent; null: the statutory one. */
  readonly contractRatePct: string | null;
  /** The statutory rate of this half-year (ECB + 10 points), per cent; null while it is not known. */
  readonly statutoryRatePct: string | null;
  /** Whether a customer is an administration, which owes other late fees than a business. */
  readonly hasPublicBuyer?: boolean;
  /** The flat indemnity (C. com. D441-5). */
  readonly indemnityCents: Cents;
}
