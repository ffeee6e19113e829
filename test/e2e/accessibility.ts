import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 at level AA; the rules that axe calls good practice are not part of it. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Finding {
  id: string;
  nodes: { target: string[] }[];
}

/** Waits until axe finds nothing to say against the page, light and dark: what only passes, such as a colour on its way, is no finding. */
export const expectAccessible = (page: Page) => expect.poll(() => violations(page)).toEqual([]);

/** What axe finds on the page as it stands, each with the element it is about. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The page follows the scheme in the next frame.
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await page.evaluate(AXE);
    const results = await page.evaluate(async (tags) => {
      const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: Finding[] }> } };
      const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    }, WCAG);
    found.push(...results.map((result) => `${colorScheme} ${result}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
