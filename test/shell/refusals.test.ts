import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../shared/contract/reply.ts';
import { RunningApp } from './running-app.ts';

// What a page that went wrong could try, on the built application.
let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
  await app.page(`{
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
    1;
  }`);
});
afterAll(() => app?.quit());

const FOREIGN = 'https://ailleurs.example/';

/** Waits until the page's policy has refused something under each of these directives. */
async function expectRefusedByPolicy(...directives: string[]): Promise<void> {
  await app.control('waitFor', `${JSON.stringify(directives)}.every((directive) => window.violations.includes(directive))`);
}

async function expectStillAtHome(): Promise<void> {
  const { address, pages, requests } = await app.control('state');
  expect(address.split('#')[0]).toBe('app://quittance/index.html');
  expect(pages).toBe(1);
  expect(requests.filter(({ outcome }) => outcome === 'left')).toEqual([]);
}

it.each([FOREIGN, 'http://127.0.0.1:1/', 'app://ailleurs/index.html', 'app://quittance/assets/', 'app://quittance/index.html/x'])(
  '%s does not take the window',
  async (address) => {
    // How the double's browser writes an app: address, see addresses.ts.
    const written = address.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');
    await app.page(`{ location.href = ${JSON.stringify(written)}; 1; }`);
    expect(await app.control('request', address)).toBe('cancelled');
    await expectStillAtHome();
  },
);

it('an e-mail is begun by the mail program, a number dialled by the telephone’s, and nothing else is', async () => {
  const mail = 'mailto:roy@pont.example?subject=Facture&body=Bonjour';
  const telephone = 'tel:+33565000000';
  for (const url of [
    mail,
    telephone,
    'tel:+33565000000;ext=1',
    'tel:*#06#',
    'mailto:roy@pont.example',
    'file:///etc/passwd',
    'ssh://ailleurs.example?subject=',
  ]) {
    expect(await app.control('emitPreventable', 'will-navigate', { url, isMainFrame: true })).toBe(true);
  }
  const { openedOutside } = await app.control('state');
  expect(openedOutside).toEqual([mail, telephone]);
  await expectStillAtHome();
});

it('a redirection is refused', async () => {
  expect(await app.control('emitPreventable', 'will-redirect', { url: 'app://quittance/index.html', isMainFrame: true })).toBe(true);
});

it('a form, an embedded page and a link lead nowhere', async () => {
  await app.page(`{
    const form = document.createElement('form');
    form.action = '${FOREIGN}form';
    document.body.append(form);
    form.submit();
    const frame = document.createElement('iframe');
    frame.src = '${FOREIGN}frame';
    document.body.append(frame);
  }`);
  await expectRefusedByPolicy('form-action', 'frame-src');
  await app.page(`{
    const link = document.createElement('a');
    link.href = '${FOREIGN}link';
    document.body.append(link);
    link.click();
  }`);
  expect(await app.control('request', `${FOREIGN}link`)).toBe('cancelled');
  await expectStillAtHome();
});

it('a new window does not open', async () => {
  await app.page(`{ window.open('${FOREIGN}window'); 1; }`);
  expect((await app.control('popups', 1)).map(({ allowed }) => allowed)).toEqual([false]);
  await app.control('onlyPage');
  await expectStillAtHome();
});

it('no permission is granted', async () => {
  const { granted } = await app.control('state');
  expect(granted).toEqual([]);
  expect(await app.page('Notification.requestPermission()')).not.toBe('granted');
  const position = "new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('found'), () => resolve('refused')))";
  expect(await app.page(position)).toBe('refused');
  expect(await app.page("navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', () => 'refused')")).toBe('refused');
});

it('nothing is fetched from outside, by any means', async () => {
  const attempts = [
    `fetch('${FOREIGN}fetch')`,
    `new Promise((resolve, reject) => { const image = new Image(); image.onload = resolve; image.onerror = reject; image.src = '${FOREIGN}image'; })`,
    `import('${FOREIGN}script.js')`,
    `new Promise((resolve, reject) => { const socket = new WebSocket('wss://ailleurs.example/'); socket.onopen = resolve; socket.onerror = reject; })`,
  ];
  for (const attempt of attempts) expect(await app.page(`${attempt}.then(() => 'reached', () => 'refused')`)).toBe('refused');
  expect(await app.page("navigator.sendBeacon('https://ailleurs.example/beacon'); 'done'")).toBe('done');
  await expectStillAtHome();
});

it('inline scripts, inline styles and eval do not run', async () => {
  await app.page(`{
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.inlined = 1"><p id="styled" style="color: rgb(1, 2, 3)">x</p>');
    const script = document.createElement('script');
    script.textContent = 'window.inlined = 2';
    document.body.append(script);
  }`);
  await expectRefusedByPolicy('script-src-attr', 'script-src-elem', 'style-src-attr');
  expect(await app.page('window.inlined')).toBeUndefined();
  expect(await app.page("getComputedStyle(document.getElementById('styled')).color")).not.toBe('rgb(1, 2, 3)');
  // In a task of the page's own: what the developer tools evaluate themselves may evaluate more.
  const evaluated =
    "new Promise((resolve) => setTimeout(() => { try { resolve(new Function('return 1')()); } catch { resolve('refused'); } }))";
  expect(await app.page(evaluated)).toBe('refused');
});

it('a download does not start', async () => {
  await app.page(`{
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
  }`);
  expect(await app.control('downloads', 1)).toEqual([{ cancelled: true }]);
});

it('an embedded frame is a foreign sender', async () => {
  await app.page("{ const frame = document.createElement('iframe'); document.body.append(frame); 1; }");
  const request = { verb: 'companies.recent', input: {} };
  const own = (await app.control('invokeFromFrame', '', 'quittance:call', ['a', request])) as Reply;
  expect(own.ok).toBe(true);
  for (const [channel, args] of [
    ['quittance:call', ['b', request]],
    ['quittance:register-file', [{ path: '/etc/hostname' }]],
    ['quittance:choose-output', ['a.pdf']],
    ['quittance:choose-company-file', []],
  ] as const) {
    const reply = await app.control('invokeFromFrame', 'about:blank', channel, [...args]);
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN_CALLER' } });
  }
  expect((await app.control('state')).dialogs).toEqual([]);
});

it('a foreign page that took the window all the same is a foreign sender, and a remote one does not load', async () => {
  expect(await app.control('forceNavigate', FOREIGN)).toMatch(/ERR_ABORTED/);
  expect(await app.control('forceNavigate', 'data:text/html,<title>Ailleurs</title>')).toBe('loaded');
  expect(await app.page('document.title')).toBe('Ailleurs');
  const reply = await app.page<Reply>("window.quittance.call('1', { verb: 'companies.recent', input: {} })");
  expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN_CALLER' } });
  await expect(app.page("window.quittance.chooseOutput('a.pdf')")).rejects.toThrow(/fenêtre de Quittance/);
});
