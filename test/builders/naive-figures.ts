import type { ReadDb } from '../../db/database.ts';
import { minus, over, plus, quotient, times, to4, whole } from './fraction.ts';

interface Invoice {
  id: number;
  customer_id: number;
  kind: string;
  issued_on: string;
  due_on: string;
  total_cents: number;
  cancelled_on: string | null;
}
interface Movement {
  invoice_id: number;
  credit_note_id: number | null;
  allocated_on: string;
  amount_cents: number;
  kind: string | null;
  paid_on: string | null;
  payer: number | null;
}
interface Dispute {
  invoice_id: number;
  opened_on: string;
  closed_on: string | null;
  amount_cents: number | null;
}

interface Payment {
  customer_id: number;
  paid_on: string;
  amount_cents: number;
  import_id: number | null;
  matched_automatically: number;
}

const day = (date: string) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / 86_400_000;
const dateOf = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Every figure of a month computed again from the file's raw rows, one definition after the other, with no regard for speed. */
export function naiveFigures(db: ReadDb, month: string, belongs: (customerId: number) => boolean) {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5)) - 1];
  const endOf = (back: number) => dateOf(year, index - back + 1, 0);
  const monthBack = (back: number) => endOf(back).slice(0, 7);
  const lengthOf = (back: number) => Number(endOf(back).slice(8));
  const end = endOf(0);
  const everything = db.prepare<Invoice>('SELECT * FROM invoices').all();
  const invoices = everything.filter((invoice) => invoice.cancelled_on === null && belongs(invoice.customer_id));
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const standing = new Map(everything.filter((invoice) => invoice.cancelled_on === null).map((invoice) => [invoice.id, invoice]));
  const movements = db
    .prepare<Movement>(
      'SELECT a.*, p.kind, p.paid_on, p.customer_id AS payer FROM allocations a LEFT JOIN payments p ON p.id = a.payment_id',
    )
    .all();
  const disputes = db.prepare<Dispute>('SELECT * FROM disputes ORDER BY id').all();
  const openAt = (invoice: Invoice, at: string): number => {
    if (invoice.issued_on > at) return 0;
    const taken = sum(movements.filter((m) => m.invoice_id === invoice.id && m.allocated_on <= at).map((m) => m.amount_cents));
    const used = sum(movements.filter((m) => m.credit_note_id === invoice.id && m.allocated_on <= at).map((m) => m.amount_cents));
    return invoice.total_cents - taken + (invoice.kind === 'creditNote' ? used : 0);
  };
  const outstandingAt = (at: string) => sum(invoices.map((invoice) => openAt(invoice, at)));
  const late = (invoice: Invoice) => (invoice.kind === 'creditNote' ? 0 : day(end) - day(invoice.due_on));
  const open = invoices.map((invoice) => ({ invoice, cents: openAt(invoice, end) })).filter(({ cents }) => cents !== 0);
  const bucket = (from: number, to: number) => {
    const inside = open.filter(({ invoice }) => late(invoice) >= from && late(invoice) <= to);
    return { cents: sum(inside.map(({ cents }) => cents)), count: inside.length };
  };
  const agedBalance = {
    notDue: bucket(Number.NEGATIVE_INFINITY, 0),
    '1-30': bucket(1, 30),
    '31-60': bucket(31, 60),
    '61-90': bucket(61, 90),
    '90+': bucket(91, Number.POSITIVE_INFINITY),
  };
  const outstanding = outstandingAt(end);
  const overdue = outstanding - agedBalance.notDue.cents;
  const contested = ({ invoice, cents }: (typeof open)[number]) => {
    const at = disputes
      .filter((d) => d.invoice_id === invoice.id && d.opened_on <= end && (d.closed_on === null || d.closed_on > end))
      .at(-1);
    return at && cents > 0 ? Math.min(at.amount_cents ?? cents, cents) : 0;
  };
  const disputed = sum(open.map(contested));
  const revenueOf = (back: number) => sum(invoices.filter((i) => i.issued_on.slice(0, 7) === monthBack(back)).map((i) => i.total_cents));
  const upTo = (months: number) => Array.from({ length: months }, (_, back) => back);
  const revenue = (months: number) => sum(upTo(months).map(revenueOf));
  const days = (months: number) => sum(upTo(months).map(lengthOf));
  const inPeriod = (date: string | null, months: number) =>
    date !== null && date.slice(0, 7) >= monthBack(months - 1) && date.slice(0, 7) <= month;
  const delay = (months: number, from: 'due_on' | 'issued_on') => {
    // Of the customers who paid, whoever the invoice was made out to.
    const paid = movements
      .filter((m) => m.kind === 'payment' && m.payer !== null && belongs(m.payer))
      .filter((m) => inPeriod(m.paid_on, months) && standing.has(m.invoice_id));
    const weighted = sum(paid.map((m) => m.amount_cents * (day(m.paid_on ?? '') - day(standing.get(m.invoice_id)?.[from] ?? ''))));
    return quotient(weighted, sum(paid.map((m) => m.amount_cents)));
  };
  const lost = (months: number, onlyNotDue: boolean) =>
    sum(
      movements
        .filter((m) => m.kind === 'writeOff' && inPeriod(m.paid_on, months) && byId.has(m.invoice_id))
        .filter((m) => !onlyNotDue || (byId.get(m.invoice_id)?.due_on ?? '') >= end)
        .map((m) => m.amount_cents),
    );
  const cei = (months: number) => {
    const toCollect = outstandingAt(endOf(months)) + revenue(months);
    return quotient(100 * (toCollect - outstanding - lost(months, false)), toCollect - agedBalance.notDue.cents - lost(months, true));
  };
  const first = invoices.map((invoice) => invoice.issued_on.slice(0, 7)).sort()[0];
  const countBack = () => {
    if (first === undefined) return null;
    let rest = outstanding;
    let full = 0;
    for (let back = 0; rest > 0; back++) {
      if (monthBack(back) < first) return null;
      const sold = revenueOf(back);
      if (sold > rest) return to4(plus(whole(full), over(times(whole(rest), whole(lengthOf(back))), whole(sold)) ?? whole(0)));
      full += lengthOf(back);
      if (sold > 0) rest -= sold;
    }
    return full;
  };
  const received = db
    .prepare<Payment>(`SELECT * FROM payments WHERE kind = 'payment'`)
    .all()
    .filter((p) => belongs(p.customer_id) && p.paid_on.slice(0, 7) === month);
  const imported = received.filter((p) => p.import_id !== null);
  const shares = new Map<number, number>();
  for (const i of invoices) if (inPeriod(i.issued_on, 12)) shares.set(i.customer_id, (shares.get(i.customer_id) ?? 0) + i.total_cents);
  const sold = [...shares.values()].filter((amount) => amount !== 0).sort((a, b) => b - a);
  const total = sum(sold);
  const top = (count: number) => (total > 0 ? quotient(100 * sum(sold.slice(0, count)), total) : null);
  const squares = sold.filter((amount) => amount > 0).reduce((all, amount) => all + BigInt(amount) ** 2n, 0n);
  return {
    revenueCents: revenue(1),
    outstandingCents: outstanding,
    overdueCents: overdue,
    disputedCents: disputed,
    chaseableOverdueCents: overdue - sum(open.filter(({ invoice }) => late(invoice) > 0).map(contested)),
    agedBalance,
    collectedCents: sum(received.map((p) => p.amount_cents)),
    autoMatchRatio: quotient(imported.filter((p) => p.matched_automatically === 1).length, imported.length),
    dso: quotient(outstanding * days(1), revenue(1)),
    dso3Months: quotient(outstanding * days(3), revenue(3)),
    dso12Months: quotient(outstanding * days(12), revenue(12)),
    dsoCountBack: countBack(),
    bestPossibleDso: quotient(agedBalance.notDue.cents * days(1), revenue(1)),
    add: quotient(overdue * days(1), revenue(1)),
    dbt: delay(1, 'due_on'),
    dbt12Months: delay(12, 'due_on'),
    daysToPay: delay(1, 'issued_on'),
    daysToPay12Months: delay(12, 'issued_on'),
    cei: cei(1),
    cei12Months: cei(12),
    overdueRatio: quotient(overdue, outstanding),
    disputeRatio: quotient(disputed, outstanding),
    art12Months: quotient(2 * revenue(12), outstandingAt(endOf(12)) + outstanding),
    badDebtRatio: quotient(lost(1, false), revenue(1)),
    badDebtRatio12Months: quotient(lost(12, false), revenue(12)),
    concentration12Months: {
      top1: top(1),
      top3: top(3),
      hhi: total > 0 ? quotient(10_000n * squares, BigInt(total) ** 2n) : null,
      effectiveCustomers: total > 0 ? quotient(BigInt(total) ** 2n, squares) : null,
    },
  };
}

