import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is not answered, as its sender reads it. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The address that a request is about. A browser names a path of this host; whole addresses (for proxies), `*` and a path that reads as
 * another host's are asked by nobody who means this program.
 *
 * @throws Refusal
 */
export function addressOf(request: IncomingMessage, origin: string): URL {
  const target = request.url ?? '';
  const written = `${origin}${target}`;
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(written)) throw new Refusal(400, 'adresse illisible');
  return new URL(written);
}

/** What a browser says of a page that is typed, or opened by another program, and of our own page. */
const OWN_SITES = new Set(['none', 'same-origin']);

/**
 * A page of another port of this computer is of the same site, and one that took our name (DNS rebinding) believes that it is ours: both
 * are told by what the browser writes, which no page can change. `isOpening`: the address with the token, which a click elsewhere may
 * open as a page of its own, but nothing may embed.
 *
 * @throws Refusal unless the request was made by our own page, or typed into the address bar, under our own name
 */
export function refuseStrangers(request: IncomingMessage, origin: string, isOpening: boolean): void {
  const { host, origin: from, 'sec-fetch-site': site, 'sec-fetch-dest': destination } = request.headers;
  if (`http://${host}` !== origin) throw new Refusal(421, 'adresse refusée');
  if (from !== undefined && from !== origin) throw new Refusal(403, 'origine refusée');
  if (isOpening) {
    if (destination !== undefined && destination !== 'document') throw new Refusal(403, 'provenance refusée');
    return;
  }
  if (site !== undefined && !OWN_SITES.has(String(site))) throw new Refusal(403, 'provenance refusée');
  if (request.method !== 'GET' && site === 'none') throw new Refusal(403, 'provenance refusée');
}

/** Whether what is given is the secret, told in the same time wherever it differs. */
export function isSecret(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function cookieOf(request: IncomingMessage, name: string): string {
  for (const pair of (request.headers.cookie ?? '').split(/;\s*/)) if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1);
  return '';
}

/** One header as text; one sent several times is none. */
export function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
