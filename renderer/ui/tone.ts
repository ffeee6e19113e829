/** What a figure or a sentence says of the situation. `late` is kept for money that is late. */
export type Tone = 'neutral' | 'good' | 'warn' | 'late';

const COLOURS: Record<Tone, string> = { neutral: 'var(--ink)', good: 'var(--good)', warn: 'var(--warn)', late: 'var(--late)' };

/** The text colour of a tone, as a CSS value. */
export function toneColour(tone: Tone): string {
  return COLOURS[tone];
}

/** The colours a status can have: a tone, or a step of the aged ramp for reminder levels. */
export type DotColour = Tone | 'aged-0' | 'aged-1' | 'aged-2' | 'aged-3' | 'aged-4';
