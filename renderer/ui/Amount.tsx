import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import { type Tone, toneColour } from './tone.ts';

/** An amount: `1 234,56 €`, or without the sign in a column whose title says the unit. Never broken over two lines. */
export function Amount({ value, unit = true, tone = 'neutral' }: { value: Cents | null; unit?: boolean; tone?: Tone }) {
  if (value === null) return <span style={{ color: 'var(--muted)' }}>—</span>;
  const colour = tone === 'neutral' ? undefined : toneColour(tone);
  return <span style={{ whiteSpace: 'nowrap', color: colour }}>{unit ? formatEuros(value) : formatAmount(value)}</span>;
}

/** A date as `31/01/2026`, or a dash. */
export function DateText({ value }: { value: LocalDate | null }) {
  if (value === null) return <span style={{ color: 'var(--muted)' }}>—</span>;
  return <time dateTime={value}>{formatDate(value)}</time>;
}
