import type { ChargeNature } from '../charges/charges.contract.ts';
import { addCents, type Cents } from '../money/cents.ts';
import { type DecimalMark, readAmount } from './amounts-in-text.ts';
import { natureOfLabel } from './charge-words.fr.ts';
import { forecastLineOf } from './forecast-lines.fr.ts';
import type { ForecastDraft } from './forecast-planner.ts';
import type { ForecastAnswers } from './forecast-rows.ts';
import { monthUnder, readMonth, type WrittenMonth } from './months-in-text.ts';
import type { ImportReport } from './report.ts';
import { isTotalLabel } from './row-words.fr.ts';
import { cellText, type TableRow } from './table.ts';
import { includingTax } from './tax-basis.fr.ts';

/** What a line of a forecast is about. */
export type ForecastLineKind = 'revenue' | 'fixed' | 'variable' | 'charges';

/** A forecast whose months are columns: « janv. 26 », « févr. 26 »…, one line for each thing expected. */
export interface ForecastGrid {
  readonly header: TableRow;
  /** What stands above the months: titles, a year. */
  readonly preamble: readonly string[];
  readonly months: ReadonlyMap<number, WrittenMonth>;
  readonly lines: readonly { readonly row: TableRow; readonly label: string; readonly kind: ForecastLineKind }[];
  readonly ignoredRows: number;
}

const ROWS_SEARCHED = 30;
const FEWEST_MONTHS = 3;

/** Finds months side by side above lines of revenue or charges; null for any other table. */
export function findForecastGrid(rows: readonly TableRow[]): ForecastGrid | null {
  for (const [index, header] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const months = monthsOf(header);
    if (months.size < FEWEST_MONTHS) continue;
    const first = Math.min(...months.keys());
    const named = rows.slice(index + 1).flatMap((row) => {
      const label = row.cells
        .slice(0, first)
        .map(cellText)
        .filter((text) => text !== '')
        .join(' ');
      return label === '' ? [] : [{ row, label, line: forecastLineOf(label) }];
    });
    const stated = named.filter(({ row }) => [...months.keys()].some((column) => cellText(row.cells[column]) !== ''));
    const lines = usefulLines(stated);
    if (!lines.some(({ kind }) => kind !== null)) return null;
    const preamble = rows.slice(0, index + 1).flatMap((row) => row.cells.map(cellText).filter((text) => text !== ''));
    const kept = lines.flatMap(({ row, label, kind }) => (kind === null ? [] : [{ row, label, kind }]));
    return { header, preamble, months, lines: kept, ignoredRows: named.length - kept.length };
  }
  return null;
}

/** Months of a row, each once: a column of the year's total is none. */
function monthsOf(header: TableRow): Map<number, WrittenMonth> {
  const months = new Map<number, WrittenMonth>();
  const seen = new Set<string>();
  header.cells.forEach((cell, index) => {
    const month = typeof cell === 'number' ? null : readMonth(cell);
    const key = month && `${month.year} ${month.month}`;
    if (!month || key === null || seen.has(key)) return;
    seen.add(key);
    months.set(index, month);
  });
  return months;
}

interface NamedLine {
  readonly row: TableRow;
  readonly label: string;
  readonly line: ReturnType<typeof forecastLineOf>;
}

/**
 * A line that sums others (« Charges fixes », « Total recettes ») is taken instead of them: where each kind has its own sum, the details
 * are left out. Without sums, the details are added up.
 */
function usefulLines(lines: readonly NamedLine[]): { row: TableRow; label: string; kind: ForecastLineKind | null }[] {
  const totals = new Set(lines.flatMap(({ label, line }) => (line !== null && isTotalLabel(label) ? [line] : [])));
  const outright = new Set(lines.flatMap(({ line }) => (line === null || line === 'charges' ? [] : [line])));
  const split = outright.has('fixed') || outright.has('variable');
  return lines.map(({ row, label, line }) => {
    const kind = ((): ForecastLineKind | null => {
      if (line === null)
        return outright.size > 0 && (split || totals.has('charges')) ? null : isTotalLabel(label) ? null : natureOfLabel(label);
      if (line === 'charges' && split) return null;
      return totals.has(line) && !isTotalLabel(label) ? null : line;
    })();
    return { row, label, kind };
  });
}

/** Reads the months of a grid, adding up the lines of each kind; what cannot be read is reported. */
export function readForecastGrid(
  { header, months, lines }: ForecastGrid,
  { year, basis, chargeNature }: ForecastAnswers,
  mark: DecimalMark | null,
  report: ImportReport,
): ForecastDraft[] {
  return [...months].flatMap(([column, written]) => {
    const month = monthUnder(written, year);
    if (!month) return [];
    const sums: Record<'revenue' | ChargeNature, Cents | null> = { revenue: null, fixed: null, variable: null };
    for (const { row, kind } of lines) {
      const text = cellText(row.cells[column]);
      if (text === '' || text === '-') continue;
      const reading = readAmount(row.cells[column] ?? '', mark);
      const place = { row: row.line, column: cellText(header.cells[column]), value: text };
      if ('problem' in reading) report.add('AMOUNT_UNREADABLE', {}, place);
      else if (reading.foreign !== null) report.add('CURRENCY_FOREIGN', { currency: reading.foreign }, place);
      else {
        const of = kind === 'charges' ? chargeNature : kind;
        const known = sums[of];
        sums[of] = known === null ? reading.cents : addCents(known, reading.cents);
      }
    }
    if (Object.values(sums).every((amount) => amount === null)) return [];
    const withTax = (amount: Cents | null) => (amount === null ? null : includingTax(amount, basis));
    return [
      {
        row: header.line,
        month,
        revenueCents: withTax(sums.revenue),
        fixedChargesCents: withTax(sums.fixed),
        variableChargesCents: withTax(sums.variable),
      },
    ];
  });
}
