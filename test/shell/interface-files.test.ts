import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { interfaceFile } from '../../electron/host/interface-files.ts';
import { interfaceProtocol, isInterfacePage } from '../../electron/shell/interface-protocol.ts';

let folder = '';
let built = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-interface-'));
  built = join(folder, 'renderer');
  mkdirSync(join(built, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-other'));
  writeFileSync(join(built, 'index.html'), '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style><meta content="__TOKEN__">');
  writeFileSync(join(built, 'assets', 'index.js'), "const placeholder = '__TOKEN__';");
  writeFileSync(join(built, 'assets', 'notes.secret'), 'secret');
  writeFileSync(join(folder, 'package.json'), '{"secret":true}');
  writeFileSync(join(folder, 'renderer-other', 'index.js'), 'secret');
  symlinkSync(join(folder, 'package.json'), join(built, 'link.json'));
  symlinkSync(folder, join(built, 'above'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  'app://quittance/../../package.json',
  'app://quittance/../package.json',
  'app://quittance/%2e%2e/package.json',
  'app://quittance/..%2fpackage.json',
  'app://quittance/..%2Fpackage.json',
  'app://quittance/assets/..%2f..%2fpackage.json',
  'app://quittance/..%5cpackage.json',
  'app://quittance/assets%2f..%2f..%2fpackage.json',
  'app://quittance/%252e%252e%252fpackage.json',
  'app://quittance//package.json',
  'app://quittance/../renderer-other/index.js',
  'app://quittance/..%2frenderer-other%2findex.js',
  'app://quittance/link.json',
  'app://quittance/above/package.json',
  'app://quittance/package.json%00.js',
  'app://quittance/C:%5cWindows%5cwin.ini',
  'app://quittance/%E0%A4%A',
  'app://quittance/assets',
  'app://quittance/assets/',
  'app://quittance/assets/notes.secret',
  'app://ailleurs/index.html',
  'app://quittance.ailleurs/index.html',
])('%s leads nowhere', async (url) => {
  const response = await interfaceProtocol(built)(new Request(url));
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('secret');
});

it('serves a file of the interface, and only reads', async () => {
  const serve = interfaceProtocol(built);
  const script = await serve(new Request('app://quittance/assets/index.js'));
  expect(script.status).toBe(200);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await script.text()).toContain('__TOKEN__'); // placeholders are the page's only
  expect((await serve(new Request('app://quittance/index.html', { method: 'POST' }))).status).toBe(404);
});

it('gives each page a nonce of its own, the one that its policy names', async () => {
  const nonces = new Set<string>();
  for (const pathname of ['/', '/index.html', '/index.html']) {
    const { headers, body } = await interfaceFile(built, pathname, 'le-jeton');
    const page = new TextDecoder().decode(body);
    const nonce = /<meta nonce="([^"]+)"><style nonce="\1"><\/style>/.exec(page)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(page).toContain('content="le-jeton"');
    expect(headers['cache-control']).toBe('no-store');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

it('allows no inline script, no evaluation and no remote address', async () => {
  const { headers } = await interfaceFile(built, '/', '');
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
});

it('knows its own page from any other', () => {
  expect(isInterfacePage('app://quittance/index.html')).toBe(true);
  expect(isInterfacePage('app://quittance/index.html#/pilotage?mois=2026-10')).toBe(true);
  for (const address of [
    '',
    'about:blank',
    'data:text/html,x',
    'app://quittance/',
    'app://quittance.example/index.html',
    'app://quittance@ailleurs/index.html',
  ])
    expect(isInterfacePage(address)).toBe(false);
  for (const address of [
    'https://quittance/index.html',
    'file:///index.html',
    'app://quittance:8080/index.html',
    'app://ailleurs/app://quittance/index.html',
  ])
    expect(isInterfacePage(address)).toBe(false);
});
