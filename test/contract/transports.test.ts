import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createLoopbackHost } from '../../renderer/api/loopback-host.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient, ReplyError } from '../../shared/contract/client.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aDirectory } from '../builders/company.ts';
import { aLoopback, closeWindow, commandLineHost, directHost, httpHost, ipcHost, TODAY } from './hosts.ts';

afterAll(closeWindow);

describe.each([
  ['in process', async () => directHost()],
  ['over HTTP', httpHost],
  ['over Electron’s messages', ipcHost],
  ['from the command line', async () => commandLineHost()],
])('calls %s', (_name, openHost) => {
  async function aHostWithCompany() {
    const host = await openHost();
    const client = createClient(apiContract, host.transport);
    const path = await host.outputFor('societe.quittance');
    const opened = await client.companies.create({ name: 'Atelier Tournesol', path });
    return { host, client, company: host.companyOf(opened) };
  }

  test('a command writes and a query reads it back', async () => {
    const { client, company } = await aHostWithCompany();
    const stored = await client.forecasts.set({ month: yearMonth('2025-06'), revenueCents: cents(1234567) }, { company });
    expect(stored).toEqual({ month: '2025-06', revenueCents: 1234567, fixedChargesCents: null, variableChargesCents: null });
    const figures = await client.dashboard.figures({ month: yearMonth('2025-06') }, { company });
    expect(figures).toMatchObject({ forecastRevenueCents: 1234567, commercialPerformance: 0, dso: null, reasons: { dso: 'noRevenue' } });
  });

  test('a domain error comes back with its code, parameters and French sentence', async () => {
    const { client, company } = await aHostWithCompany();
    const refusal = await client.customers.get({ id: 41 }, { company }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ReplyError);
    expect(refusal).toMatchObject({ code: 'CUSTOMER_NOT_FOUND', params: { customerId: 41 }, message: expect.stringContaining('client') });
  });

  test.each(['constructor.name', '__proto__.toString', 'customers.constructor', 'customers', 'customers.list.x', ''])(
    '%j is no verb',
    async (verb) => {
      const { host } = await aHostWithCompany();
      const reply = await host.transport({ verb, input: {} }, {});
      expect(reply.ok).toBe(false);
      if (!reply.ok && verb !== '') expect(reply.error.code).toBe('UNKNOWN_VERB');
    },
  );

  test('wrong input is refused field by field, and nothing is written', async () => {
    const { host, client, company } = await aHostWithCompany();
    const reply = await host.transport(
      { verb: 'charges.add', company, input: { date: '2025-02-30', amountCents: 12.5, nature: 'fixed' } },
      {},
    );
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        params: {
          issues: [
            { path: 'date', problem: 'date inexistante' },
            { path: 'amountCents' },
            { path: 'label', problem: 'cette valeur manque' },
          ],
        },
      },
    });
    expect(await client.charges.list({ from: localDate('2025-01-01'), to: localDate('2025-12-31') }, { company })).toEqual([]);
  });

  test('a company verb without a company says so', async () => {
    const { host } = await aHostWithCompany();
    expect(await host.transport({ verb: 'customers.list', input: { asOf: TODAY } }, {})).toMatchObject({
      ok: false,
      error: { code: 'COMPANY_REQUIRED' },
    });
  });

  test('a long command reports its progress', async () => {
    const host = await openHost();
    const steps: Progress[] = [];
    const client = createClient(apiContract, host.transport);
    await client.companies.createSample({ path: await host.outputFor('exemple.quittance') }, { onProgress: (step) => steps.push(step) });
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.every((step) => step.step !== '' && step.done >= 0)).toBe(true);
  });

  test('a cancelled command writes nothing', async () => {
    const { host, client, company } = await aHostWithCompany();
    const file = await host.inputFor(aLongInvoiceList());
    const cancel = new AbortController();
    const running = client.imports.commit({ file }, { company, signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await client.companies.status({}, { company })).toMatchObject({ invoiceCount: 0, customerCount: 0, lastImportOn: null });
  });
});

/** Long enough to be still at work when a cancellation has come all the way from a page. */
function aLongInvoiceList(): string {
  const rows = Array.from({ length: 60_000 }, (_, index) => `F${index};Client ${index % 900};13/01/2025;15/03/2025;120,00`);
  const path = join(aDirectory(), 'factures.csv');
  writeFileSync(path, ['Facture;Client;Date;Échéance;Montant TTC', ...rows].join('\n'));
  return path;
}

describe('the loopback host', () => {
  const post = (origin: string, headers: Record<string, string>) =>
    fetch(`${origin}/api/companies.recent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"input":{}}',
    });

  test('answers to whoever holds the token of this start, and to nobody else', async () => {
    const { origin, token } = await aLoopback();
    expect((await post(origin, { 'x-quittance-token': token })).status).toBe(200);
    expect((await post(origin, {})).status).toBe(403);
    expect((await post(origin, { 'x-quittance-token': `${token.slice(0, -1)}_` })).status).toBe(403);
    expect((await fetch(`${origin}/`)).status).toBe(403);
    expect((await fetch(`${origin}/?token=wrong`)).status).toBe(403);
  });

  test('refuses another origin, another site and another name for itself', async () => {
    const { origin, token } = await aLoopback();
    const port = new URL(origin).port;
    expect((await post(origin, { 'x-quittance-token': token, origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await post(origin, { 'x-quittance-token': token, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await statusOf({ port, path: '/', headers: { host: `evil.example:${port}` } })).toBe(421);
  });

  test('trades the token of the address for a cookie, so that it leaves the address bar', async () => {
    const { url } = await aLoopback();
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/[\w-]{22}\/$/);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  });

  test('refuses an oversized call', async () => {
    const { origin, token } = await aLoopback();
    const answer = await fetch(`${origin}/api/companies.create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-quittance-token': token },
      body: JSON.stringify({ input: { name: 'x'.repeat(9_000_000) } }),
    });
    expect(answer.status).toBe(413);
  });

  test('takes a list of 100 000 rows as a screen hands it over to be exported', async () => {
    const { origin, token } = await aLoopback();
    const host = createLoopbackHost(token, origin);
    const client = createClient(apiContract, host.transport);
    const columns = ['N°', 'Client', 'Objet', 'Adresse'].map((title) => ({ title, kind: 'text' as const }));
    const rows = Array.from({ length: 100_000 }, (_unused, index) => [
      `FA-${index}`,
      'Société des Œuvres du Grand Lac',
      'x'.repeat(40),
      null,
    ]);
    const out = await host.chooseOutput('Factures.csv');
    if (out === null) throw new Error('the loopback host always has a place for a file');
    await client.exports.table({ name: 'Factures', format: 'csv', out, columns, rows });
    const text = await (await fetch(`${origin}/outputs/${out}`, { headers: { 'x-quittance-token': token } })).text();
    expect(text.trimEnd().split('\r\n')).toHaveLength(100_001);
  });

  test('hands out no file that it was not given', async () => {
    const { origin, token } = await aLoopback();
    const client = createClient(apiContract, createLoopbackHost(token, origin).transport);
    await expect(client.companies.open({ file: '/etc/passwd' as InputFile })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});

/** A request with headers that `fetch` would not let us forge. */
function statusOf(options: { port: string; path: string; headers: Record<string, string> }): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', ...options }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
