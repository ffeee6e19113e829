import type { Locator, Page } from 'playwright-core';

/** The screen Factures. */
export class InvoicesPage {
  readonly page: Page;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Factures' });
  }

  async open(): Promise<this> {
    await this.page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Factures' }).click();
    await this.table.waitFor();
    return this;
  }

  row(number: string): Locator {
    return this.table.getByRole('row', { name: new RegExp(`^${number} `) });
  }

  async filter(word: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Factures affichées' })
      .getByText(new RegExp(`^${word}`))
      .click();
  }

  /** Does something from the menu of a row, reached with the keyboard as the buttons only show on hover. */
  async act(number: string, action: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Actions sur ${number}` }).press('Enter');
    await this.page.getByRole('menuitem', { name: action }).click();
    return this.page.getByRole('dialog');
  }
}
