import { addDays, type LocalDate } from '../../../../shared/dates/local-date.ts';
import { monthOf } from '../../../../shared/dates/year-month.ts';
import { type Cents, cents, sumCents } from '../../../../shared/money/cents.ts';
import { exact, roundToCent } from '../../../../shared/money/ratio.ts';
import { dueDateFor } from './customer-terms.ts';
import { addInvoice, type DraftBook, type DraftInvoice } from './draft-book.ts';
import { MONTHS_BEFORE, type MonthPlan, perMille } from './month-plan.ts';
import { type Mix, type SampleCustomer, SIZES, type Size } from './sample-resources.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { workdayUntil } from './workdays.ts';

/** Prices before VAT by size of work. */
const PRICES: Record<Size, { low: number; high: number }> = {
  repair: { low: 85_00, high: 290_00 },
  fitting: { low: 290_00, high: 1_000_00 },
  joinery: { low: 1_000_00, high: 3_700_00 },
  project: { low: 3_700_00, high: 10_000_00 },
  site: { low: 10_000_00, high: 20_800_00 },
};
const LOWEST_PRICE = 83_00;
const HIGHEST_PRICE = PRICES.site.high;

/** How often each size of work comes, per hundred invoices, in the order of `SIZES`. */
const SIZES_OF_MIX: Record<Mix, readonly number[]> = {
  site: [0, 24, 56, 20, 0],
  account: [25, 35, 31, 7, 2],
  regular: [35, 38, 23, 4, 0],
  public: [20, 35, 35, 10, 0],
  private: [10, 20, 50, 20, 0],
};

/** The largest customer's share of a month's revenue, per mille: it grows month after month. */
const MAIN_SHARE_AT_START = 250;
const MAIN_SHARE_GROWTH = 4;

/** Months back in which an invoice was entered twice and the second one cancelled. */
const DOUBLE_ENTRY_AGES = [4, 9];

interface Sketch {
  customer: SampleCustomer;
  size: Size;
  issuedOn: LocalDate;
  /** Before VAT and before the month is brought to its revenue. */
  priceCents: number;
}

/**
 * Adds the ordinary invoices of a month and returns them. How many, to whom and of what size comes from the seed; prices are then
 * brought to the month's revenue, what the story already invoices that month included. The current month stops before today.
 */
export function addMonthlyInvoices(
  book: DraftBook,
  plan: MonthPlan,
  customers: readonly SampleCustomer[],
  works: Record<Size, readonly string[]>,
  today: LocalDate,
): DraftInvoice[] {
  const random = seededRandom(`invoices ${plan.age}`);
  const sketches = customers.flatMap((customer) => sketchInvoices(customer, plan, random));
  const [main] = customers;
  const mainTarget = perMille(plan.revenueCents, MAIN_SHARE_AT_START + MAIN_SHARE_GROWTH * (MONTHS_BEFORE - plan.age));
  const mainPrices = bringTo(
    sketches.filter(({ customer }) => customer === main),
    mainTarget - alreadyInvoiced(book, plan, (customer) => customer === main),
  );
  const otherTarget = plan.revenueCents - sumCents(mainPrices.values()) - alreadyInvoiced(book, plan, () => true);
  const otherPrices = bringTo(
    sketches.filter(({ customer }) => customer !== main),
    otherTarget,
  );
  const invoices = sketches
    .filter(({ issuedOn }) => issuedOn < today)
    .map((sketch) =>
      addInvoice(book, {
        customer: sketch.customer,
        kind: 'invoice',
        issuedOn: sketch.issuedOn,
        dueOn: dueDateFor(sketch.customer, sketch.issuedOn),
        totalCents: mainPrices.get(sketch) ?? otherPrices.get(sketch) ?? cents(0),
        label: random.pick(works[sketch.size]),
      }),
    );
  if (DOUBLE_ENTRY_AGES.includes(plan.age)) enterTwice(book, invoices, random);
  return invoices;
}

function sketchInvoices(customer: SampleCustomer, { workdays: days, seasonPermille }: MonthPlan, random: SeededRandom): Sketch[] {
  const expectedPerMille = Math.round((customer.invoicesPerHundredMonths * seasonPermille) / 100);
  const count = Math.floor(expectedPerMille / 1000) + (random.chance(expectedPerMille % 1000) ? 1 : 0);
  // A customer's invoices are spread over the month: each takes its own stretch of it.
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * days.length) / count);
    const to = Math.max(from, Math.floor(((index + 1) * days.length) / count) - 1);
    const issuedOn = random.pick(days.slice(from, to + 1));
    const size = drawSize(customer.mix, random);
    return { customer, size, issuedOn, priceCents: random.integer(PRICES[size].low, PRICES[size].high) };
  });
}

function drawSize(mix: Mix, random: SeededRandom): Size {
  let draw = random.integer(1, 100);
  for (const [index, share] of SIZES_OF_MIX[mix].entries()) {
    draw -= share;
    if (draw <= 0) return SIZES[index] ?? 'repair';
  }
  return 'repair';
}

function alreadyInvoiced(book: DraftBook, { month }: MonthPlan, of: (customer: SampleCustomer) => boolean): Cents {
  return sumCents(
    book.invoices.filter(({ customer, issuedOn }) => monthOf(issuedOn) === month && of(customer)).map(({ totalCents }) => totalCents),
  );
}

/** Totals with VAT such that the sketches come close to `target` together; prices stay plausible and round. */
function bringTo(sketches: readonly Sketch[], target: number): Map<Sketch, Cents> {
  const together = sketches.reduce((sum, sketch) => sum + withVat(sketch, sketch.priceCents), 0);
  return new Map(
    sketches.map((sketch) => {
      const price = roundToCent(exact(sketch.priceCents).times(Math.max(0, target)).dividedBy(together));
      const step = price < 1_000_00 ? 50 : 5_00;
      const round = Math.round(Math.min(HIGHEST_PRICE, Math.max(LOWEST_PRICE, price)) / step) * step;
      return [sketch, cents(withVat(sketch, round))];
    }),
  );
}

/** Work in a home bears 10 % of VAT, the rest 20 %; prices are multiples of 50 cents, so that the cent is exact. */
function withVat({ customer }: Sketch, priceCents: number): number {
  return roundToCent(
    exact(priceCents)
      .times(customer.kind === 'consumer' ? 110 : 120)
      .dividedBy(100),
  );
}

/** An invoice entered a second time by mistake, and cancelled when that was seen. */
function enterTwice(book: DraftBook, invoices: readonly DraftInvoice[], random: SeededRandom): void {
  const { customer, kind, issuedOn, dueOn, totalCents, label } = random.pick(invoices);
  const double = addInvoice(book, { customer, kind, issuedOn, dueOn, totalCents, label });
  double.cancelledOn = workdayUntil(addDays(issuedOn, 3));
}
