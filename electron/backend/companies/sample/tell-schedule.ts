import { addDays, type LocalDate } from '../../../../shared/dates/local-date.ts';
import { lateFeesIfKnown } from '../../../../shared/late-fees/late-fee-rules.ts';
import type { RateTable } from '../../../../shared/late-fees/semester-rates.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../../../shared/money/cents.ts';
import { planInstalments } from '../../../../shared/schedules/plan-instalments.ts';
import { allocateToSchedule } from '../../../../shared/schedules/schedule-standing.ts';
import { addPayment, type DraftBook, type DraftInvoice, type DraftSchedule, openOn } from './draft-book.ts';
import { perMille } from './month-plan.ts';
import { methodOf } from './ordinary-payments.ts';
import type { Chapter } from './sample-resources.ts';
import { workdayUntil } from './workdays.ts';

type Terms = Omit<NonNullable<Chapter['schedule']>, 'invoices'>;

/** Days between agreeing on a schedule and getting it back signed. */
const SIGNED_AFTER_DAYS = 4;

/**
 * A running schedule by the program's own rules: the debt at the day of the agreement, equal instalments, each payment put against
 * the invoices oldest due first. Interest is left out where the rate of a semester is not known.
 */
export function tellSchedule(book: DraftBook, terms: Terms, invoices: readonly DraftInvoice[], today: LocalDate, rates: RateTable): void {
  const [first] = invoices;
  if (!first) throw new RangeError('a schedule holds invoices');
  const { customer } = first;
  const agreedOn = workdayUntil(addDays(today, -terms.agreedDaysAgo));
  const firstOn = addDays(today, -terms.firstDaysAgo);
  const held = invoices.map((invoice) => ({ invoice, amountCents: openOn(invoice, agreedOn) }));
  const principalCents = sumCents(held.map(({ amountCents }) => amountCents));
  const fees = terms.includeFees ? feesAt(agreedOn, invoices, rates) : null;
  const schedule: DraftSchedule = {
    customer,
    agreedOn,
    signedOn: workdayUntil(addDays(agreedOn, SIGNED_AFTER_DAYS)),
    firstOn,
    principalCents,
    interestCents: fees?.interestCents ?? ZERO,
    indemnityCents: fees?.indemnityCents ?? ZERO,
    invoices: held,
    instalments: planInstalments({
      totalCents: addCents(principalCents, fees?.totalCents ?? ZERO),
      instalments: terms.instalments,
      every: 'month',
      firstOn,
    }).map((instalment) => ({ ...instalment, payments: [] })),
  };
  book.schedules.push(schedule);
  for (const invoice of invoices) invoice.leftAloneFrom = agreedOn;
  for (const [index, percent] of terms.paidPercents.entries()) {
    const instalment = schedule.instalments[index];
    if (instalment) payInstalment(book, schedule, workdayUntil(instalment.dueOn), perMille(instalment.amountCents, percent * 10));
  }
}

function feesAt(asOf: LocalDate, invoices: readonly DraftInvoice[], rates: RateTable) {
  const late = invoices.map(({ dueOn, totalCents }) => ({ number: '', dueOn, totalCents, reductions: [] }));
  return lateFeesIfKnown(late, { asOf, debtor: 'business', rates });
}

function payInstalment(book: DraftBook, { customer, invoices, instalments }: DraftSchedule, paidOn: LocalDate, amountCents: Cents): void {
  const payment = { customer, paidOn, amountCents, kind: 'payment' as const, method: methodOf(customer), reference: 'Échéancier' };
  const open = invoices.map(({ invoice }, index) => ({ invoiceId: index, dueOn: invoice.dueOn, openCents: openOn(invoice, paidOn) }));
  const rooms = instalments.map((instalment) =>
    subtractCents(instalment.amountCents, sumCents(instalment.payments.map((part) => part.amountCents))),
  );
  const allocation = allocateToSchedule(amountCents, open, rooms);
  addPayment(
    book,
    payment,
    allocation.invoices.flatMap((part) => {
      const held = invoices[part.invoiceId];
      return held ? [{ invoice: held.invoice, amountCents: part.amountCents }] : [];
    }),
  );
  for (const part of allocation.instalments) {
    instalments[part.index]?.payments.push({ payment, amountCents: part.amountCents, feeCents: part.feesCents });
  }
}
