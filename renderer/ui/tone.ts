/** What a figure or a sentence says of the situation. `late` is kept for money that is late. */
export type Tone = 'neutral' | 'good' | 'warn' | 'late';

const COLOURS: Record<Tone, string> = { neutral: 'var(--ink)', good: 'var(--good)', warn: 'var(--warn)', late: 'var(--late)' };

/** The text colour of a tone, as a CSS value. */
export function toneColour(tone: Tone): string {
  return COLOURS[tone];
}
