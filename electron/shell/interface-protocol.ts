import { interfaceFile } from '../host/interface-files.ts';

/** The address of the interface inside Electron: a scheme of its own, so that neither `file:` nor a port is needed. */
export const SCHEME = 'app';
export const HOST = 'quittance';
export const PAGE = `${SCHEME}://${HOST}/index.html`;

/** Answers the requests for `app:` addresses from the folder of the built interface, and from nothing else. */
export function interfaceProtocol(folder: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    const { host, pathname } = new URL(url);
    if (method !== 'GET' || host !== HOST) return new Response('Introuvable', { status: 404 });
    const { status, headers, body } = await interfaceFile(folder, pathname, '');
    return new Response(body, { status, headers });
  };
}

/** Whether an address is the page of the interface, at whatever place inside it. */
export function isInterfacePage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, pathname } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST && pathname === '/index.html';
}
