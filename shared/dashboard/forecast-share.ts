import { addCents, type Cents, ZERO } from '../money/cents.ts';
import { ratio } from '../money/ratio.ts';

/** What is forecast of both natures of charges; one that is not forecast counts for nothing, none at all is null. */
export function sumOfKnown(a: Cents | null, b: Cents | null): Cents | null {
  return a === null && b === null ? null : addCents(a ?? ZERO, b ?? ZERO);
}

/** Actual / forecast (kpis.md, commercial and operational performance); null without a forecast. */
export function shareOfForecast(actual: Cents, forecast: Cents | null): number | null {
  return forecast === null ? null : ratio(actual, forecast);
}
