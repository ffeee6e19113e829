import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reply } from '../../shared/contract/reply.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Clock, Log } from '../backend/ports.ts';
import { startBackend } from '../backend/start-backend.ts';
import { createHandedFiles } from '../host/handed-files.ts';
import { interfaceFile } from '../host/interface-files.ts';
import { FILE_LIMIT_MEGABYTES } from '../host/path-files.ts';
import { systemUser } from '../host/system-user.ts';

export interface LoopbackParts {
  appDataDirectory: string;
  /** The built interface. */
  pages: string;
  clock: Clock;
  log: Log;
}

export interface Loopback {
  /** Where a browser opens the application, token included. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  close(): Promise<void>;
}

const COOKIE = 'quittance';
const TOKEN_HEADER = 'x-quittance-token';
const BODY_LIMIT = 8 * 1024 * 1024;
/** A table of 200 000 rows that a screen hands over to be exported; all else that is large comes as a file. */
const TABLE_LIMIT = 96 * 1024 * 1024;

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The application served to a browser on this computer: 127.0.0.1 only, on a port of its own, to whoever holds the token of this
 * start. Host, Origin and Sec-Fetch-Site are checked on every request, so that no other page or name can reach it.
 */
export async function startLoopback({ appDataDirectory, pages, clock, log }: LoopbackParts): Promise<Loopback> {
  const token = randomBytes(32).toString('base64url');
  const temporary = mkdtempSync(join(tmpdir(), 'quittance-'));
  const handed = createHandedFiles();
  const backend = startBackend({ appDataDirectory, files: handed.files, clock, log, user: systemUser });
  let origin = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    refuseStrangers(request, origin);
    if (request.method === 'GET' && url.searchParams.has('token')) return welcome(url, response);
    const path = url.pathname;
    if (request.method === 'POST') {
      if (!sameToken(String(request.headers[TOKEN_HEADER] ?? ''), token)) throw new Refusal(403, 'jeton absent ou périmé');
      if (path.startsWith('/api/')) return callVerb(path.slice('/api/'.length), request, response);
      if (path === '/files') return sendJson(response, { file: await receiveFile(request, fileName(url)) });
      if (path === '/outputs') return sendJson(response, { out: await prepareOutput(fileName(url)) });
      throw new Refusal(404, 'inconnu');
    }
    if (request.method !== 'GET') throw new Refusal(405, 'méthode refusée');
    if (!sameToken(cookieOf(request), token)) {
      throw new Refusal(403, 'Ouvrez Quittance avec l’adresse complète affichée au démarrage (npm start).');
    }
    if (path.startsWith('/outputs/')) return sendOutput(path.slice('/outputs/'.length), response);
    return sendPage(path, response);
  }

  function welcome(url: URL, response: ServerResponse): void {
    if (!sameToken(url.searchParams.get('token') ?? '', token))
      throw new Refusal(403, 'Cette adresse date d’un démarrage précédent. Relancez npm start.');
    response.writeHead(303, { location: '/', 'set-cookie': `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/` });
    response.end();
  }

  async function callVerb(verb: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!String(request.headers['content-type'] ?? '').startsWith('application/json')) throw new Refusal(415, 'JSON attendu');
    const body = await readJson(request, verb === 'exports.table' ? TABLE_LIMIT : BODY_LIMIT);
    const cancelled = new AbortController();
    response.on('close', () => cancelled.abort());
    response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
    const reply: Reply = await backend.call(
      { verb, company: typeof body.company === 'string' ? body.company : undefined, input: body.input },
      { signal: cancelled.signal, onProgress: (progress) => response.write(`${JSON.stringify({ progress })}\n`) },
    );
    response.end(`${JSON.stringify(reply)}\n`);
  }

  async function receiveFile(request: IncomingMessage, name: string): Promise<string> {
    const path = join(temporary, randomUUID());
    try {
      await pipeline(request, limitTo(FILE_LIMIT_MEGABYTES * 1024 * 1024), createWriteStream(path, { flags: 'wx' }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return handed.hand(path, name);
  }

  async function prepareOutput(name: string): Promise<string> {
    const folder = join(temporary, randomUUID());
    await mkdir(folder);
    return handed.hand(join(folder, name), name);
  }

  async function sendOutput(handle: string, response: ServerResponse): Promise<void> {
    const path = handed.pathOf(handle);
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) throw new Refusal(404, 'Ce document n’a pas encore été produit.');
    response.writeHead(200, {
      'content-type': path.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodedFileName(basename(path))}`,
      'cache-control': 'no-store',
    });
    response.end(bytes);
  }

  async function sendPage(path: string, response: ServerResponse): Promise<void> {
    const file = await interfaceFile(pages, path, token);
    response.writeHead(file.status, file.headers);
    response.end(file.body);
  }

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(STANDING_HEADERS)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => {
      if (error instanceof AppError) return fail(response, 404, error.message);
      if (error instanceof Refusal) return fail(response, error.status, error.message);
      const reference = randomUUID().slice(0, 8);
      log.error(reference, error);
      return fail(response, 500, `Erreur imprévue (référence ${reference}).`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    token,
    url: `${origin}/?token=${token}`,
    async close() {
      await closeServer(server);
      backend.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

const STANDING_HEADERS = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** @throws Refusal unless the request was made by our own page, or typed into the address bar, under our own name */
function refuseStrangers(request: IncomingMessage, origin: string): void {
  const { host, origin: from, 'sec-fetch-site': site } = request.headers;
  if (`http://${host}` !== origin) throw new Refusal(421, 'adresse refusée');
  if (from !== undefined && from !== origin) throw new Refusal(403, 'origine refusée');
  // `cross-site` on a GET is the click or the program that opened the address; it needs the token all the same.
  if (request.method !== 'GET' && site !== undefined && site !== 'same-origin') throw new Refusal(403, 'provenance refusée');
}

function sameToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieOf(request: IncomingMessage): string {
  for (const pair of (request.headers.cookie ?? '').split(/;\s*/)) if (pair.startsWith(`${COOKIE}=`)) return pair.slice(COOKIE.length + 1);
  return '';
}

/** The user's name for a file, reduced to a name that is safe on any system. */
function fileName(url: URL): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must go
  const name = basename((url.searchParams.get('name') ?? '').replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '_')).slice(0, 200);
  return name === '' || name === '.' || name === '..' ? 'fichier' : name;
}

async function readJson(request: IncomingMessage, limit: number): Promise<{ company?: unknown; input?: unknown }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request.pipe(limitTo(limit))) chunks.push(chunk as Buffer);
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'JSON illisible');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal(400, 'objet JSON attendu');
  return body;
}

/** Lets `limit` bytes through, then refuses. */
function limitTo(limit: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(new Refusal(413, `Plus de ${Math.floor(limit / 1024 / 1024)} Mo : trop volumineux.`));
      else done(null, chunk);
    },
  });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

function fail(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(message);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A name as a header writes it (RFC 5987): an apostrophe left as it is would end it, and the browser would make up another. */
function encodedFileName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
