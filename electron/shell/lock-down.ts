import type { App, Session, WebContents } from 'electron';
import { HOST, isInterfacePage, SCHEME } from './interface-protocol.ts';

/** Schemes that a page of the interface may load from; anything else would leave the computer. */
const LOCAL_SCHEMES = new Set([`${SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** An e-mail that the user asks his own mail program to begin (RFC 6068); no longer than Windows takes. */
const MAIL = /^mailto:[^\s@?]+@[^\s@?]+\?subject=/;
const LONGEST_MAIL = 2000;

/** A number that the user asks his own telephone program to dial (RFC 3966): figures alone, no extension, no parameter. */
const TELEPHONE = /^tel:\+?\d{6,20}$/;

/**
 * Keeps every page where it is: no foreign page, no new window, no embedded one. The addresses that lead outside are that of an e-mail,
 * which the system's mail program shows as a draft, and that of a telephone number, which its telephone program dials: `openOutside`.
 */
export function lockDownContents(app: App, openOutside: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      // The interface may load itself again; nothing may take its place.
      if (!isInterfacePage(event.url)) event.preventDefault();
      const isMail = MAIL.test(event.url) && event.url.length <= LONGEST_MAIL;
      if (isMail || TELEPHONE.test(event.url)) openOutside(event.url);
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // Calls between browsers ask nobody for an address and pass no filter of requests.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

/** What a page may do: put a chart's picture in the clipboard, when its user asks. Reading the clipboard stays denied. */
const GRANTED = 'clipboard-sanitized-write';

/** Denies every other permission, every device, every download and every address outside this computer. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === GRANTED));
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED);
  session.setDevicePermissionHandler(() => false);
  // Dictionaries come from Chromium's maker: none is wanted, and where they would be looked for there is nothing.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL(`${SCHEME}://${HOST}/dictionnaires/`);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !LOCAL_SCHEMES.has(new URL(url).protocol) }));
}

/** Chromium's own conversations with its maker: turned off, and no name resolves; every page is sandboxed. Before the application is ready. */
export function silenceChromium(app: App): void {
  app.enableSandbox();
  for (const feature of ['background-networking', 'component-update', 'domain-reliability', 'sync', 'quic']) {
    app.commandLine.appendSwitch(`disable-${feature}`);
  }
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('dns-prefetch-disable');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}
