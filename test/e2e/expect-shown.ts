import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

// What a page shows, as expectations that wait. Nothing tells a test when a list has been fetched again after a command or a figure after
// a field, so each is looked at until it is as expected, or until the patience of vitest.config.ts is over. A test never reads the page
// once to judge what it read.

/** A text as a person reads it: any run of spaces, no-break ones too, is one space. */
export const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

export const expectText = (element: Locator) => expect.poll(async () => plain(await element.textContent()));

export const expectValue = (field: Locator) => expect.poll(async () => plain(await field.inputValue()));

export const expectCount = (elements: Locator) => expect.poll(() => elements.count());

export const expectDisabled = (control: Locator) => expect.poll(() => control.isDisabled()).toBe(true);

export const expectChecked = (control: Locator, checked: boolean) => expect.poll(() => control.isChecked()).toBe(checked);

/** The cells of one row. */
export const expectCells = (row: Locator) => expect.poll(() => cellsOf(row));

/** The cells of every row of a table, foot included. */
export const expectRows = (table: Locator) =>
  expect.poll(async () => {
    const rows = await table.locator('tbody tr, tfoot tr').all();
    return Promise.all(rows.map(cellsOf));
  });

async function cellsOf(row: Locator): Promise<string[]> {
  return (await row.locator('td').allInnerTexts()).map(plain);
}
