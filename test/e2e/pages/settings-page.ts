import type { Locator, Page } from 'playwright-core';

/** The screen Réglages. */
export class SettingsPage {
  readonly page: Page;
  /** The sentence that says what the letters still lack. */
  readonly mentions: Locator;

  constructor(page: Page) {
    this.page = page;
    this.mentions = page.getByRole('alert');
  }

  async open(): Promise<this> {
    await this.page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Réglages' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor();
    return this;
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  async fill(field: string, value: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field, exact: true }).fill(value);
  }
}
