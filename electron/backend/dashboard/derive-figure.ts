import { delaysOfPayments } from '../../../db/dashboard/dashboard.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import type { NullReason } from '../../../shared/dashboard/dashboard.contract.ts';
import { FIGURE_TEXTS } from '../../../shared/dashboard/figure-texts.fr.ts';
import { reasonOfFigure, valueOfFigure } from '../../../shared/dashboard/figure-value.ts';
import { dashboardFigures } from '../../../shared/dashboard/figures.ts';
import { BALANCE_DERIVATIONS, delayDerivation } from '../../../shared/dashboard/proof/day-derivations.ts';
import type { Derivation } from '../../../shared/dashboard/proof/derivation.ts';
import { dsoGap, dsoMethods } from '../../../shared/dashboard/proof/dso-methods.ts';
import {
  type BalanceFigure,
  type DayFigure,
  isBalanceFigure,
  isDayFigure,
  type Proof,
  type ProvenFigure,
} from '../../../shared/dashboard/proof/proof.contract.ts';
import { derivationOf } from '../../../shared/dashboard/proof/proof-inputs.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDayOf, monthOf, monthsEndingOn, type YearMonth } from '../../../shared/dates/year-month.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ratio } from '../../../shared/money/ratio.ts';
import { gatherBookFacts } from './gather-book-facts.ts';
import { gatherDayBalances } from './gather-day-balances.ts';

/** A figure with the values that recompute it; `reason` says why there is none. */
export interface DerivedFigure extends Pick<Proof, 'asOf' | 'value' | 'methods' | 'gap'> {
  derivation: Derivation;
  reason: NullReason | undefined;
}

/** A figure at a day: of the month that ends that day, or of the day alone where it is a balance or a delay. @throws AppError FIGURE_OF_MONTHS */
export function deriveFigure(db: ReadDb, figure: ProvenFigure, asOf: LocalDate, scope: Scope): DerivedFigure {
  if (asOf === lastDayOf(monthOf(asOf))) return deriveOfMonth(db, figure, monthOf(asOf), scope);
  if (isDayFigure(figure)) return deriveOfDay(db, figure, asOf, scope);
  throw new AppError('FIGURE_OF_MONTHS', { name: FIGURE_TEXTS[figure].name, asOf });
}

function deriveOfMonth(db: ReadDb, figure: ProvenFigure, month: YearMonth, scope: Scope): DerivedFigure {
  const facts = gatherBookFacts(db, month, scope);
  const figures = dashboardFigures(facts);
  return {
    asOf: figures.asOf,
    derivation: derivationOf(figure, { facts, figures }),
    value: valueOfFigure(figures, figure),
    reason: reasonOfFigure(figures, figure),
    methods: dsoMethods(figures, figure),
    gap: dsoGap(figures, figure),
  };
}

function deriveOfDay(db: ReadDb, figure: DayFigure, asOf: LocalDate, scope: Scope): DerivedFigure {
  if (!isBalanceFigure(figure)) return delayOfDay(db, figure, asOf, scope);
  const { balances } = gatherDayBalances(db, asOf, scope);
  const value = figure === 'agedBalance' ? balances.outstandingCents : balances[figure];
  return {
    asOf,
    derivation: BALANCE_DERIVATIONS[figure](balances),
    value,
    reason: value === null ? 'noOutstanding' : undefined,
    methods: [],
    gap: null,
  };
}

function delayOfDay(db: ReadDb, figure: Exclude<DayFigure, BalanceFigure>, asOf: LocalDate, scope: Scope): DerivedFigure {
  const delays = delaysOfPayments(db, monthsEndingOn(asOf, 12), scope);
  const measure = figure === 'dbt12Months' ? 'centDaysAfterDue' : 'centDaysAfterIssue';
  const value = ratio(delays[measure], delays.amountCents);
  return {
    asOf,
    derivation: delayDerivation(delays, measure, 'delays12Months'),
    value,
    reason: value === null ? 'noPayment' : undefined,
    methods: [],
    gap: null,
  };
}
