import { daysInMonth, daysInPeriod, periodOfMonths, plusMonths } from '../../dates/year-month.ts';
import type { BookFacts, PeriodFacts } from '../book-facts.ts';
import type { DashboardFigures } from '../dashboard.contract.ts';
import { revenueOf } from '../dso.ts';
import { BALANCE_DERIVATIONS, type DelayMeasure, delayDerivation } from './day-derivations.ts';
import type { Derivation, ProofInput } from './derivation.ts';
import { type BalanceFigure, isBalanceFigure, type ProofPart, type ProvenFigure } from './proof.contract.ts';

type Facts = { facts: BookFacts; figures: DashboardFigures };

const identity =
  (figure: keyof DashboardFigures, part?: ProofPart) =>
  ({ figures }: Facts): Derivation => ({
    expression: figure,
    inputs: { [figure]: figures[figure] as number | null },
    parts: part ? [[part, figure]] : [],
  });

const quotient =
  (above: keyof DashboardFigures, below: keyof DashboardFigures, parts: readonly ProofPart[]) =>
  ({ figures }: Facts): Derivation => ({
    expression: `${above} / ${below}`,
    inputs: { [above]: figures[above] as number | null, [below]: figures[below] as number | null },
    parts: parts.map((part, index) => [part, index === 0 ? above : below] as const),
  });

const ISSUED = { 1: 'issued', 3: 'issued3Months', 12: 'issued12Months' } as const;

/** balance × days / revenue over some months. */
const daysOfSales =
  (balance: 'outstandingCents' | 'notOverdueCents' | 'overdueCents', months: 1 | 3 | 12) =>
  ({ facts, figures }: Facts): Derivation => ({
    expression: `${balance} * days / revenueCents`,
    inputs: {
      [balance]: balance === 'notOverdueCents' ? figures.agedBalance.notDue.cents : figures[balance],
      days: daysInPeriod(periodOfMonths(facts.month, months)),
      revenueCents: revenueOf(facts.revenue, facts.month, months),
    },
    parts: [
      [({ outstandingCents: 'open', notOverdueCents: 'notDue', overdueCents: 'overdue' } as const)[balance], balance],
      [ISSUED[months], 'revenueCents'],
    ],
  });

const delays =
  (period: 'oneMonth' | 'twelveMonths', measure: DelayMeasure) =>
  ({ facts }: Facts): Derivation =>
    delayDerivation(facts[period].delays, measure, period === 'oneMonth' ? 'delays' : 'delays12Months');

const effectiveness =
  (period: 'oneMonth' | 'twelveMonths') =>
  ({ facts, figures }: Facts): Derivation => {
    const { openingCents, writeOffs }: PeriodFacts = facts[period];
    const isMonth = period === 'oneMonth';
    return {
      expression:
        '100 * (openingCents + revenueCents - (closingCents + writeOffsCents)) / (openingCents + revenueCents - (notOverdueCents + writeOffsNotDueCents))',
      inputs: {
        openingCents,
        revenueCents: revenueOf(facts.revenue, facts.month, isMonth ? 1 : 12),
        closingCents: figures.outstandingCents,
        notOverdueCents: figures.agedBalance.notDue.cents,
        writeOffsCents: writeOffs.totalCents,
        writeOffsNotDueCents: writeOffs.notDueCents,
      },
      parts: [
        [isMonth ? 'opening' : 'opening12Months', 'openingCents'],
        [isMonth ? 'issued' : 'issued12Months', 'revenueCents'],
        ['open', 'closingCents'],
        [isMonth ? 'writeOffs' : 'writeOffs12Months', 'writeOffsCents'],
      ],
    };
  };

const losses =
  (period: 'oneMonth' | 'twelveMonths') =>
  ({ facts }: Facts): Derivation => ({
    expression: 'writeOffsCents / revenueCents',
    inputs: {
      writeOffsCents: facts[period].writeOffs.totalCents,
      revenueCents: revenueOf(facts.revenue, facts.month, period === 'oneMonth' ? 1 : 12),
    },
    parts: [
      [period === 'oneMonth' ? 'writeOffs' : 'writeOffs12Months', 'writeOffsCents'],
      [period === 'oneMonth' ? 'issued' : 'issued12Months', 'revenueCents'],
    ],
  });

const top =
  (count: number) =>
  ({ facts, figures }: Facts): Derivation => ({
    expression: '100 * sum(largestCents) / totalCents',
    inputs: {
      largestCents: facts.customerRevenue.slice(0, count).map(({ revenueCents }) => revenueCents),
      totalCents: figures.concentration12Months.totalCents,
    },
    parts: [['customers', 'totalCents']],
  });

function revenues({ facts }: Facts): number[] {
  return facts.customerRevenue.map(({ revenueCents }) => revenueCents);
}

function squares(expression: string) {
  return (given: Facts): Derivation => ({
    expression,
    inputs: { revenuesCents: revenues(given).filter((revenue) => revenue > 0), totalCents: given.figures.concentration12Months.totalCents },
    parts: [['customers', 'totalCents']],
  });
}

function countBack({ facts, figures }: Facts): Derivation {
  const monthlyRevenueCents: number[] = [];
  const monthlyDays: number[] = [];
  for (let month = facts.month; facts.firstMonth !== null && month >= facts.firstMonth; month = plusMonths(month, -1)) {
    const sold = facts.revenue.get(month);
    if (sold === undefined) break;
    monthlyRevenueCents.push(sold);
    monthlyDays.push(daysInMonth(month));
  }
  return {
    expression: 'countBack(outstandingCents, monthlyRevenueCents, monthlyDays)',
    inputs: { outstandingCents: figures.outstandingCents, monthlyRevenueCents, monthlyDays },
    parts: [
      ['open', 'outstandingCents'],
      ['months', 'monthlyRevenueCents'],
    ],
  };
}

