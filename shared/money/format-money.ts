import type { Cents } from './cents.ts';

const amountFormat = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const wholeFormat = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const rateFormat = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 3 });
/** By their decimals: making one takes as long as writing a hundred numbers with it. */
const numberFormats = new Map<number, Intl.NumberFormat>();

function numberFormat(decimals: number): Intl.NumberFormat {
  let format = numberFormats.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat('fr-FR', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative',
    });
    numberFormats.set(decimals, format);
  }
  return format;
}

/** A true minus (U+2212), as screens and letters show it. */
function withTrueMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** `1 234,56` with narrow no-break spaces; no unit, for columns. */
export function formatAmount(amount: Cents): string {
  return withTrueMinus(amountFormat.format(amount / 100));
}

/** `1 234,56 €` with narrow no-break space and a no-break space before the sign. */
export function formatEuros(amount: Cents): string {
  return `${formatAmount(amount)}\u00a0€`;
}

/** `1 235 €`: rounded to the euro, for sentences and axes. Half away from zero. */
export function formatWholeEuros(amount: Cents): string {
  const euros = Math.sign(amount) * Math.round(Math.abs(amount) / 100);
  return `${withTrueMinus(wholeFormat.format(euros === 0 ? 0 : euros))}\u00a0€`;
}

/** A rate given as a decimal string (`12.15`) in French: `12,15 %`. */
export function formatRate(ratePct: string | number): string {
  const value = typeof ratePct === 'number' ? ratePct : Number(ratePct);
  return `${rateFormat.format(value)}\u00a0%`;
}

/** A number with a fixed count of decimals in French, for days and ratios: `47,3`; what rounds to zero has no sign. */
export function formatNumber(value: number, decimals: number): string {
  return withTrueMinus(numberFormat(decimals).format(value));
}

/** A share given as a ratio (0.459) as `45,9 %`. */
export function formatPercent(value: number, decimals = 1): string {
  return `${formatNumber(value * 100, decimals)}\u00a0%`;
}
