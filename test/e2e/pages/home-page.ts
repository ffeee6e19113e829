import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** The home screen, and the ways to a company that lead through it. */
export class HomePage {
  readonly page: Page;
  readonly list: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('region', { name: 'Vos sociétés' });
    this.dialog = page.getByRole('dialog');
  }

  /** The button of a company of the list, by how its words begin. */
  company(words: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`^${words}`) });
  }

  /** Chooses a company's file, once the button has asked for one. */
  async takeFile(path: string): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Reprendre un dossier (.quittance)' }).click();
    await (await asked).setFiles(path);
  }

  /** Drops a company's file on the window, whatever it shows. */
  async drop(path: string): Promise<void> {
    const given = { name: basename(path), bytes: readFileSync(path).toString('base64') };
    const transfer = await this.page.evaluateHandle(({ name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
      return data;
    }, given);
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  /** Waits until the screens of a company are shown. */
  async opened(company: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Écrans' }).waitFor();
    await this.page.getByRole('banner').getByRole('button', { name: company }).waitFor();
  }

  /** Goes back to the list by the company's menu, and waits until its file is closed. */
  async leave(company: string): Promise<void> {
    const closed = this.page.waitForResponse('**/api/companies.close');
    await this.page.getByRole('banner').getByRole('button', { name: company }).click();
    await this.page.getByRole('menuitem', { name: 'Changer de société…' }).click();
    // Its headers come with its only line, once the file is closed.
    await closed;
    await this.list.waitFor();
  }
}
