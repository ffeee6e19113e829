import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/loopback-server.ts';
import { createElectronHost } from '../../renderer/api/electron-host.ts';
import { createLoopbackHost } from '../../renderer/api/loopback-host.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient, ReplyError } from '../../shared/contract/client.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { Call, CallOptions, Progress, Reply, Transport, WireError } from '../../shared/contract/reply.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aDirectory } from '../builders/company.ts';
import { RunningApp } from '../shell/running-app.ts';

const TODAY = localDate('2025-06-30');
const log = { error: (_reference: string, error: unknown) => console.error(error) };

/** A way to reach a backend, and what a company is called over it. */
interface Host {
  transport: Transport;
  outputFor(name: string): Promise<OutputFile | undefined>;
  inputFor(path: string): Promise<InputFile>;
  companyOf(opened: { companyId: string; path: string }): string;
}

function directHost(): Host {
  const directory = aDirectory();
  const backend = startBackend({
    appDataDirectory: join(directory, 'app'),
    files: commandLineFiles(directory),
    clock: fixedClock(TODAY),
    log,
  });
  onTestFinished(() => backend.close());
  return {
    transport: backend.call,
    outputFor: async (name) => name as OutputFile,
    inputFor: async (path) => path as InputFile,
    companyOf: ({ companyId }) => companyId,
  };
}

async function aLoopback(): Promise<Loopback> {
  const directory = aDirectory();
  const loopback = await startLoopback({ appDataDirectory: join(directory, 'app'), pages: directory, clock: fixedClock(TODAY), log });
  onTestFinished(() => loopback.close());
  return loopback;
}

async function httpHost(): Promise<Host> {
  const { origin, token } = await aLoopback();
  const { transport, registerFile } = createLoopbackHost(token, origin);
  return {
    transport,
    outputFor: async () => undefined,
    inputFor: async (path) => registerFile(new File([readFileSync(path)], basename(path))),
    companyOf: ({ companyId }) => companyId,
  };
}

/** One window for all of this suite's calls; a company is another file each time. */
let window: Promise<{ app: RunningApp; host: ReturnType<typeof createElectronHost> }> | undefined;
afterAll(async () => (await window)?.app.quit());

/** The built application on a double of Electron: through the page, the preload, the main process and the backend's process. */
async function ipcHost(): Promise<Host> {
  window ??= RunningApp.start().then(async (app) => ({ app, host: createElectronHost(await app.bridge()) }));
  const { app, host } = await window;
  const directory = aDirectory();
  return {
    transport: host.transport,
    async outputFor(name) {
      await app.control('answerDialog', join(directory, name));
      return (await host.chooseOutput(name)) ?? undefined;
    },
    async inputFor(path) {
      await app.control('answerDialog', path);
      return (await host.chooseCompanyFile()) as InputFile;
    },
    companyOf: ({ companyId }) => companyId,
  };
}

/** Every call is a process of its own, as a script would make it; a company is named by its file. */
function commandLineHost(): Host {
  const directory = aDirectory();
  return {
    transport: (call, { signal, onProgress }) => runCommandLine(directory, call, { signal, onProgress }),
    outputFor: async (name) => name as OutputFile,
    inputFor: async (path) => path as InputFile,
    companyOf: ({ path }) => path,
  };
}

function runCommandLine(directory: string, call: Call, { signal, onProgress }: CallOptions): Promise<Reply> {
  const electron = join(import.meta.dirname, '..', '..', 'electron');
  const company = call.company === undefined ? [] : ['--company', call.company];
  const child = spawn(
    process.execPath,
    [
      join(electron, 'launcher', 'with-node-24.mjs'),
      join(electron, 'headless', 'api.ts'),
      call.verb,
      ...company,
      '--input',
      JSON.stringify(call.input),
      '--today',
      TODAY,
      '--progress',
    ],
    { cwd: directory, env: { ...process.env, INIT_CWD: directory, QUITTANCE_HOME: directory } },
  );
  const stop = () => child.kill('SIGINT');
  signal?.addEventListener('abort', stop);
  let out = '';
  let rest = '';
  let error: Reply | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = JSON.parse(line) as { progress: Progress } | { error: WireError };
      if ('progress' in message) onProgress?.(message.progress);
      else error = { ok: false, error: message.error };
    }
  });
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve(
        code === 0
          ? { ok: true, value: JSON.parse(out) }
          : (error ?? { ok: false, error: { code: `exit ${code}`, params: {}, message: rest } }),
      ),
    );
  });
}

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
