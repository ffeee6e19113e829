import { excludedRows, type Page, type RowsOfPart, rowsOfPart } from '../../../db/dashboard/proof-rows.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { BookFacts } from '../../../shared/dashboard/book-facts.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { dashboardFigures } from '../../../shared/dashboard/figures.ts';
import { NULL_REASONS } from '../../../shared/dashboard/null-reasons.fr.ts';
import { dsoGap, dsoMethods } from '../../../shared/dashboard/proof/dso-methods.ts';
import { EXCLUSIONS_OF_PART, MONTHS_OF_PART } from '../../../shared/dashboard/proof/exclusions.ts';
import type { ExclusionCode, ProofPart, ProofRow } from '../../../shared/dashboard/proof/proof.contract.ts';
import { frenchFormula } from '../../../shared/dashboard/proof/proof-formula.fr.ts';
import { DERIVATIONS, valueOfFigure } from '../../../shared/dashboard/proof/proof-inputs.ts';
import { EXCLUSION_REASONS, FIGURE_TEXTS, PART_LABELS } from '../../../shared/dashboard/proof/proof-texts.fr.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { formatMonth } from '../../../shared/dates/format-date.ts';
import { firstDayOf, periodOfMonths, plusMonths, type YearMonth } from '../../../shared/dates/year-month.ts';
import { type Cents, cents, ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { checkedScope } from './checked-scope.ts';
import { gatherBookFacts } from './gather-book-facts.ts';

const ROWS = 200;

/**
 * Where a figure comes from: what it means, its formula with the numbers in it, the exact values that recompute it, the rows that those
 * add up, and what is left out and why. Long lists come by stretches, `offset` and `limit` for each list. @throws AppError CUSTOMER_NOT_FOUND
 */
export function proveFigure(
  { db }: QueryContext,
  { figure, month, part: only, offset = 0, limit = ROWS, ...input }: InputOf<typeof dashboardContract.proof>,
): OutputOf<typeof dashboardContract.proof> {
  const scope = checkedScope(db, input);
  const facts = gatherBookFacts(db, month, scope);
  const figures = dashboardFigures(facts);
  const derivation = DERIVATIONS[figure]({ facts, figures });
  const text = FIGURE_TEXTS[figure];
  const value = valueOfFigure(figures, figure);
  const reason = figures.reasons[figure] ?? (value === null ? figures.reasons.concentration12Months : undefined);
  const daysFrom = figure === 'daysToPay' || figure === 'daysToPay12Months' ? 'issued_on' : 'due_on';
  const page: Page = { offset, limit };
  const parts: OutputOf<typeof dashboardContract.proof>['parts'] = [];
  const rows: ProofRow[] = [];
  const codes = new Map<ExclusionCode, number>();
  for (const [part, input] of derivation.parts) {
    const list =
      part === 'months'
        ? monthRows(facts, derivation.inputs.monthlyRevenueCents, page)
        : rowsOfPart(db, part, month, scope, daysFrom, page);
    parts.push({ part, label: PART_LABELS[part], count: list.count, sumCents: list.sumCents, input });
    if (only === undefined || only === part) rows.push(...list.rows);
    for (const code of EXCLUSIONS_OF_PART[part] ?? []) codes.set(code, Math.max(codes.get(code) ?? 1, MONTHS_OF_PART[part] ?? 1));
  }
  const excluded = leftOut(codes, month, scope);
  return {
    figure,
    month,
    name: text.name,
    unit: text.unit,
    value,
    reason: value === null ? (reason ? NULL_REASONS[reason] : NULL_REASONS.noForecast) : null,
    definition: text.definition,
    formula: frenchFormula(derivation, text.unit, value, month),
    expression: derivation.expression,
    inputs: derivation.inputs,
    parts,
    rows,
    excluded: excluded.flatMap((list) => list.rows.map((row) => ({ ...row, reason: EXCLUSION_REASONS[row.code] }))),
    excludedCount: excluded.reduce((sum, { count }) => sum + count, 0),
    methods: dsoMethods(figures, figure),
    gap: dsoGap(figures, facts, figure),
  };

  function leftOut(wanted: ReadonlyMap<ExclusionCode, number>, last: YearMonth, of: Scope) {
    return [...wanted].map(([code, months]) => excludedRows(db, code, periodOfMonths(last, months), of, limit));
  }
}

function monthRows({ month }: BookFacts, revenues: unknown, { offset, limit }: Page): RowsOfPart {
  const amounts = Array.isArray(revenues) ? (revenues as number[]) : [];
  const rows = amounts.map((amount, index): ProofRow => {
    const each = plusMonths(month, -index);
    return {
      part: 'months' satisfies ProofPart,
      kind: 'month',
      id: null,
      label: formatMonth(each),
      customerId: null,
      customerName: '',
      date: firstDayOf(each),
      dueOn: null,
      amountCents: cents(amount),
      days: null,
    };
  });
  const sumCents = amounts.length === 0 ? ZERO : (cents(amounts.reduce((sum, amount) => sum + amount, 0)) as Cents);
  return { count: rows.length, sumCents, rows: rows.slice(offset, offset + limit) };
}
