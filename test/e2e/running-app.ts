import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type LoopbackParts, startLoopback } from '../../electron/loopback/loopback-server.ts';
import type { Host } from '../../renderer/api/host.ts';
import { createLoopbackHost } from '../../renderer/api/loopback-host.ts';
import type { VerbInput } from '../../renderer/api/verbs.ts';
import { type ApiClient, apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { PATIENCE_MS } from '../patience.ts';
import { launchBrowser } from './browser.ts';
import { explainFailure } from './failure-record.ts';

/** A window on a company of its own, and the same company seen by its API. */
export interface OpenedCompany {
  page: Page;
  client: ApiClient;
  company: string;
}

export interface RunningApp {
  /** The application's own folder. */
  readonly directory: string;
  readonly client: ApiClient;
  readonly host: Host;
  /** Creates a company with the invoices of a CSV file and opens it in a fresh window, as its user would. */
  openCompany(given: GivenCompany): Promise<OpenedCompany>;
  /** Goes on to another day: what is on screen follows when it is loaded again. */
  setDay(day: string): void;
  /** A fresh window on the home screen. */
  openWindow(): Promise<Page>;
  close(): Promise<void>;
}

export interface GivenCompany {
  name: string;
  profile?: Omit<VerbInput<'companies.create'>, 'name' | 'path'>;
  /** Lines of a CSV file; none: a company without invoices. */
  invoices?: readonly string[];
}

/** A creditor whose letters bear all that the law wants of them. */
export const COMPLETE_PROFILE: NonNullable<GivenCompany['profile']> = {
  legalForm: 'SARL',
  shareCapitalCents: cents(800_000),
  siren: '732829320',
  rcsTown: 'Rodez',
  addressLine1: '4 rue du Moulin',
  postalCode: '12000',
  city: 'Rodez',
  iban: 'FR1420041010050500013M02606',
  signatoryName: 'Anne Roux',
  signatoryTitle: 'Gérante',
};

/** The columns of the invoices that tests import; the customer's address stands on each line. */
export const INVOICE_COLUMNS = 'N° facture;Client;Téléphone;Adresse;Code postal;Ville;Date facture;Échéance;Montant TTC';

/**
 * The built application on a loopback host with a folder of its own, whose calendar stands still on `today` until it is told, and a browser. What the
 * browser complains of (a refused style or script, an error of the page) fails the test that caused it.
 */
export async function startApp(today: string, surroundings?: LoopbackParts['surroundings']): Promise<RunningApp> {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-e2e-'));
  const unexpected: string[] = [];
  let day = localDate(today);
  const loopback = await startLoopback({
    appDataDirectory: directory,
    pages: join(import.meta.dirname, '..', '..', 'dist', 'renderer'),
    clock: { today: () => day, now: () => fixedClock(day).now() },
    log: { error: (_reference, error) => unexpected.push(String(error)) },
    surroundings,
  });
  const browser: Browser = await launchBrowser();
  const host = createLoopbackHost(loopback.token, loopback.origin);
  const client = createClient(apiContract, host.transport);

  async function openWindow(): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'fr-FR',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') unexpected.push(message.text());
    });
    page.on('pageerror', (error) => unexpected.push(error.message));
    onTestFinished(async (finished) => {
      await explainFailure(finished, page).finally(() => context.close());
      const complaints = unexpected.splice(0);
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    });
    await page.goto(loopback.url);
    return page;
  }

  return {
    directory,
    client,
    host,
    setDay: (next) => {
      day = localDate(next);
    },
    openWindow,
    async openCompany({ name, profile, invoices }) {
      const { companyId: company } = await client.companies.create({ ...profile, name });
      if (invoices) {
        const file = await host.registerFile(new File([[INVOICE_COLUMNS, ...invoices].join('\r\n')], 'factures.csv'));
        await client.imports.commit({ file }, { company });
      }
      const page = await openWindow();
      await page.getByRole('button', { name: new RegExp(`^${name} ouverte`) }).click();
      await page.getByRole('navigation', { name: 'Écrans' }).waitFor();
      return { page, client, company };
    },
    async close() {
      await browser.close();
      await loopback.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
