import type { Download, Locator, Page } from 'playwright-core';

/** The screens of schedules: the new one, and one that is agreed. */
export class SchedulesPage {
  readonly page: Page;
  readonly plan: Locator;
  readonly instalments: Locator;

  constructor(page: Page) {
    this.page = page;
    this.plan = page.getByRole('table', { name: 'Échéances proposées' });
    this.instalments = page.getByRole('table', { name: 'Échéances', exact: true });
  }

  async open(): Promise<this> {
    await this.page
      .getByRole('navigation', { name: 'Écrans' })
      .getByRole('link', { name: /^Échéanciers/ })
      .click();
    await this.page.getByRole('heading', { level: 1, name: 'Échéanciers' }).waitFor();
    return this;
  }

  async startFor(customer: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Nouvel échéancier' }).click();
    await this.page.getByRole('combobox', { name: 'Client' }).click();
    await this.page.getByRole('option', { name: customer }).click();
    await this.plan.waitFor();
  }

  async setTerms({ instalments, firstOn, every }: { instalments: number; firstOn: string; every?: string }): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Nombre d’échéances' }).fill(String(instalments));
    const first = this.page.getByRole('textbox', { name: 'Première échéance' });
    await first.fill(firstOn);
    await first.press('Tab');
    if (every) await this.page.getByText(every, { exact: true }).click();
  }

  async create(): Promise<void> {
    await this.page.getByRole('button', { name: 'Créer l’échéancier' }).click();
    await this.instalments.waitFor();
  }

  async recordPayment(amount: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Enregistrer un versement' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Montant' }).fill(amount);
    await dialog.getByRole('button', { name: 'Enregistrer le versement' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Prints the letter that the page shows, by the word of its button, and says that it was posted. */
  async printAndPost(verb: string): Promise<Download> {
    await this.page.getByRole('button', { name: verb, exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Imprimer 1 courrier' }).click(),
    ]);
    await dialog.getByRole('button', { name: 'Marquer 1 courrier comme envoyé' }).click();
    await dialog.waitFor({ state: 'detached' });
    return download;
  }

  async printAgreement(): Promise<Download> {
    await this.page.getByRole('button', { name: 'Imprimer l’accord' }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('dialog').getByRole('button', { name: 'Imprimer 1 courrier' }).click(),
    ]);
    return download;
  }
}
