import type { Locator, Page } from 'playwright-core';

/** The sheet of one customer, reached from the list of customers. */
export class CustomerPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  async open(customer: string): Promise<this> {
    await this.page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Clients' }).click();
    await this.page
      .getByRole('table', { name: 'Clients' })
      .getByRole('row', { name: new RegExp(customer) })
      .click();
    await this.page.getByRole('heading', { level: 1, name: customer }).waitFor();
    return this;
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  invoice(number: string): Locator {
    return this.page.getByRole('table', { name: 'Factures' }).getByRole('row', { name: new RegExp(number) });
  }

  /** A credit note that waits to be put against invoices, on the tab Règlements. */
  creditNote(number: string): Locator {
    return this.page
      .getByRole('region', { name: 'Avoirs à affecter' })
      .getByRole('status')
      .filter({ hasText: `Avoir ${number}` });
  }

  /** The part of an invoice in the dialog that divides a payment or a credit note. */
  part(number: string): Locator {
    return this.dialog.getByRole('textbox', { name: `Affecté à la facture ${number}` });
  }

  /** One line of the tab Historique, latest first. */
  contact(text: string | RegExp): Locator {
    return this.page.getByRole('list', { name: 'Historique' }).getByRole('listitem').filter({ hasText: text });
  }

  /** Asks to correct the payment of a day, from its row on the tab Règlements; the question that comes. */
  async correctPayment(paidOn: string, action: string): Promise<Locator> {
    await this.page
      .getByRole('table', { name: 'Règlements' })
      .getByRole('button', { name: new RegExp(`^Actions sur le règlement du ${paidOn}`) })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
    return this.dialog;
  }

  /** A figure of the line under the customer's name: « En retard ». */
  fact(label: string): Locator {
    return this.page
      .locator('dl > div')
      .filter({ has: this.page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })
      .locator('dd');
  }
}
