import type { ChartColours } from './chart-setup.ts';

/** Told apart by their stroke, not only by their colour: a plain line, a dashed one, dotted steps. */
export const WEEKLY_MARKS = ['actual', 'before', 'charges'] as const;
export type WeeklyMark = (typeof WEEKLY_MARKS)[number];

export function strokeOf(mark: WeeklyMark, colours: Pick<ChartColours, 'actual' | 'muted' | 'ink'>): { colour: string; dash: number[] } {
  if (mark === 'actual') return { colour: colours.actual, dash: [] };
  return mark === 'before' ? { colour: colours.muted, dash: [6, 4] } : { colour: colours.ink, dash: [2, 3] };
}
