import { rowsBy } from '../../../../db/rows-by.ts';
import { addDays, daysBetween, type LocalDate, laterOf } from '../../../../shared/dates/local-date.ts';
import { type Cents, cents, subtractCents, sumCents } from '../../../../shared/money/cents.ts';
import { addInvoice, addPayment, allocateCreditNote, type DraftBook, type DraftInvoice, openOn } from './draft-book.ts';
import { type MonthPlan, perMille, progressPermille } from './month-plan.ts';
import type { Behaviour, SampleCustomer } from './sample-resources.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { workdayFrom, workdayUntil } from './workdays.ts';

/** Days from the due date to the payment, drawn between `from` and `to`; `drift` is what the later end of the story adds, in full today. */
const DELAYS: Record<Behaviour, { from: number; to: number; drift: number }> = {
  prompt: { from: -6, to: 0, drift: 2 },
  usual: { from: -2, to: 3, drift: 7 },
  slow: { from: 4, to: 12, drift: 8 },
  chronic: { from: 16, to: 38, drift: 8 },
  public: { from: 6, to: 18, drift: 4 },
  runs: { from: 1, to: 7, drift: 14 },
};

/** Days of the month on which a customer with payment runs pays. */
const RUN_DAYS = ['05', '15', '25'];

/** Past this many days late, a customer outside the story has paid: those who have not are the story's. */
const ORDINARY_DAYS_LATE = 2;

const CREDIT_NOTE_PERMILLE = 14;
const CREDIT_NOTE_FROM = cents(600_00);
const IN_TWO_PAYMENTS_PERMILLE = 45;
const IN_TWO_PAYMENTS_FROM = cents(1_500_00);

interface Settlement {
  invoice: DraftInvoice;
  on: LocalDate;
  amountCents: Cents;
}

/**
 * Pays the ordinary invoices of a month the way each customer does, up to the day before today: one payment for all that a
 * customer settles on the same day. Now and then a credit note, allocated at once, or a payment in two parts.
 * `storied` customers keep nothing overdue but what the story says.
 */
export function ordinarySettlements(
  book: DraftBook,
  plan: MonthPlan,
  invoices: readonly DraftInvoice[],
  storied: ReadonlySet<SampleCustomer>,
  today: LocalDate,
): Settlement[] {
  const random = seededRandom(`payments ${plan.age}`);
  return invoices.flatMap((invoice) => {
    const paidOn = paymentDay(invoice, plan, random);
    const last = lastDayToPay(invoice, storied, today);
    const on =
      last !== null && paidOn > last
        ? workdayUntil(addDays(last, -random.integer(0, Math.max(0, daysBetween(invoice.dueOn, last)))))
        : paidOn;
    addCreditNote(book, invoice, on, random, today);
    return inParts(invoice, laterOf(on, invoice.issuedOn), last, random).filter((settlement) => settlement.on < today);
  });
}

/** Records the settlements, those of one customer and day as one payment. */
export function addPayments(book: DraftBook, settlements: readonly Settlement[]): void {
  const groups = rowsBy(settlements, ({ invoice, on }) => `${on} ${invoice.customer.code}`);
  for (const parts of groups.values()) {
    const [first] = parts;
    if (!first) continue;
    const { customer } = first.invoice;
    const amountCents = sumCents(parts.map((part) => part.amountCents));
    const method = methodOf(customer);
    addPayment(book, { customer, paidOn: first.on, amountCents, kind: 'payment', method, reference: '' }, parts);
  }
}

function paymentDay(invoice: DraftInvoice, { age }: MonthPlan, random: SeededRandom): LocalDate {
  const { from, to, drift } = DELAYS[invoice.customer.behaviour];
  const days = random.integer(from, to) + Math.round((drift * progressPermille(age)) / 1000);
  const day = workdayFrom(laterOf(addDays(invoice.issuedOn, 1), addDays(invoice.dueOn, days)));
  return invoice.customer.behaviour === 'runs' ? nextRun(day) : day;
}

function nextRun(day: LocalDate): LocalDate {
  let run = day;
  while (!RUN_DAYS.includes(run.slice(8, 10))) run = addDays(run, 1);
  return workdayFrom(run);
}

/** The last day on which an invoice that is overdue today may have been paid; null when it need not be. */
function lastDayToPay(
  { customer, issuedOn, dueOn }: DraftInvoice,
  storied: ReadonlySet<SampleCustomer>,
  today: LocalDate,
): LocalDate | null {
  if (customer.behaviour === 'runs') return null;
  const daysLate = daysBetween(dueOn, today);
  return daysLate > (storied.has(customer) ? 0 : ORDINARY_DAYS_LATE) ? laterOf(issuedOn, addDays(today, -1)) : null;
}

function inParts(invoice: DraftInvoice, on: LocalDate, last: LocalDate | null, random: SeededRandom): Settlement[] {
  const open = openOn(invoice, on);
  const whole = [{ invoice, on, amountCents: open }];
  if (!random.chance(IN_TWO_PAYMENTS_PERMILLE) || open < IN_TWO_PAYMENTS_FROM) return whole;
  const rest = workdayFrom(addDays(on, random.integer(15, 30)));
  if (last !== null && rest > last) return whole;
  const first = perMille(open, random.pick([300, 400, 500, 600]));
  return [
    { invoice, on, amountCents: first },
    { invoice, on: rest, amountCents: subtractCents(open, first) },
  ];
}

/** Something was wrong with the work: a few per cent come back as a credit note, before the customer pays the rest. */
function addCreditNote(book: DraftBook, invoice: DraftInvoice, paidOn: LocalDate, random: SeededRandom, today: LocalDate): void {
  if (!random.chance(CREDIT_NOTE_PERMILLE) || invoice.totalCents < CREDIT_NOTE_FROM) return;
  const issuedOn = workdayFrom(addDays(invoice.issuedOn, random.integer(4, 12)));
  if (issuedOn >= paidOn || issuedOn >= today) return;
  const amount = Math.floor((invoice.totalCents * random.pick([4, 6, 10, 15])) / 100 / 6_00) * 6_00;
  if (amount === 0) return;
  const { customer, label } = invoice;
  const creditNote = addInvoice(book, {
    customer,
    kind: 'creditNote',
    issuedOn,
    dueOn: issuedOn,
    totalCents: cents(-amount),
    label: `Avoir : ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
  });
  allocateCreditNote(book, creditNote, invoice);
}

/** How a customer pays, always the same way. */
export function methodOf({ code, kind }: SampleCustomer): string {
  const draw = seededRandom(`method ${code}`).integer(0, 9);
  if (kind === 'consumer') return draw < 6 ? 'Chèque' : 'Carte bancaire';
  return draw < 8 ? 'Virement' : 'Chèque';
}
