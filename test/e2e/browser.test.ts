import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';

// The other browser tests stand on this: a browser starts, draws and prints on a machine where nothing was installed by hand.
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it('draws a page, and another one after the first is closed', async () => {
  for (const text of ['1 234,56 €', 'échéancier']) {
    const page = await browser.newPage({ viewport: { width: 320, height: 200 } });
    await page.setContent(`<!doctype html><p style="font: 24px sans-serif">${text}</p>`);
    expect(await page.textContent('p')).toBe(text);
    const box = await page.locator('p').boundingBox();
    expect(box?.height).toBeGreaterThan(20);
    const width = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('p') as Node);
      return range.getBoundingClientRect().width;
    });
    // Glyphs of a real font, not of none.
    expect(width).toBeGreaterThan(text.length * 6);
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe('PNG');
    await page.close();
  }
});

it('prints a page to PDF', async () => {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><h1>Quittance</h1>');
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  await page.close();
});
