import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strokeOf, WEEKLY_MARKS } from '../../../renderer/charts/weekly-strokes.ts';

const CSS = readFileSync(join(import.meta.dirname, '..', '..', '..', 'renderer', 'ui', 'theme', 'tokens.css'), 'utf8');
const [LIGHT = '', DARK = ''] = CSS.split(/^:root\[data-mantine-color-scheme="dark"\]/m);

function token(theme: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1];
  if (value === undefined) throw new Error(`no colour --${name}`);
  return value;
}

/** Relative luminance (WCAG 2.2): what is left of a colour on a printer without colours. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('charts without colours, %s', (_, theme) => {
  it('the ages of a debt darken step by step', () => {
    const ramp = [0, 1, 2, 3, 4].map((step) => token(theme, `aged-${step}`));
    for (const [index, colour] of ramp.slice(1).entries()) {
      const younger = ramp[index] ?? '';
      expect(luminance(colour)).toBeLessThan(luminance(younger));
      expect(contrast(colour, younger)).toBeGreaterThan(1.15);
    }
    for (const colour of ramp) expect(contrast(colour, token(theme, 'surface'))).toBeGreaterThan(1.2);
  });

  it('curves stand out from the bars and the band behind them, and from the card', () => {
    for (const curve of ['series-actual', 'muted', 'ink']) {
      expect(contrast(token(theme, curve), token(theme, 'series-bar'))).toBeGreaterThan(3);
      expect(contrast(token(theme, curve), token(theme, 'surface'))).toBeGreaterThan(3);
    }
    expect(contrast(token(theme, 'series-bar'), token(theme, 'surface'))).toBeGreaterThan(1.2);
  });

  it('no two curves of a chart are drawn with the same stroke', () => {
    const colours = { actual: token(theme, 'series-actual'), muted: token(theme, 'muted'), ink: token(theme, 'ink') };
    const dashes = WEEKLY_MARKS.map((mark) => strokeOf(mark, colours).dash.join(' '));
    expect(new Set(dashes).size).toBe(WEEKLY_MARKS.length);
  });
});
