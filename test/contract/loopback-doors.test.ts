import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileLog } from '../../electron/host/file-log.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { makeTemporaryFolder } from '../../electron/host/temporary-folder.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/loopback-server.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aDirectory } from '../builders/company.ts';

// What other programs and pages of this computer may try on the loopback host, written on the wire as they would.

interface Door {
  loopback: Loopback;
  /** What the log was told: nothing, for a stranger's attempt is no failure of ours. */
  logged: unknown[];
  host: string;
}

async function aDoor(): Promise<Door> {
  const directory = aDirectory();
  const pages = join(directory, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<meta name="quittance-token" content="__TOKEN__">');
  writeFileSync(join(directory, 'secret.html'), 'secret');
  symlinkSync(join(directory, 'secret.html'), join(pages, 'link.html'));
  const logged: unknown[] = [];
  const loopback = await startLoopback({
    appDataDirectory: join(directory, 'app'),
    pages,
    clock: fixedClock(localDate('2025-06-30')),
    log: { error: (_reference, error) => logged.push(error) },
  });
  onTestFinished(() => loopback.close());
  return { loopback, logged, host: new URL(loopback.origin).host };
}

/** Sends bytes and gives all that comes back until the connection ends. */
function wire({ loopback }: Door, text: string, port = Number(new URL(loopback.origin).port)): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1').on('data', (data: string) => {
      answer += data;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(answer) : reject(error)));
    socket.on('close', () => resolve(answer));
  });
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

interface Asked {
  line: string;
  /** Replaces, adds, or with '' leaves out, what our own page sends. */
  headers?: Record<string, string>;
  body?: string;
}

