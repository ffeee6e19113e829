import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADDRESSES, type AddressName } from '../../renderer/ui/routing/addresses.ts';
import { fillHostileBook, HOSTILE_COMPANY, HOSTILE_DAY, type HostileBook } from '../builders/hostile-book.ts';
import { HOSTILE_TEXTS } from '../builders/hostile-texts.ts';
import { PATIENCE_MS } from '../patience.ts';
import { expectText } from './expect-shown.ts';
import { type RunningApp, startApp } from './running-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(HOSTILE_DAY);
});
afterAll(() => app?.close());

/** The parameters of a screen's address in that book. A screen with another parameter fails here until it is given one. */
function placesOf(name: AddressName, { customerIds, scheduleId }: HostileBook): string[] {
  const given: Record<string, readonly (number | string)[]> = {
    customerId: customerIds.slice(0, 2),
    scheduleId: [scheduleId],
    figure: ['revenue', 'dso'],
    section: ['a-propos'],
  };
  const pattern = ADDRESSES[name];
  const parameter = /:(\w+)/.exec(pattern)?.[1];
  if (parameter === undefined) return [pattern];
  return (given[parameter] ?? [`no value for ${parameter}`]).map((value) => pattern.replace(`:${parameter}`, String(value)));
}

/** Elements and handlers that no text may make, whenever they stand in the page: those of the program itself have no such thing. */
const INTRUDERS =
  'img[src="x"], [onerror], [onload], script:not([src]), iframe, object, embed, form[action], a[href^="javascript"], a[href^="http"], svg > style';

/** From now on, keeps what is an intruder as soon as it is put into the page, however short its stay. */
const WATCH = `
  window.intruders = [];
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes, target }) => [target, ...addedNodes])) {
      if (!(node instanceof Element)) continue;
      const found = node.matches(${JSON.stringify(INTRUDERS)}) ? node : node.querySelector(${JSON.stringify(INTRUDERS)});
      if (found) window.intruders.push(found.outerHTML.slice(0, 200));
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['href', 'src', 'onerror', 'onload', 'action'] });
`;

/** The screen has been drawn, and nothing in it says that it is loading. */
async function settled(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  await page.locator('main').waitFor();
  await expect.poll(() => page.evaluate("document.querySelectorAll('.mantine-Loader-root').length"), { timeout: PATIENCE_MS }).toBe(0);
}

it('shows a book of hostile texts on every screen and tab as text, and as nothing else', { timeout: 600_000 }, async () => {
  const { companyId: company } = await app.client.companies.create(HOSTILE_COMPANY);
  const giveFile = (name: string, content: string | Uint8Array) => app.host.registerFile(new File([content as BlobPart], name));
  const book = await fillHostileBook(app.client, company, giveFile);
  const page = await app.openWindow();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data|blob):|^http:\/\/127\.0\.0\.1:/.test(request.url())) strangers.push(request.url());
  });
  await page.evaluate(WATCH);
  await page.getByRole('button', { name: /window\.broken/ }).click();
  await page.getByRole('navigation', { name: 'Écrans' }).waitFor();
  await expectText(page.getByRole('banner')).toContain(HOSTILE_TEXTS.html);

  const looked: string[] = [];
  const look = async (where: string) => {
    await settled(page);
    looked.push(where);
    expect(await page.evaluate('[window.intruders, window.broken ?? null]'), where).toEqual([[], null]);
  };
  for (const name of Object.keys(ADDRESSES) as AddressName[]) {
    for (const place of name === 'home' ? [] : placesOf(name, book)) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
      await look(place);
      const tabs = page.locator('main').getByRole('tab');
      for (let index = 1; index < (await tabs.count()); index += 1) {
        await tabs.nth(index).click();
        await look(`${place}, onglet ${index + 1}`);
      }
    }
  }
  expect(looked.length).toBeGreaterThan(35);

  // What is typed is shown as it was typed, in a list, on a sheet, in a search and in what it finds.
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Clients', exact: true }).click();
  await page.getByText(HOSTILE_TEXTS.svg, { exact: true }).first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill('<img');
  await page.getByRole('dialog').getByText(HOSTILE_TEXTS.html).first().waitFor();
  await look('recherche');
  await page.keyboard.press('Escape');
  expect(dialogs).toEqual([]);
  // An element that some text had made would have been seen, had it been gone again at once.
  await page.evaluate(
    "{ const form = document.createElement('form'); form.action = '/x'; document.body.append(form); setTimeout(() => form.remove()); }",
  );
  await expect.poll(() => page.evaluate('window.intruders.length')).toBeGreaterThan(0);
  expect(strangers).toEqual([]);
});
