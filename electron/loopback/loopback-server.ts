import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Reply } from '../../shared/contract/reply.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Clock, Log } from '../backend/ports.ts';
import { type BackendParts, startBackend } from '../backend/start-backend.ts';
import { createHandedFiles } from '../host/handed-files.ts';
import { interfaceFile } from '../host/interface-files.ts';
import { FILE_LIMIT_MEGABYTES } from '../host/path-files.ts';
import { systemUser } from '../host/system-user.ts';
import { makeTemporaryFolder } from '../host/temporary-folder.ts';
import { limitTo, readJson } from './request-body.ts';
import { addressOf, cookieOf, headerOf, isSecret, Refusal, refuseStrangers } from './request-checks.ts';

export interface LoopbackParts {
  appDataDirectory: string;
  /** The built interface. */
  pages: string;
  clock: Clock;
  log: Log;
  surroundings?: BackendParts['surroundings'];
  backUpAfterMs?: BackendParts['backUpAfterMs'];
}

export interface Loopback {
  /** Where a browser opens the application, token included. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  /** An address that opens the application once, within a minute: for a browser's command line, which other users of the computer can read. */
  urlForOnce(): string;
  close(): Promise<void>;
}

const COOKIE = 'quittance';
const TOKEN_HEADER = 'x-quittance-token';
const BODY_LIMIT = 8 * 1024 * 1024;
/** A table of 200 000 rows that a screen hands over to be exported; all else that is large comes as a file. */
const TABLE_LIMIT = 96 * 1024 * 1024;
/** How long an address that was given to the browser's command line opens the application, once. */
const TICKET_MS = 60_000;
/** No request of a page comes near these; one that trickles in is cut off, and so are more connections than a browser ever makes. */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16 * 1024 };
const MOST_CONNECTIONS = 256;
/** How long what a refused sender still sends is let in and dropped, so that it hears why instead of a broken connection. */
const HEAR_OUT_MS = 2_000;

/**
 * The application served to a browser on this computer: 127.0.0.1 only, on a port of its own, to whoever holds the token of this
 * start. Host, Origin and Sec-Fetch-Site are checked on every request, so that no other page or name can reach it.
 */
