import { forecastHistory } from '../../../db/cash-forecast/forecast-history.queries.ts';
import { invoiceLabels } from '../../../db/cash-forecast/forecast-labels.queries.ts';
import { FORECAST_WEEKS } from '../../../shared/cash-forecast/cash-forecast.contract.ts';
import { type ExpectedReceipt, expectedReceipts, type LeftOut, oldestDueFirst } from '../../../shared/cash-forecast/expected-receipts.ts';
import { delaysAt, positionAt } from '../../../shared/cash-forecast/forecast-history.ts';
import { leftOutSentence, receiptSentence } from '../../../shared/cash-forecast/forecast-sentences.fr.ts';
import { weekIndex } from '../../../shared/cash-forecast/forecast-weeks.ts';
import { paymentHabits } from '../../../shared/cash-forecast/payment-habits.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { dateOfDay, dayNumber, startOfWeek } from '../../../shared/dates/local-date.ts';
import { sumCents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof dashboardContract.cashForecastReceipts;

const PAGE = 200;

/** The invoices behind a week of the forecast, behind what comes later, or behind what is left out of it. */
export function listForecastReceipts({ db }: QueryContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { asOf, offset = 0, limit = PAGE } = input;
  const history = forecastHistory(db, [asOf]);
  const { receipts, leftOut } = expectedReceipts(positionAt(history, asOf), paymentHabits(delaysAt(history, asOf)));
  const wanted: (ExpectedReceipt | LeftOut)[] = [...receipts.filter(isWanted(input)).toSorted(earliestFirst)];
  if (input.part === 'leftOut' || (input.part === undefined && input.week === undefined))
    wanted.push(...leftOut.toSorted((a, b) => oldestDueFirst(a.item, b.item)));
  const ofCustomer = wanted.filter(({ item }) => input.customerId === undefined || item.customerId === input.customerId);
  const page = ofCustomer.slice(offset, offset + limit);
  const labels = invoiceLabels(
    db,
    page.map(({ item }) => item.invoiceId),
  );
  return {
    total: ofCustomer.length,
    totalCents: sumCents(ofCustomer.map(({ amountCents }) => amountCents)),
    rows: page.map((part) => {
      const { invoiceId, customerId, dueDay } = part.item;
      const label = labels.get(invoiceId);
      const common = { invoiceId, customerId, dueOn: dateOfDay(dueDay), amountCents: part.amountCents, why: part.why };
      return {
        ...common,
        invoiceNumber: label?.number ?? '',
        customerName: label?.customerName ?? '',
        expectedOn: 'day' in part ? dateOfDay(part.day) : null,
        sentence: 'day' in part ? receiptSentence(part, asOf) : leftOutSentence(part),
      };
    }),
  };
}

function isWanted({ asOf, weeks, week, part }: InputOf<Verb>): (receipt: ExpectedReceipt) => boolean {
  if (part === 'leftOut') return () => false;
  if (part === 'later') return ({ day }) => weekIndex(asOf, weeks ?? FORECAST_WEEKS, day) === null;
  if (week === undefined) return () => true;
  const monday = dayNumber(startOfWeek(week));
  return ({ day }) => day >= monday && day < monday + 7;
}

function earliestFirst(a: ExpectedReceipt, b: ExpectedReceipt): number {
  return a.day - b.day || b.amountCents - a.amountCents || a.item.invoiceId - b.item.invoiceId;
}
