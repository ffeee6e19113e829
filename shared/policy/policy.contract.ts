import { z } from 'zod';
import { OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { Page } from '../letters/page.ts';
import { Cents } from '../money/cents.ts';

const text = (max: number) => z.string().trim().max(max);

/** Whom the page is for: those who sell and chase, or the customers. */
export const PolicyAudience = z.enum(['staff', 'customers']);
export type PolicyAudience = z.output<typeof PolicyAudience>;

/** What a company's policy says that no other setting does. Empty text: the usual sentence, or nothing. */
export const PolicySettings = z.object({
  /** Payment terms of whoever has none of its own, as typed (`payment-terms.fr.ts`); empty: the legal 30 days. */
  paymentTerms: text(40),
  /** Early-payment discount offered to all, as typed: « 3 % à 10 jours »; empty: none. */
  earlyPayment: text(40),
  /** What a new customer may owe at most, VAT included, until somebody decides otherwise; null: as the decider says. */
  usualLimitCents: Cents.refine((value) => value >= 0, 'doit être positif ou nul').nullable(),
  /** Over its limit, or late, a customer's next order waits for the decider. */
  blocksOrders: z.boolean(),
  /** Who decides: limits, orders over them, schedules, the formal notice and what follows. */
  decider: text(60),
  /** Who does the day's work: invoices, calls, reminders. */
  chaser: text(60),
});
export type PolicySettings = z.output<typeof PolicySettings>;

export const policyContract = {
  settings: query({ input: z.object({}), output: PolicySettings }),
  /** Keeps those that are given. */
  setSettings: command({ input: PolicySettings.partial(), output: PolicySettings }),
  /** « Politique de crédit et de recouvrement », from the company's own settings as they are: always one sheet of A4. */
  page: query({ input: z.object({ audience: PolicyAudience }), output: z.object({ page: Page }) }),
  /** Writes that page as a PDF; `sha256` is that of the file. */
  printPage: query({
    input: z.object({ audience: PolicyAudience, out: OutputFile }),
    output: z.object({ path: z.string(), pages: z.literal(1), sha256: z.string() }),
  }),
};
