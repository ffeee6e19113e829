import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Download, Locator, Page } from 'playwright-core';

/** The screen Relances, as its user sees it: the agenda, the letter beside it, the dialog that prints. */
export class RemindersPage {
  readonly page: Page;
  readonly table: Locator;
  readonly checks: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Clients à relancer' });
    this.checks = page.getByRole('list', { name: 'Vérifications avant envoi' });
  }

  async open(): Promise<this> {
    await this.page
      .getByRole('navigation', { name: 'Écrans' })
      .getByRole('link', { name: /^Relances/ })
      .click();
    await this.page.getByRole('heading', { level: 1, name: 'Relances' }).waitFor();
    return this;
  }

  row(customer: string): Locator {
    return this.table.getByRole('row', { name: new RegExp(customer) });
  }

  async show(customer: string): Promise<void> {
    await this.row(customer).click();
  }

  /** The page of the letter that is on screen. */
  sheet(letter: string, customer: string, number = 1): Locator {
    return this.page.getByRole('document', { name: `${letter} à ${customer}, page ${number}` });
  }

  /** Opens the dialog that notes the call of the customer on screen, and says how it ended. */
  async noteCall(outcome: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Noter l’appel' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: outcome }).check();
    return dialog;
  }

  /** Chooses something from the menu of the customer on screen, or from that of its row when it is left in peace. */
  async decide(customer: string, what: string): Promise<void> {
    const leftOut = this.page.getByRole('button', { name: `Que faire de ${customer}` });
    const open = this.page.getByRole('button', { name: `Autres décisions pour ${customer}` });
    await leftOut.or(open).first().waitFor();
    await leftOut.or(open).first().click();
    await this.page.getByRole('menuitem', { name: what }).click();
  }

  /** The days of the calendar file, as another program reads them. */
  async exportCalendar(): Promise<{ title: string }[]> {
    await this.page.getByRole('button', { name: 'Autres actions', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Exporter vers mon agenda…' }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('dialog').getByRole('button', { name: 'Exporter le fichier .ics' }).click(),
    ]);
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')));
    return calendar.getAllSubcomponents('vevent').map((component) => ({ title: new ICAL.Event(component).summary }));
  }

  async chooseLetter(letter: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Courrier à préparer' }).click();
    await this.page.getByRole('option', { name: letter }).click();
  }

  async tick(customer: string, checked: boolean): Promise<void> {
    await this.page.getByRole('checkbox', { name: `Préparer le courrier de ${customer}` }).setChecked(checked);
  }

  /** Prepares what is ticked, as far as the dialog that says what is ready. */
  async prepare(words: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Préparer ${words}` }).click();
    return this.page.getByRole('dialog');
  }

  async print(words: string): Promise<Download> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page
        .getByRole('dialog')
        .getByRole('button', { name: `Imprimer ${words}` })
        .click(),
    ]);
    return download;
  }

  async markSent(words: string): Promise<void> {
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: `Marquer ${words}` })
      .click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async showLetters(): Promise<Locator> {
    await this.page.getByText('Courriers', { exact: true }).click();
    return this.page.getByRole('table', { name: 'Courriers' });
  }
}