export async function startLoopback({ appDataDirectory, pages, clock, log, ...ofBackups }: LoopbackParts): Promise<Loopback> {
  const token = randomBytes(32).toString('base64url');
  // Browsers send a cookie to every port of a host: under a path that only our page knows, no other program of this computer is sent it.
  const room = `/${randomBytes(16).toString('base64url')}/`;
  const pass = randomBytes(32).toString('base64url');
  let ticket: string | undefined;
  const temporary = makeTemporaryFolder();
  const handed = createHandedFiles();
  const outputs = new Set<string>();
  const backend = startBackend({ appDataDirectory, files: handed.files, clock, log, user: systemUser, ...ofBackups });
  let origin = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = addressOf(request, origin);
    const path = url.pathname;
    const isOpening = request.method === 'GET' && path === '/' && (url.searchParams.has('token') || url.searchParams.has('ticket'));
    refuseStrangers(request, origin, isOpening);
    if (isOpening) return welcome(url, response);
    const holdsToken = isSecret(headerOf(request, TOKEN_HEADER), token);
    if (request.method === 'POST') {
      if (!holdsToken) throw new Refusal(403, 'jeton absent ou périmé');
      if (path.startsWith('/api/')) return callVerb(path.slice('/api/'.length), request, response);
      if (path === '/files') return sendJson(response, { file: await receiveFile(request, fileName(url)) });
      if (path === '/outputs') return sendJson(response, { out: await prepareOutput(fileName(url)) });
      throw new Refusal(404, 'inconnu');
    }
    if (request.method !== 'GET') throw new Refusal(405, 'méthode refusée');
    const isInRoom = path.startsWith(room);
    if (!holdsToken && !(isInRoom && isSecret(cookieOf(request, COOKIE), pass))) {
      throw new Refusal(403, 'Ouvrez Quittance avec l’adresse complète affichée au démarrage (npm start).');
    }
    const asked = isInRoom ? path.slice(room.length - 1) : path;
    if (asked.startsWith('/outputs/')) return sendOutput(asked.slice('/outputs/'.length), response);
    return sendPage(asked, response);
  }

  function welcome(url: URL, response: ServerResponse): void {
    const given = url.searchParams.get('ticket');
    const isTicket = given !== null && ticket !== undefined && isSecret(given, ticket);
    if (isTicket) ticket = undefined;
    else if (given !== null) throw new Refusal(403, 'Cette adresse a déjà servi. Ouvrez celle qui est affichée au démarrage (npm start).');
    else if (!isSecret(url.searchParams.get('token') ?? '', token))
      throw new Refusal(403, 'Cette adresse date d’un démarrage précédent. Relancez npm start.');
    response.writeHead(303, { location: room, 'set-cookie': `${COOKIE}=${pass}; HttpOnly; SameSite=Strict; Path=${room}` });
    response.end();
  }

  async function callVerb(verb: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
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
    const handle = handed.hand(join(folder, name), name);
    outputs.add(handle);
    return handle;
  }

  async function sendOutput(handle: string, response: ServerResponse): Promise<void> {
    // What was handed in is not handed out.
    const path = outputs.has(handle) ? handed.pathOf(handle) : undefined;
    const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined);
    if (path === undefined || !bytes) throw new Refusal(404, 'Ce document n’a pas encore été produit.');
    response.writeHead(200, {
      'content-type': path.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodedFileName(basename(path))}`,
      'cache-control': 'no-store',
      // Should a browser show it all the same: nothing in it runs, and it is of no origin.
      'content-security-policy': "default-src 'none'; sandbox",
    });
    response.end(bytes);
  }

  async function sendPage(path: string, response: ServerResponse): Promise<void> {
    const file = await interfaceFile(pages, path, token);
    response.writeHead(file.status, file.headers);
    response.end(file.body);
  }

  const server = createServer(LIMITS, (request, response) => {
    for (const [name, value] of Object.entries(STANDING_HEADERS)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => {
      if (error instanceof AppError) return fail(response, 404, error.message);
      if (error instanceof Refusal) return fail(response, error.status, error.message, request);
      // Whoever asked went away meanwhile: there is nobody to tell, and nothing went wrong here.
      if (request.destroyed && !request.complete) return;
      const reference = randomUUID().slice(0, 8);
      log.error(reference, error);
      return fail(response, 500, `Erreur imprévue (référence ${reference}).`);
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  // Nothing here speaks anything but HTTP.
  server.on('upgrade', (_request, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    token,
    url: `${origin}/?token=${token}`,
    urlForOnce() {
      const made = randomBytes(32).toString('base64url');
      ticket = made;
      setTimeout(() => {
        if (ticket === made) ticket = undefined;
      }, TICKET_MS).unref();
      return `${origin}/?ticket=${made}`;
    },
    async close() {
      await closeServer(server);
      backend.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** Of every answer; a page and its scripts say otherwise where they differ (interface-files.ts). */
const STANDING_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The user's name for a file, reduced to a name that is safe on any system. */
function fileName(url: URL): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must go
  const name = basename((url.searchParams.get('name') ?? '').replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '_')).slice(0, 200);
  return name === '' || name === '.' || name === '..' ? 'fichier' : name;
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

/** Answers why not. Whoever is still sending hears it, for as long as a page takes to send what is too large, and no longer. */
function fail(response: ServerResponse, status: number, message: string, request?: IncomingMessage): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  if (request === undefined || request.complete || request.destroyed) {
    response.end(message);
    return;
  }
  response.write(message);
  const end = () => {
    clearTimeout(limit);
    response.end();
  };
  const limit = setTimeout(end, HEAR_OUT_MS);
  request.on('end', end).on('close', end);
  request.resume();
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A name as a header writes it (RFC 5987): an apostrophe left as it is would end it, and the browser would make up another. */
function encodedFileName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