/** The figures that only the company has, computed again in the same way: charges, and what monthly inputs give. */
export function naiveCompanyFigures(db: ReadDb, month: string) {
  const charges = (nature: string) =>
    sum(
      db
        .prepare<{ charged_on: string; amount_cents: number }>('SELECT * FROM charges WHERE nature = ?')
        .all(nature)
        .filter((charge) => charge.charged_on.slice(0, 7) === month)
        .map((charge) => charge.amount_cents),
    );
  const inputs = db.prepare<Record<string, number | null>>('SELECT * FROM monthly_inputs WHERE month = ?').get(month) ?? {};
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const days = (amount: number | null | undefined, ofMonth: number | null | undefined) =>
    amount == null || ofMonth == null ? null : over(times(whole(amount), whole(length)), whole(ofMonth));
  const invoices = db.prepare<Invoice>('SELECT * FROM invoices WHERE cancelled_on IS NULL').all();
  const end = `${month}-${length}`;
  const sold = sum(invoices.filter((invoice) => invoice.issued_on.slice(0, 7) === month).map((invoice) => invoice.total_cents));
  const open = invoices
    .filter((invoice) => invoice.issued_on <= end)
    .map(({ id, kind, total_cents }) => {
      const allocated = db.prepare<Movement>('SELECT * FROM allocations WHERE allocated_on <= ?').all(end);
      const taken = sum(allocated.filter((m) => m.invoice_id === id).map((m) => m.amount_cents));
      return kind === 'creditNote'
        ? total_cents + sum(allocated.filter((m) => m.credit_note_id === id).map((m) => m.amount_cents))
        : total_cents - taken;
    });
  const dso = days(sum(open), sold);
  const dpo = days(inputs.supplier_debt_cents, inputs.purchases_cents);
  const dsi = days(inputs.average_stock_cents, inputs.cost_of_sales_cents);
  return {
    fixedChargesCents: charges('fixed'),
    variableChargesCents: charges('variable'),
    dpo: to4(dpo),
    dsi: to4(dsi),
    ccc: dso && dsi && dpo && to4(minus(plus(dso, dsi), dpo)),
  };
}
