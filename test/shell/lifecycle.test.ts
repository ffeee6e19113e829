import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { type ChildProcess, createBackendClient } from '../../electron/shell/backend-client.ts';
import { companyArgument } from '../../electron/shell/company-argument.ts';
import { applicationMenu } from '../../electron/shell/menu.fr.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { RunningApp } from './running-app.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-lifecycle-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(options: ConstructorParameters<typeof RunningApp>[0] = {}): Promise<RunningApp> {
  const app = await RunningApp.start(options);
  onTestFinished(() => app.quit());
  return app;
}

async function createCompany(app: RunningApp, path: string): Promise<void> {
  await app.control('answerDialog', path);
  const created = await app.page<Reply>(
    `window.quittance.chooseOutput('a.quittance').then((path) => window.quittance.call('c', { verb: 'companies.create', input: { name: 'Menuiserie', path } }))`,
  );
  expect(created.ok).toBe(true);
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const RECENT = "window.quittance.call('recent', { verb: 'companies.recent', input: {} })";

it('a backend that dies answers what it was asked, comes back, and still knows the files handed over', async () => {
  const app = await start();
  const path = join(folder, 'Avant.quittance');
  await createCompany(app, path);
  await app.control('answerDialog', path);
  const file = await app.page<string>('window.quittance.chooseCompanyFile()');

  const [pid = 0] = (await app.control('state')).backends;
  // Stopped, so that it cannot answer; the second question is the main process's own and shows that the first has left it.
  process.kill(Number(pid), 'SIGSTOP');
  const pending = app.page<Reply>(RECENT);
  expect(await app.page('window.quittance.chooseCompanyFile()')).toBeNull();
  process.kill(Number(pid), 'SIGKILL');
  const reply = await pending;
  expect(reply).toMatchObject({ ok: false, error: { code: 'UNEXPECTED', params: { reference: expect.stringMatching(/^[0-9a-f]{8}$/) } } });

  expect(await app.page<Reply>(RECENT)).toMatchObject({ ok: true });
  const opened = await app.page<Reply>(`window.quittance.call('o', { verb: 'companies.open', input: { file: '${file}' } })`);
  expect(opened).toMatchObject({ ok: true, value: { path } });
  expect((await app.control('state')).backends).toHaveLength(2);
});

it('a second instance brings the first to the front and ends', async () => {
  const app = await start();
  const second = new RunningApp({ home: app.home });
  expect(await second.ended).toBe(0);
  await app.control('windowCalled', 'focus');
  expect((await app.control('state')).windows).toBe(1);
});

it('a company file opens with the program, and in the running one', async () => {
  const maker = await start();
  const path = join(folder, 'Associée.quittance');
  await createCompany(maker, path);
  await maker.quit();

  const app = await start({ args: [path] });
  await app.control('waitFor', "document.body.innerText.includes('Menuiserie')");
  expect(await app.page('location.hash')).toBe('#/accueil');
  expect(await app.page<Reply>(RECENT)).toMatchObject({ ok: true, value: [{ name: 'Menuiserie', path }] });

  const second = new RunningApp({ home: app.home, args: [join(folder, 'Absente.quittance')] });
  expect(await second.ended).toBe(0);
  await app.control('windowCalled', 'focus');
  const { dialogs } = await app.control('state');
  expect(dialogs).toContainEqual({ kind: 'error', options: { title: 'Quittance', content: expect.stringContaining('Absente.quittance') } });
});

it('closing the window ends the program and its backend, with the company file whole', async () => {
  const app = await start();
  const path = join(folder, 'Fermée.quittance');
  await createCompany(app, path);
  const [pid = 0] = (await app.control('state')).backends;
  await app.control('closeWindow');
  expect(await app.ended).toBe(0);
  expect(isAlive(Number(pid))).toBe(false);
  expect(existsSync(path)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('Fermée.quittance-'))).toEqual([]);
});

it('loading the page again leaves the program usable', async () => {
  const app = await start();
  await app.control('reload');
  await app.control('waitFor', "document.body.innerText.includes('Quittance')");
  expect(await app.page<Reply>(RECENT)).toMatchObject({ ok: true });
});

it('Chromium is told to be silent before anything is loaded, and app: is a secure scheme', async () => {
  const app = await start();
  const { switches, privileged } = await app.control('state');
  expect(switches).toEqual(
    expect.arrayContaining(['disable-background-networking', 'disable-component-update', 'host-resolver-rules=MAP * ~NOTFOUND']),
  );
  expect(privileged).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
});

it('the menu is French and has no developer tools once packaged', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const packaged = JSON.stringify(applicationMenu(platform, true));
    expect(packaged).not.toMatch(/toggleDevTools|reload/i);
    expect(packaged).toContain('"label":"Édition"');
    expect(packaged).toContain('"role":"quit","label":"Quitter Quittance"');
    // Every item that is seen carries its own words: Electron's are English.
    const items = applicationMenu(platform, false).flatMap((menu) => [menu, ...(menu.submenu as { type?: string; label?: string }[])]);
    expect(items.filter(({ type, label }) => type !== 'separator' && label === undefined)).toEqual([]);
  }
  expect(JSON.stringify(applicationMenu('linux', false))).toContain('toggleDevTools');
});

it('finds the company file in a command line', () => {
  expect(companyArgument(['/opt/Quittance', '--no-sandbox', 'a.quittance'], '/home/x')).toBe(join('/home/x', 'a.quittance'));
  expect(companyArgument(['/opt/Quittance', '/tmp/B.QUITTANCE'], '/home/x')).toBe('/tmp/B.QUITTANCE');
  for (const line of [['/opt/a.quittance'], ['/opt/Quittance', '--file=a.quittance'], ['/opt/Quittance', 'a.csv'], []]) {
    expect(companyArgument(line, '/home/x')).toBeUndefined();
  }
});

// A process that ends as soon as it starts, as a damaged installation would make it.
let forks = 0;
function stillborn(): ChildProcess {
  forks += 1;
  return {
    postMessage: () => undefined,
    kill: () => true,
    on(event: string, listener: (value: never) => void) {
      if (event === 'exit') setImmediate(() => listener(1 as never));
    },
  };
}
beforeEach(() => {
  forks = 0;
});

it('a backend that cannot start is tried once per call, not in a loop', async () => {
  const logged: string[] = [];
  const client = createBackendClient(stillborn, { error: (reference) => logged.push(reference) });
  for (let call = 1; call <= 3; call += 1) {
    const reply = await client.call({ verb: 'companies.recent', input: {} }).reply;
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNEXPECTED', params: { reference: logged.at(-1) } } });
    expect(forks).toBe(call);
  }
  await client.close();
  expect(forks).toBe(3);
});
