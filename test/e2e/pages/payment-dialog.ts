import type { Locator, Page } from 'playwright-core';

/** The dialog that records a payment, opened from the sheet of its customer. */
export class PaymentDialog {
  readonly root: Locator;
  readonly amount: Locator;
  readonly date: Locator;
  readonly save: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog');
    this.amount = this.root.getByRole('textbox', { name: 'Montant' });
    this.date = this.root.getByRole('textbox', { name: 'Reçu le' });
    this.save = this.root.getByRole('button', { name: 'Enregistrer le règlement' });
  }

  async open(): Promise<this> {
    await this.page.getByRole('button', { name: 'Enregistrer un règlement' }).first().click();
    await this.root.waitFor();
    return this;
  }

  /** Types a date and leaves the field. */
  async typeDate(text: string): Promise<void> {
    await this.date.fill(text);
    await this.date.blur();
  }

  get fees(): Locator {
    return this.root.getByRole('textbox', { name: 'Affecté aux pénalités et indemnités' });
  }

  part(number: string): Locator {
    return this.root.getByRole('textbox', { name: `Affecté à la facture ${number}` });
  }
}
