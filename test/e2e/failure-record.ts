import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TestContext } from 'vitest';

/** Keeps what a page shows when its test has failed, and says so beside the failure. To be called while the page is still open. */
export async function explainFailure({ task }: Pick<TestContext, 'task'>, page: Page): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const folder = mkdtempSync(join(tmpdir(), 'quittance-failure-'));
  const text = await page.locator('body').ariaSnapshot();
  writeFileSync(join(folder, 'page.html'), await page.content());
  await page.screenshot({ path: join(folder, 'page.png') });
  throw new Error(`When « ${task.name} » failed, ${page.url().replace(/\?.*/, '')} showed (picture and page in ${folder}):\n${text}`);
}