/** A request as our own page makes it, but for what is said. */
function written(door: Door, { line, headers = {}, body = '' }: Asked): string {
  const isPost = line.startsWith('POST');
  const own: Record<string, string> = {
    host: door.host,
    origin: isPost ? door.loopback.origin : '',
    'sec-fetch-site': 'same-origin',
    'x-quittance-token': door.loopback.token,
    'content-type': isPost ? 'application/json' : '',
    'content-length': isPost ? String(Buffer.byteLength(body)) : '',
    connection: 'close',
  };
  const lines = Object.entries({ ...own, ...headers }).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return `${line}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

const CALL = { line: 'POST /api/companies.recent HTTP/1.1', body: '{"input":{}}' };
const PAGE = { line: 'GET / HTTP/1.1' };

test('our own page is answered, and no answer with data is kept by a browser', async () => {
  const door = await aDoor();
  const called = await wire(door, written(door, CALL));
  expect(statusOf(called)).toBe(200);
  expect(called).toContain('{"ok":true,"value":[]}');
  const page = await wire(door, written(door, PAGE));
  expect(statusOf(page)).toBe(200);
  for (const answer of [called, page, await wire(door, written(door, { line: 'GET /absent.html HTTP/1.1' }))]) {
    expect(answer).toMatch(/^cache-control: no-store/im);
    expect(answer).toMatch(/^x-content-type-options: nosniff/im);
    expect(answer).toMatch(/^referrer-policy: no-referrer/im);
    expect(answer).toMatch(/^content-security-policy: default-src 'none';.*frame-ancestors 'none'/im);
    expect(answer).not.toMatch(/^access-control-|^server:|^x-powered-by/im);
  }
});

const refused: [string, number, Asked | ((door: Door) => Asked)][] = [
  ['another host (DNS rebinding)', 421, { ...CALL, headers: { host: 'ailleurs.example' } }],
  ['another host on our port', 421, ({ host }) => ({ ...CALL, headers: { host: host.replace('127.0.0.1', 'ailleurs.example') } })],
  ['localhost by name', 421, ({ host }) => ({ ...CALL, headers: { host: host.replace('127.0.0.1', 'localhost') } })],
  ['our name with a dot behind', 421, ({ host }) => ({ ...CALL, headers: { host: host.replace('127.0.0.1', '127.0.0.1.') } })],
  ['our name without a port', 421, { ...CALL, headers: { host: '127.0.0.1' } }],
  ['our address written otherwise', 421, ({ host }) => ({ ...CALL, headers: { host: host.replace('127.0.0.1', '2130706433') } })],
  ['our address as IPv6', 421, ({ host }) => ({ ...CALL, headers: { host: host.replace('127.0.0.1', '[::1]') } })],
  ['no host', 400, { ...CALL, headers: { host: '' } }],
  ['HTTP/1.0 without a host', 421, { line: 'POST /api/companies.recent HTTP/1.0', body: '{"input":{}}', headers: { host: '' } }],
  ['the page for another host', 421, { ...PAGE, headers: { host: 'ailleurs.example' } }],
  ['a whole address, as to a proxy', 400, { ...PAGE, line: 'GET http://ailleurs.example/ HTTP/1.1' }],
  ['a whole address of ours', 400, ({ loopback }) => ({ line: `GET ${loopback.origin}/ HTTP/1.1` })],
  ['a path that reads as a host', 400, { line: 'GET //ailleurs.example/index.html HTTP/1.1' }],
  ['an asterisk', 400, { line: 'OPTIONS * HTTP/1.1' }],
  ['another origin', 403, { ...CALL, headers: { origin: 'http://ailleurs.example' } }],
  ['a hidden origin', 403, { ...CALL, headers: { origin: 'null' } }],
  ['another port of this computer', 403, { ...CALL, headers: { origin: 'http://127.0.0.1:1' } }],
  ['our origin over https', 403, ({ host }) => ({ ...CALL, headers: { origin: `https://${host}` } })],
  ['a page of another site', 403, { ...CALL, headers: { origin: '', 'sec-fetch-site': 'cross-site' } }],
  ['a page of another port', 403, { ...CALL, headers: { origin: '', 'sec-fetch-site': 'same-site' } }],
  ['a call from an address bar', 403, { ...CALL, headers: { origin: '', 'sec-fetch-site': 'none' } }],
  ['a script that another site embeds', 403, { ...PAGE, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' } }],
  ['a script that another port embeds', 403, { ...PAGE, headers: { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'script' } }],
  ['a page read with another origin', 403, { ...PAGE, headers: { origin: 'http://127.0.0.1:1', 'sec-fetch-site': '' } }],
  [
    'the opening address in a frame',
    403,
    (door) => ({ ...opening(door), headers: { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' } }),
  ],
  ['no token', 403, { ...CALL, headers: { 'x-quittance-token': '' } }],
  ['half a token', 403, ({ loopback }) => ({ ...CALL, headers: { 'x-quittance-token': loopback.token.slice(0, 20) } })],
  ['a token twice', 403, ({ loopback }) => ({ ...CALL, headers: { 'x-quittance-token': `${loopback.token}, ${loopback.token}` } })],
  ['the page without anything', 403, { ...PAGE, headers: { 'x-quittance-token': '' } }],
  [
    'the token as a cookie',
    403,
    ({ loopback }) => ({ ...PAGE, headers: { 'x-quittance-token': '', cookie: `quittance=${loopback.token}` } }),
  ],
  ['a token of another start', 403, { line: `GET /?token=${'x'.repeat(43)} HTTP/1.1`, headers: { 'x-quittance-token': '' } }],
  ['a form with fields', 415, { ...CALL, headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ['a form with files', 415, { ...CALL, headers: { 'content-type': 'multipart/form-data; boundary=a' } }],
  ['a form in text', 415, { ...CALL, headers: { 'content-type': 'text/plain' } }],
  ['a form in text that calls itself JSON', 415, { ...CALL, headers: { 'content-type': 'text/plain; application/json' } }],
  ['what only begins like JSON', 415, { ...CALL, headers: { 'content-type': 'application/json-seq' } }],
  ['no type', 415, { ...CALL, headers: { 'content-type': '' } }],
  ['no JSON', 400, { ...CALL, body: '{"input":' }],
  ['a list', 400, { ...CALL, body: '[]' }],
  ['a preflight of another site', 403, { line: 'OPTIONS /api/companies.recent HTTP/1.1', headers: { origin: 'http://ailleurs.example' } }],
  ['a preflight', 405, { line: 'OPTIONS /api/companies.recent HTTP/1.1' }],
  ['TRACE', 405, { line: 'TRACE / HTTP/1.1' }],
  ['HEAD', 405, { line: 'HEAD / HTTP/1.1' }],
  ['PUT', 405, { line: 'PUT /files HTTP/1.1' }],
  ['an unknown method', 400, { line: 'BREW / HTTP/1.1' }],
  ['a place that is none', 404, { ...CALL, line: 'POST /api HTTP/1.1' }],
  ['headers without end', 431, { ...CALL, headers: { 'x-long': 'x'.repeat(20_000) } }],
  ['an address without end', 431, { line: `GET /${'x'.repeat(20_000)} HTTP/1.1` }],
  ['a body that says two lengths', 400, { ...CALL, headers: { 'transfer-encoding': 'chunked' } }],
  ['an output that was never prepared', 404, { line: 'GET /outputs/00000000-0000-4000-8000-000000000000 HTTP/1.1' }],
  ['a path in the place of an output', 404, { line: 'GET /outputs/..%2f..%2fetc%2fpasswd HTTP/1.1' }],
  ['a page above its folder', 404, { line: 'GET /..%2fsecret.html HTTP/1.1' }],
  ['a page above its folder, twice encoded', 404, { line: 'GET /%252e%252e%252fsecret.html HTTP/1.1' }],
  ['a page by a link that leaves its folder', 404, { line: 'GET /link.html HTTP/1.1' }],
  ['a page by backslashes', 404, { line: 'GET /..\\secret.html HTTP/1.1' }],
  ['a page behind a NUL', 404, { line: 'GET /index.html%00.js HTTP/1.1' }],
];

function opening({ loopback }: Door): Asked {
  return { line: `GET /?token=${loopback.token} HTTP/1.1`, headers: {} };
}

test.each(refused)('%s is refused with %i', async (_name, status, asked) => {
  const door = await aDoor();
  const answer = await wire(door, written(door, typeof asked === 'function' ? asked(door) : asked));
  expect(statusOf(answer)).toBe(status);
  expect(answer).not.toContain(door.loopback.token);
  expect(answer).not.toContain('secret');
  expect(answer).not.toMatch(/^access-control-/im);
  expect(door.logged).toEqual([]);
});

test('a connection that asks to speak something else, or to go through, is closed', async () => {
  const door = await aDoor();
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    'sec-websocket-version': '13',
  };
  expect(await wire(door, written(door, { ...PAGE, headers: upgrade }))).toBe('');
  expect(await wire(door, `CONNECT ailleurs.example:443 HTTP/1.1\r\nhost: ${door.host}\r\n\r\n`)).toBe('');
  expect(statusOf(await wire(door, written(door, CALL)))).toBe(200);
});

test('requests sent in one go are told apart, and what follows a refused one is not answered', async () => {
  const door = await aDoor();
  const kept = { ...CALL, headers: { connection: 'keep-alive' } };
  const both = await wire(door, written(door, kept) + written(door, CALL));
  expect(both.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  // The body of a refused form is itself a whole request, as a page could write it.
  const smuggled = written(door, CALL);
  const answer = await wire(
    door,
    written(door, { ...kept, headers: { connection: 'keep-alive', 'content-type': 'text/plain' }, body: smuggled }),
  );
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(statusOf(answer)).toBe(415);
});

test('a body that is too large is refused while it comes, a file that breaks off leaves nothing', async () => {
  const door = await aDoor();
  const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
  const large = written(door, {
    ...CALL,
    headers: { 'content-length': '', 'transfer-encoding': 'chunked' },
    body: `${chunk.repeat(12)}0\r\n\r\n`,
  });
  expect(statusOf(await wire(door, large))).toBe(413);
  const broken = written(door, {
    line: 'POST /files?name=a.csv HTTP/1.1',
    headers: { 'content-length': '100000' },
    body: 'N° facture;Client',
  });
  await new Promise<void>((resolve) => {
    const socket = connect(Number(door.host.split(':')[1]), '127.0.0.1', () => socket.end(broken, () => socket.destroy()));
    socket.on('close', () => resolve());
  });
  expect(statusOf(await wire(door, written(door, CALL)))).toBe(200);
  expect(door.logged).toEqual([]);
});

test('a name of a file cannot write a header', async () => {
  const door = await aDoor();
  const name = encodeURIComponent('a\r\nset-cookie: x=1\r\n\r\n<script>"\u2028é.pdf');
  const prepared = await wire(door, written(door, { line: `POST /outputs?name=${name} HTTP/1.1` }));
  expect(statusOf(prepared)).toBe(200);
  expect(prepared).not.toMatch(/set-cookie/i);
  const { out } = JSON.parse(/\{.*\}/.exec(prepared)?.[0] ?? '') as { out: string };
  const table = { name: 'a', format: 'csv', out, columns: [{ title: 'a', kind: 'text' }], rows: [['b']] };
  await wire(door, written(door, { line: 'POST /api/exports.table HTTP/1.1', body: JSON.stringify({ input: table }) }));
  const delivered = await wire(door, written(door, { line: `GET /outputs/${out} HTTP/1.1` }));
  expect(statusOf(delivered)).toBe(200);
  const head = delivered.split('\r\n\r\n')[0] ?? '';
  expect(head).not.toMatch(/^set-cookie/im);
  expect(head).toMatch(/^content-disposition: attachment; filename\*=UTF-8''[\w%.-]+$/im);
});

test('a file that was handed in is not handed out, and no output is written over it', async () => {
  const door = await aDoor();
  const sent = await wire(door, written(door, { line: 'POST /files?name=clients.csv HTTP/1.1', body: 'Client\r\nDupont' }));
  const { file } = JSON.parse(/\{.*\}/.exec(sent)?.[0] ?? '') as { file: string };
  expect(statusOf(await wire(door, written(door, { line: `GET /outputs/${file} HTTP/1.1` })))).toBe(404);
  const table = { name: 'a', format: 'csv', out: file, columns: [{ title: 'a', kind: 'text' }], rows: [['b']] };
  const answer = await wire(door, written(door, { line: 'POST /api/exports.table HTTP/1.1', body: JSON.stringify({ input: table }) }));
  expect(answer).toContain('"code":"OUTPUT_EXISTS"');
});

test('the address opens the application under a path and with a pass of this start alone; the one of a command line does so once', async () => {
  const [door, other] = [await aDoor(), await aDoor()];
  const once = new URL(door.loopback.urlForOnce());
  expect(once.href).not.toContain(door.loopback.token);
  const opened = await wire(
    door,
    written(door, { line: `GET ${once.pathname}${once.search} HTTP/1.1`, headers: { 'x-quittance-token': '', 'sec-fetch-site': 'none' } }),
  );
  expect(statusOf(opened)).toBe(303);
  const [, room = ''] = /^location: (\/[\w-]{22}\/)\r$/im.exec(opened) ?? [];
  const [, cookie = ''] =
    new RegExp(`^set-cookie: (quittance=[\\w-]{43}); HttpOnly; SameSite=Strict; Path=${room}\r$`, 'im').exec(opened) ?? [];
  expect(cookie).not.toContain(door.loopback.token);
  expect(statusOf(await wire(door, written(door, { line: `GET ${once.pathname}${once.search} HTTP/1.1` })))).toBe(403);

  const withPass = (where: Door, path: string) =>
    wire(where, written(where, { line: `GET ${path} HTTP/1.1`, headers: { 'x-quittance-token': '', cookie } }));
  const page = await withPass(door, room);
  expect(statusOf(page)).toBe(200);
  expect(page).toContain(door.loopback.token);
  expect(statusOf(await withPass(door, '/'))).toBe(403);
  expect(statusOf(await withPass(other, room))).toBe(403);
  expect(door.loopback.token).not.toBe(other.loopback.token);
});

test('only this computer reaches it, by one address', async () => {
  const { loopback } = await aDoor();
  const port = Number(new URL(loopback.origin).port);
  for (const address of ['127.0.0.2', '::1']) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(port, address, () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    expect([address, reached]).toEqual([address, false]);
  }
});

test('no secret gets into the log', async () => {
  const directory = aDirectory();
  const log = fileLog(directory);
  const pages = join(directory, 'pages');
  const loopback = await startLoopback({ appDataDirectory: directory, pages, clock: fixedClock(localDate('2025-06-30')), log });
  onTestFinished(() => loopback.close());
  log.error('aaaaaaaa', new TypeError(`cannot open ${loopback.url}`));
  const text = readFileSync(join(directory, 'quittance.log'), 'utf8');
  expect(text).toContain('TypeError');
  expect(text).not.toContain(loopback.token);
});

test('files of a start that was killed go with the next one; those of another that runs, and of others, stay', async () => {
  const folder = aDirectory();
  const running = makeTemporaryFolder(folder);
  const dead = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => dead.on('exit', resolve));
  const left = join(folder, `quittance-${dead.pid}-aBcDeF`);
  mkdirSync(left);
  writeFileSync(join(left, 'lettre.pdf'), 'x');
  const elsewhere = join(folder, 'autre-programme');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(folder, `quittance-${dead.pid}-gHiJkL`));
  const next = makeTemporaryFolder(folder);
  expect(existsSync(left)).toBe(false);
  expect([running, next, elsewhere].map((path) => existsSync(path))).toEqual([true, true, true]);
  expect(readdirSync(folder)).toHaveLength(4);
});
