import type { Locator, Page } from 'playwright-core';

/** Prévisions: a year as a sheet, forecast against actual, the year's charges, suppliers and stock. */
export class ForecastsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<this> {
    await this.page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Prévisions' }).click();
    await this.grid().waitFor();
    return this;
  }

  async show(view: 'Saisie' | 'Prévu et réel' | 'Charges de l’année' | 'Fournisseurs et stock'): Promise<void> {
    await this.page.getByRole('tab', { name: view }).click();
  }

  grid(): Locator {
    return this.page.getByRole('table', { name: 'Prévisions et réalisé par mois' });
  }

  /** A cell of the sheet: « Chiffre d’affaires prévu, mars 2026 ». */
  cell(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** What the focused cell receives from the clipboard, as a spreadsheet puts it there. */
  async paste(cell: Locator, text: string): Promise<void> {
    await cell.focus();
    await cell.evaluate((field, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  dialog(name: RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }
}