function workingCapital(expression: string) {
  return ({ facts, figures }: Facts): Derivation => {
    const { month: _month, ...inputs } = facts.inputs;
    const all: Record<string, ProofInput> = {
      ...inputs,
      outstandingCents: figures.outstandingCents,
      revenueCents: figures.revenueCents,
      days: daysInMonth(facts.month),
    };
    const used = Object.keys(all).filter((name) => new RegExp(`\\b${name}\\b`).test(expression));
    const withSales = used.includes('outstandingCents');
    return {
      expression,
      inputs: Object.fromEntries(used.map((name) => [name, all[name] ?? null])),
      parts: withSales
        ? [
            ['open', 'outstandingCents'],
            ['issued', 'revenueCents'],
          ]
        : [],
    };
  };
}

const DSI = 'averageStockCents * days / costOfSalesCents';
const DPO = 'supplierDebtsCents * days / purchasesCents';

const DERIVATIONS: Readonly<Record<Exclude<ProvenFigure, BalanceFigure>, (given: Facts) => Derivation>> = {
  revenueCents: identity('revenueCents', 'issued'),
  forecastRevenueCents: identity('forecastRevenueCents'),
  collectedCents: identity('collectedCents', 'collected'),
  chargesCents: ({ figures }) => ({
    expression: 'fixedChargesCents + variableChargesCents',
    inputs: { fixedChargesCents: figures.fixedChargesCents, variableChargesCents: figures.variableChargesCents },
    parts: [
      ['fixedCharges', 'fixedChargesCents'],
      ['variableCharges', 'variableChargesCents'],
    ],
  }),
  fixedChargesCents: identity('fixedChargesCents', 'fixedCharges'),
  variableChargesCents: identity('variableChargesCents', 'variableCharges'),
  forecastChargesCents: identity('forecastChargesCents'),
  forecastFixedChargesCents: identity('forecastFixedChargesCents'),
  forecastVariableChargesCents: identity('forecastVariableChargesCents'),
  commercialPerformance: quotient('revenueCents', 'forecastRevenueCents', ['issued']),
  operationalPerformance: quotient('chargesCents', 'forecastChargesCents', ['charges']),
  operationalFixedPerformance: quotient('fixedChargesCents', 'forecastFixedChargesCents', ['fixedCharges']),
  operationalVariablePerformance: quotient('variableChargesCents', 'forecastVariableChargesCents', ['variableCharges']),
  dso: daysOfSales('outstandingCents', 1),
  dso3Months: daysOfSales('outstandingCents', 3),
  dso12Months: daysOfSales('outstandingCents', 12),
  dsoCountBack: countBack,
  bestPossibleDso: daysOfSales('notOverdueCents', 1),
  add: daysOfSales('overdueCents', 1),
  dbt: delays('oneMonth', 'centDaysAfterDue'),
  dbt12Months: delays('twelveMonths', 'centDaysAfterDue'),
  daysToPay: delays('oneMonth', 'centDaysAfterIssue'),
  daysToPay12Months: delays('twelveMonths', 'centDaysAfterIssue'),
  cei: effectiveness('oneMonth'),
  cei12Months: effectiveness('twelveMonths'),
  art12Months: ({ facts, figures }) => ({
    expression: 'revenueCents / ((openingCents + closingCents) / 2)',
    inputs: {
      revenueCents: revenueOf(facts.revenue, facts.month, 12),
      openingCents: facts.twelveMonths.openingCents,
      closingCents: figures.outstandingCents,
    },
    parts: [
      ['issued12Months', 'revenueCents'],
      ['opening12Months', 'openingCents'],
      ['open', 'closingCents'],
    ],
  }),
  badDebtRatio: losses('oneMonth'),
  badDebtRatio12Months: losses('twelveMonths'),
  dpo: workingCapital(DPO),
  dsi: workingCapital(DSI),
  ccc: workingCapital(`outstandingCents * days / revenueCents + ${DSI} - ${DPO}`),
  revenueShare12MonthsPct: ({ facts }) => ({
    expression: '100 * revenueCents / companyRevenueCents',
    inputs: {
      revenueCents: revenueOf(facts.revenue, facts.month, 12),
      companyRevenueCents: facts.companyRevenue12MonthsCents,
    },
    parts: [['issued12Months', 'revenueCents']],
  }),
  autoMatchRatio: ({ facts }) => ({
    expression: 'matchedCount / importedCount',
    inputs: { matchedCount: facts.importedPayments.matchedCount, importedCount: facts.importedPayments.count },
    parts: [['imported', '']],
  }),
  concentration12Months: top(1),
  top1: top(1),
  top3: top(3),
  top5: top(5),
  top10: top(10),
  hhi: squares('10000 * sumOfSquares(revenuesCents) / (totalCents * totalCents)'),
  effectiveCustomers: squares('totalCents * totalCents / sumOfSquares(revenuesCents)'),
  customersFor80Pct: (given) => ({
    expression: 'countFor(revenuesCents, totalCents, 80)',
    inputs: { revenuesCents: revenues(given), totalCents: given.figures.concentration12Months.totalCents },
    parts: [['customers', 'totalCents']],
  }),
};

/** How a figure of a month comes from its inputs. */
export function derivationOf(figure: ProvenFigure, given: Facts): Derivation {
  return isBalanceFigure(figure) ? BALANCE_DERIVATIONS[figure](given.figures) : DERIVATIONS[figure](given);
}
