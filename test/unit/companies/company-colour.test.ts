import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPANY_COLOURS, companyInitials, usualColour } from '../../../shared/companies/company-colour.ts';

const THEME = join(import.meta.dirname, '..', '..', '..', 'renderer', 'ui', 'theme');
const css = (name: string) => readFileSync(join(THEME, name), 'utf8').split(/^:root\[data-mantine-color-scheme="dark"\]/m);
const [LIGHT = '', DARK = ''] = css('tokens.css').map((tokens, index) => tokens + (css('company-colours.css')[index] ?? ''));

function token(theme: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1];
  if (value === undefined) throw new Error(`no colour --${name}`);
  return value;
}

/** Contrast of two colours (WCAG 2.2, 1.4.3). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other]
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5]
        .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the colours of companies, %s', (_, theme) => {
  it.each(COMPANY_COLOURS)('%s bears initials that are read, and is seen around', (colour) => {
    const ground = token(theme, `company-${colour}`);
    expect(contrast(ground, token(theme, 'on-company'))).toBeGreaterThanOrEqual(4.5);
    for (const around of ['surface', 'ground']) expect(contrast(ground, token(theme, around))).toBeGreaterThanOrEqual(3);
  });
});

it('a company has the same colour always, and companies have them all', () => {
  const ids = Array.from({ length: 1200 }, (_, index) => `3f8a-${(index * 7919).toString(16)}-${index}`);
  const counts = new Map(COMPANY_COLOURS.map((colour) => [colour, ids.filter((id) => usualColour(id) === colour).length]));
  for (const [colour, count] of counts) expect(count, colour).toBeGreaterThan(50);
  expect(ids.map(usualColour)).toEqual(ids.map(usualColour));
});

it.each([
  ['Menuiserie Lefèvre SAS', 'ML'],
  ['  « Éclat » et fils', 'ÉE'],
  ['3D Concept', '3C'],
  ['Durand', 'D'],
  ['—', ''],
  ['𝒜telier du Pont', '𝒜D'],
])('the initials of %s are %s', (name, initials) => expect(companyInitials(name)).toBe(initials));
