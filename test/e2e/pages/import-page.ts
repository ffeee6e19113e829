import type { Download, Locator, Page } from 'playwright-core';

/** A file given to the page, as its user would choose or drop it. */
export interface GivenFile {
  name: string;
  /** Lines of text, or the bytes of a workbook. */
  content: readonly string[] | Uint8Array;
}

/** The import screen. */
export class ImportPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<this> {
    await this.page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Import' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
    return this;
  }

  async choose(...files: readonly GivenFile[]): Promise<void> {
    await this.page.getByLabel('Fichier à importer').setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content instanceof Uint8Array ? content : content.join('\r\n')),
      })),
    );
  }

  /** Drops files on the window, as a file manager does. */
  async drop(...files: readonly GivenFile[]): Promise<void> {
    const given = files.map(({ name, content }) => ({ name, text: content instanceof Uint8Array ? '' : content.join('\r\n') }));
    const transfer = await this.page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const { name, text } of all) data.items.add(new File([text], name));
      return data;
    }, given);
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    // Alone, a file without a known type may be a company's.
    const words =
      files.length > 1 ? 'Déposez pour importer' : 'Déposez pour importer, ou pour ouvrir le dossier d’une société (.quittance)';
    await this.page.getByText(words, { exact: true }).waitFor();
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  async answer(choice: string): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${choice}`) }).check();
  }

  /** Says what a column holds. */
  async setField(column: string, field: string): Promise<void> {
    await this.page.getByLabel(`Contenu de la colonne ${column}`).selectOption({ label: field });
  }

  /** Says, of a file whose titles are not understood, in which column some information is: field, column, field, column… */
  async point(...fieldsAndColumns: readonly string[]): Promise<void> {
    for (let index = 0; index < fieldsAndColumns.length; index += 2) {
      await this.page.getByRole('combobox', { name: fieldsAndColumns[index] ?? '' }).click();
      await this.page.getByRole('option', { name: fieldsAndColumns[index + 1] ?? '' }).click();
    }
    await this.page.getByRole('button', { name: 'Relire le fichier' }).click();
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** Shows the rows to which one thing happens: « Modifiées ». */
  async showOnly(difference: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Lignes affichées' })
      .getByText(new RegExp(`^${difference}`))
      .click();
  }

  row(text: string): Locator {
    return this.page.getByRole('table', { name: 'Lignes à importer' }).getByRole('row', { name: new RegExp(text) });
  }

  get rows(): Locator {
    return this.page.getByRole('table', { name: 'Lignes à importer' }).locator('tbody tr[data-index]');
  }

  queued(name: string): Locator {
    return this.page.getByRole('table', { name: 'Fichiers à importer' }).getByRole('row', { name: new RegExp(name) });
  }

  async commit(verb: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: verb }).click();
  }

  /** What a click gives to download. */
  async download(click: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), click()]);
    return download;
  }
}
