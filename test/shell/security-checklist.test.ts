import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../shared/contract/reply.ts';
import { RunningApp } from './running-app.ts';

// Electron's own security checklist, a test a point, on the built application: what each does is told in electron/shell/security-checklist.md.
const PROJECT = join(import.meta.dirname, '..', '..');
const FOREIGN = 'https://ailleurs.example/';

let app: RunningApp;
let state: Awaited<ReturnType<typeof app.control<'state'>>>;
let policy = '';
let main = '';
beforeAll(async () => {
  app = await RunningApp.start();
  await app.control('waitFor', "document.body.innerText.includes('Quittance')");
  state = await app.control('state');
  policy = await app.page<string>("fetch('index.html').then((page) => page.headers.get('content-security-policy'))");
  main = readFileSync(join(PROJECT, 'dist', 'shell', 'main.js'), 'utf8');
});
afterAll(() => app?.quit());

const preference = (name: string) => state.options.webPreferences[name];
const refused = (event: string, url: string, isMainFrame = true) => app.control('emitPreventable', event, { url, isMainFrame });

const POINTS: Record<string, () => Promise<void> | void> = {
  '1. Only load secure content': async () => {
    expect(state.requests.filter(({ url }) => !url.startsWith('app://quittance/'))).toEqual([]);
    for (const scheme of ['http://127.0.0.1:1/', FOREIGN, 'ws://127.0.0.1:1/', 'ftp://ailleurs.example/', 'file:///etc/passwd'])
      expect(await app.control('sessionCancels', scheme)).toBe(true);
    expect(await app.control('sessionCancels', 'app://quittance/index.html')).toBe(false);
  },
  '2. Do not enable Node.js integration for remote content': async () => {
    for (const name of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames']) expect(preference(name)).toBe(false);
    expect(await app.page("['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window)")).toEqual([]);
  },
  '3. Enable context isolation': async () => {
    expect(preference('contextIsolation')).toBe(true);
    expect(await app.page("['electron', 'ipcRenderer', 'doubleIpc'].filter((name) => name in window)")).toEqual([]);
  },
  '4. Enable process sandboxing': () => expect([state.sandboxesAll, preference('sandbox')]).toEqual([true, true]),
  '5. Handle session permission requests': () => expect(state.granted.filter((permission) => permission !== 'clipboard-write')).toEqual([]),
  '6. Do not disable webSecurity': () => expect(preference('webSecurity')).toBe(true),
  '7. Define a Content Security Policy': () => {
    const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));
    for (const closed of ['default-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(directives.get(closed)).toEqual(["'none'"]);
    for (const own of ['script-src', 'connect-src', 'font-src']) expect(directives.get(own)).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w+/=]{22,}'$/)]);
    expect(directives.get('img-src')).toEqual(["'self'", 'data:', 'blob:']);
    // Frames, objects and workers have no line of their own: the first one closes them.
    for (const absent of ['frame-src', 'object-src', 'worker-src', 'child-src']) expect(directives.has(absent)).toBe(false);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  },
  '8. Do not enable allowRunningInsecureContent': () => expect(preference('allowRunningInsecureContent')).toBe(false),
  '9. Do not enable experimental features': () => {
    expect(preference('experimentalFeatures') ?? false).toBe(false);
    expect(state.switches.filter((name) => /^enable-|experimental|unsafe|no-sandbox|remote-debugging/.test(name))).toEqual([]);
  },
  '10. Do not use enableBlinkFeatures': () => {
    expect(preference('enableBlinkFeatures')).toBeUndefined();
    expect(main).not.toContain('enableBlinkFeatures');
  },
  '11. webview: do not use allowpopups': () => expect(preference('webviewTag')).toBe(false),
  '12. webview: verify options and parameters': async () => expect(await refused('will-attach-webview', FOREIGN)).toBe(true),
  '13. Disable or limit navigation': async () => {
    for (const url of [
      FOREIGN,
      'file:///etc/passwd',
      'app://quittance/assets/',
      'data:text/html,x',
      'javascript:1',
      'app://ailleurs/index.html',
    ])
      expect([url, await refused('will-navigate', url)]).toEqual([url, true]);
    expect(await refused('will-frame-navigate', 'app://quittance/index.html', false)).toBe(true);
    expect(await refused('will-redirect', 'app://quittance/index.html')).toBe(true);
    expect(preference('navigateOnDragDrop')).toBe(false);
  },
  '14. Disable or limit creation of new windows': async () => {
    await app.page(`{ window.open('${FOREIGN}'); 1; }`);
    expect((await app.control('popups', 1)).map(({ allowed }) => allowed)).toEqual([false]);
    await app.control('onlyPage');
  },
  '15. Do not use shell.openExternal with untrusted content': async () => {
    for (const url of [
      'file:///etc/passwd',
      'smb://serveur/partage',
      'ms-msdt:/id',
      'mailto:a@b.example',
      'tel:*#06#',
      `mailto:a@b.example?subject=${'x'.repeat(3000)}`,
    ])
      await refused('will-navigate', url);
    expect((await app.control('state')).openedOutside).toEqual([]);
  },
  '16. Use a current version of Electron': () => {
    const { devDependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      devDependencies: { electron: string };
    };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(45);
  },
  '17. Validate the sender of all IPC messages': async () => {
    await app.page("{ const frame = document.createElement('iframe'); document.body.append(frame); 1; }");
    const reply = (await app.control('invokeFromFrame', 'about:blank', 'quittance:call', [
      'a',
      { verb: 'companies.recent', input: {} },
    ])) as Reply;
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN_CALLER' } });
    // Every channel passes by the check: the shell listens nowhere else.
    const sources = readShell();
    expect(sources.filter(({ name, text }) => name !== 'ipc.ts' && /ipcMain\.(on|once|handle)/.test(text))).toEqual([]);
  },
  '18. Avoid file:// and prefer custom protocols': () => {
    expect(state.address).toMatch(/^app:\/\/quittance\/index\.html/);
    expect(state.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    expect(readShell().filter(({ text }) => /loadFile\(|bypassCSP|allowServiceWorkers|corsEnabled/.test(text))).toEqual([]);
  },
  '19. Check which fuses you can change': () => {
    // What they are on a packaged program is read from it in packaging.test.ts.
    const yaml = readFileSync(join(PROJECT, 'electron-builder.yml'), 'utf8');
    const fuses = Object.fromEntries([...yaml.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']));
    expect(fuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  },
  '20. Do not expose Electron APIs to untrusted content': async () => {
    const exposed = await app.page<[string, string][]>('Object.entries(window.quittance).map(([name, value]) => [name, typeof value])');
    expect(exposed.filter(([, type]) => type !== 'function')).toEqual([]);
    expect(await app.page('Object.keys(window.quittance).some((name) => /ipc|send|invoke|^on$|path/i.test(name))')).toBe(false);
    await expect(app.page("'use strict'; window.quittance.call = null")).rejects.toThrow(/read only|readonly/i);
  },
};

it.each(Object.keys(POINTS))('%s', (point) => POINTS[point]?.());

it('the table beside the shell’s code names the same twenty points, and files that exist', () => {
  const table = readFileSync(join(PROJECT, 'electron', 'shell', 'security-checklist.md'), 'utf8');
  const lines = table.split('\n').filter((line) => /^\| \d/.test(line));
  expect(lines.map((line) => line.split('|')[1]?.trim())).toEqual(Object.keys(POINTS));
  expect(Object.keys(POINTS)).toHaveLength(20);
});

it('Chromium asks its maker for nothing: no dictionary, no report, no update, no name', () => {
  expect([state.spellChecker, state.spellCheckerLanguages, preference('spellcheck')]).toEqual([false, [], false]);
  expect(state.dictionaries).toMatch(/^app:/);
  expect(state.switches).toEqual(
    expect.arrayContaining([
      'disable-background-networking',
      'disable-component-update',
      'disable-domain-reliability',
      'disable-sync',
      'disable-quic',
      'no-pings',
      'dns-prefetch-disable',
      'host-resolver-rules=MAP * ~NOTFOUND',
    ]),
  );
  expect(state.webRtcPolicy).toBe('disable_non_proxied_udp');
  expect(main).not.toMatch(/crashReporter|autoUpdater|setFeedURL|net\.request\(|net\.fetch\(/);
});

function readShell(): { name: string; text: string }[] {
  const names = [
    'app-window',
    'backend-client',
    'backend-process',
    'file-dialogs',
    'interface-protocol',
    'ipc',
    'lock-down',
    'main',
    'serve-window',
  ];
  return names.map((name) => ({ name: `${name}.ts`, text: readFileSync(join(PROJECT, 'electron', 'shell', `${name}.ts`), 'utf8') }));
}
