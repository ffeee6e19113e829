import type { SampleBook } from '../../../../db/companies/sample-book.queries.ts';
import { addDays, type LocalDate } from '../../../../shared/dates/local-date.ts';
import type { RateTable } from '../../../../shared/late-fees/semester-rates.ts';
import { monthlyCharges, monthlyForecast } from './charges-and-forecasts.ts';
import { emptyDraftBook } from './draft-book.ts';
import { planMonths } from './month-plan.ts';
import { addMonthlyInvoices } from './monthly-invoices.ts';
import { addPayments, ordinarySettlements } from './ordinary-payments.ts';
import { addPastReminders } from './past-reminders.ts';
import type { Chapter, SampleCustomer, SampleResources } from './sample-resources.ts';
import { customerRows, numberedRows } from './sample-rows.ts';
import { monthlyInputs } from './supplier-and-stock-inputs.ts';
import { tellChapter, tellContacts } from './tell-chapter.ts';

/**
 * The whole sample company as it stands on `today`: a story of a few customers told in days before that day, inside 18 months of
 * ordinary business drawn from fixed seeds. The same day gives the same rows to the byte; another day the same story, shifted.
 */
export function buildSampleBook(today: LocalDate, rates: RateTable, resources: SampleResources): SampleBook {
  const { customers, story, works, charges } = resources;
  const book = emptyDraftBook();
  const chapters = story.map((chapter) => ({ chapter, customer: customerOf(chapter, customers) }));
  const storied = new Set(chapters.map(({ customer }) => customer));
  for (const { chapter, customer } of chapters) tellChapter(book, chapter, customer, today, rates);

  const plans = planMonths(today);
  const past = plans.filter(({ age }) => age >= 0);
  // Prices leave room for what the story invoices, so all months are invoiced before credit notes and payments are drawn.
  const invoiced = past.map((plan) => ({ plan, invoices: addMonthlyInvoices(book, plan, customers, works, today) }));
  addPayments(
    book,
    invoiced.flatMap(({ plan, invoices }) => ordinarySettlements(book, plan, invoices, storied, today)),
  );
  for (const { chapter, customer } of chapters) tellContacts(book, chapter, customer, today);
  addPastReminders(book, customers, storied, today);

  return {
    customers: customerRows(customers, (customer) => {
      const chapter = chapters.find((candidate) => candidate.customer === customer)?.chapter;
      return {
        pausedUntil: chapter?.pause ? addDays(today, chapter.pause.untilInDays) : null,
        pauseReason: chapter?.pause?.reason ?? '',
        insolvencyOn: chapter?.insolvencyDaysAgo === undefined ? null : addDays(today, -chapter.insolvencyDaysAgo),
        notes: chapter?.notes ?? '',
      };
    }),
    ...numberedRows(book, customers),
    charges: past.flatMap((plan) => monthlyCharges(plan, charges, today)),
    forecasts: plans.flatMap((plan) => monthlyForecast(plan, charges)),
    inputs: past.flatMap(monthlyInputs),
  };
}

function customerOf(chapter: Chapter, customers: readonly SampleCustomer[]): SampleCustomer {
  const customer = customers.find(({ name }) => name === chapter.customer);
  if (!customer) throw new RangeError(`the story tells of an unknown customer: ${chapter.customer}`);
  return customer;
}
