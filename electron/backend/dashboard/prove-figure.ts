import { leftOutRows } from '../../../db/dashboard/left-out-rows.queries.ts';
import type { Page, RowsOfPart } from '../../../db/dashboard/proof-row-columns.ts';
import { rowsOfPart } from '../../../db/dashboard/proof-rows.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { FIGURE_TEXTS } from '../../../shared/dashboard/figure-texts.fr.ts';
import { nullReasonText } from '../../../shared/dashboard/null-reasons.fr.ts';
import type { Derivation } from '../../../shared/dashboard/proof/derivation.ts';
import { exclusionsOf } from '../../../shared/dashboard/proof/exclusions.ts';
import type { ProofPart, ProofRow } from '../../../shared/dashboard/proof/proof.contract.ts';
import { frenchFormula } from '../../../shared/dashboard/proof/proof-formula.fr.ts';
import { EXCLUSION_REASONS, PART_LABELS } from '../../../shared/dashboard/proof/proof-texts.fr.ts';
import { formatMonth } from '../../../shared/dates/format-date.ts';
import { firstDayOf, lastDayOf, monthOf, plusMonths, type YearMonth } from '../../../shared/dates/year-month.ts';
import { cents, sumCents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { checkedScope } from './checked-scope.ts';
import { deriveFigure } from './derive-figure.ts';

const ROWS = 200;

type Verb = typeof dashboardContract.proof;

/**
 * Where a figure comes from: what it means, its formula with the numbers in it, the exact values that recompute it, the rows that those
 * add up, and what is left out and why. Long lists come by stretches, `offset` and `limit` for each list.
 * @throws AppError CUSTOMER_NOT_FOUND, FIGURE_OF_MONTHS
 */
export function proveFigure(
  { db }: QueryContext,
  { figure, month, asOf: day, part: only, offset = 0, limit = ROWS, ...input }: InputOf<Verb>,
): OutputOf<Verb> {
  const scope = checkedScope(db, input);
  const asked = day ?? (month && lastDayOf(month));
  if (asked === undefined) throw new RangeError('neither a month nor a day');
  const derived = deriveFigure(db, figure, asked, scope);
  const { asOf, derivation, value } = derived;
  const { unit, name, definition } = FIGURE_TEXTS[figure];
  const daysFrom = figure === 'daysToPay' || figure === 'daysToPay12Months' ? 'issued_on' : 'due_on';
  const lists = derivation.parts.map(([part, input]) => {
    const page = only === undefined || only === part ? { offset, limit } : NO_ROWS;
    const list = part === 'months' ? monthRows(derivation, monthOf(asOf), page) : rowsOfPart(db, part, asOf, scope, daysFrom, page);
    return { ...list, part, input };
  });
  const reasons = exclusionsOf(
    derivation.parts.map(([part]) => part),
    asOf,
  );
  const leftOut = leftOutRows(db, reasons, scope, only === undefined || only === 'excluded' ? { offset, limit } : NO_ROWS);
  return {
    figure,
    month: monthOf(asOf),
    asOf,
    name,
    unit,
    value,
    reason: derived.reason === undefined ? null : nullReasonText(figure, derived.reason),
    definition,
    formula: frenchFormula(derivation, FIGURE_TEXTS[figure], value, monthOf(asOf)),
    expression: derivation.expression,
    inputs: derivation.inputs,
    parts: lists.map(({ part, count, sumCents, input }) => ({ part, label: PART_LABELS[part], count, sumCents, input })),
    rows: lists.flatMap(({ rows }) => rows),
    excluded: leftOut.rows.map((row) => ({ ...row, reason: EXCLUSION_REASONS[row.code] })),
    excludedCount: leftOut.count,
    methods: derived.methods,
    gap: derived.gap,
  };
}

const NO_ROWS: Page = { offset: 0, limit: 0 };

function monthRows({ inputs: { monthlyRevenueCents } }: Derivation, month: YearMonth, { offset, limit }: Page): RowsOfPart {
  const amounts = (Array.isArray(monthlyRevenueCents) ? monthlyRevenueCents : []).map((amount) => cents(amount));
  const rows = amounts.map((amountCents, index): ProofRow => {
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
      amountCents,
      days: null,
    };
  });
  return { count: rows.length, sumCents: sumCents(amounts), rows: rows.slice(offset, offset + limit) };
}
