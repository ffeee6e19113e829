import { formatShortMonth } from '../../dates/format-date.ts';
import { plusMonths, type YearMonth } from '../../dates/year-month.ts';
import { cents } from '../../money/cents.ts';
import { formatEuros, formatNumber, formatPercent } from '../../money/format-money.ts';
import type { FigureText } from '../figure-texts.fr.ts';
import type { Derivation, ProofInput } from './derivation.ts';
import type { ProofUnit } from './proof.contract.ts';

const UNKNOWN = 'non saisi';
/** Months of a count-back that are written out; those between are counted. */
const MONTHS_WRITTEN = 6;

/** A figure's value with its unit, as it is read: `42,1 jours`. */
export function formatFigure(value: number | null, unit: ProofUnit): string {
  if (value === null) return '—';
  const formats: Record<ProofUnit, () => string> = {
    cents: () => formatEuros(cents(value)),
    days: () => `${formatNumber(value, 1)} jour${Math.abs(value) >= 2 ? 's' : ''}`,
    ratio: () => formatPercent(value),
    percent: () => `${formatNumber(value, 1)}\u00a0%`,
    times: () => `${formatNumber(value, 1)} fois`,
    index: () => formatNumber(value, 0),
    count: () => formatNumber(value, Number.isInteger(value) ? 0 : 1),
  };
  return formats[unit]();
}

/**
 * The formula of a figure with its numbers in it, then what it gives: « 84 210,00 € × 31 ÷ 62 000,00 € = 42,1 jours ». Where it gives nothing, what
 * would be worked out (`calculation`), and the numbers that are there: nobody reads « 0 ÷ 0 ».
 */
export function frenchFormula(
  { expression, inputs }: Derivation,
  { unit, calculation }: Pick<FigureText, 'unit' | 'calculation'>,
  value: number | null,
  month: YearMonth,
): string {
  if (value === null && Object.entries(inputs).every(([name, input]) => isNothing(name, input))) return calculation;
  const written = FUNCTIONS.reduce(
    (text, [pattern, write]) =>
      text.replace(pattern, (_match, ...names: string[]) =>
        write(
          names.map((name) => inputs[name] ?? null),
          month,
        ),
      ),
    expression,
  );
  const formula = written
    .replace(/[A-Za-z][A-Za-z0-9]*/g, (name) => (Object.hasOwn(inputs, name) ? formatInput(name, inputs[name] ?? null) : name))
    .replaceAll(' * ', ' × ')
    .replaceAll(' / ', ' ÷ ')
    .replaceAll(' - ', ' − ');
  return value === null ? `${calculation} Ici : ${formula}.` : `${formula} =\u00a0${formatFigure(value, unit)}`;
}

/** Not known, or zero; the days of a month say nothing without an amount beside them. */
function isNothing(name: string, input: ProofInput): boolean {
  if (name === 'days' || name === 'monthlyDays') return true;
  return Array.isArray(input) ? input.every((each) => each === 0) : (input ?? 0) === 0;
}

function formatInput(name: string, value: ProofInput): string {
  if (value === null || Array.isArray(value)) return UNKNOWN;
  if (/^centDays/.test(name)) return `${formatNumber(value / 100, 2)}\u00a0€·jours`;
  return /Cents$/.test(name) ? formatEuros(cents(value)) : formatNumber(value, 0);
}

type Write = (values: readonly ProofInput[], month: YearMonth) => string;

const FUNCTIONS: readonly (readonly [RegExp, Write])[] = [
  [/countBack\((\w+), (\w+), (\w+)\)/, ([balance, revenues, days], month) => countBack(Number(balance), list(revenues), list(days), month)],
  [
    /countFor\((\w+), (\w+), 80\)/,
    ([revenues, total]) => `le moins de clients, sur ${list(revenues).length}, qui font 80\u00a0% de ${formatEuros(cents(Number(total)))}`,
  ],
  [
    /10000 \* sumOfSquares\((\w+)\) \/ \(\w+ \* \w+\)/,
    ([revenues]) => `somme des carrés des parts, en %, de ${list(revenues).length} client${list(revenues).length > 1 ? 's' : ''}`,
  ],
  [
    /\w+ \* \w+ \/ sumOfSquares\((\w+)\)/,
    ([revenues]) => `10\u202f000 ÷ indice de concentration de ${list(revenues).length} client${list(revenues).length > 1 ? 's' : ''}`,
  ],
  [
    /sum\((\w+)\)/,
    ([amounts]) => {
      const terms = list(amounts).map((amount) => formatEuros(cents(amount)));
      return terms.length > 1 ? `(${terms.join(' + ')})` : (terms[0] ?? formatEuros(cents(0)));
    },
  ],
];

function list(value: ProofInput | undefined): number[] {
  return Array.isArray(value) ? value : [];
}

/** Month after month, the days that each counts for: whole while the rest exceeds its sales, then a share of the last. */
function countBack(balance: number, revenues: readonly number[], days: readonly number[], month: YearMonth): string {
  const terms: string[] = [];
  let rest = balance;
  for (const [index, sold] of revenues.entries()) {
    if (rest <= 0) break;
    const whole = days[index] ?? 0;
    const part = sold > rest ? `${formatNumber((whole * rest) / sold, 1)} j` : `${whole} j`;
    terms.push(`${part} (${formatShortMonth(plusMonths(month, -index))}, ${formatEuros(cents(sold))})`);
    if (sold > 0) rest -= Math.min(sold, rest);
  }
  const shown =
    terms.length <= MONTHS_WRITTEN
      ? terms
      : [...terms.slice(0, MONTHS_WRITTEN - 1), `… ${terms.length - MONTHS_WRITTEN} mois …`, ...terms.slice(-1)];
  return `${formatEuros(cents(balance))} épuisés en ${shown.length === 0 ? '0 j' : shown.join(' + ')}`;
}
