import { EventEmitter, once } from 'node:events';
import type { CDPSession, Page, Route } from 'playwright-core';
import { toApplication } from './addresses.ts';
import { preventable } from './application.ts';
import { ipcMain } from './ipc-main.ts';
import { protocol, session } from './session.ts';
import { isolatedWorld, pageWorld } from './worlds.ts';

const WORLD = 'preload';

/** A frame as the main process sees it: the same object for as long as the frame lives. */
export interface WebFrameMain {
  readonly id: string;
  url: string;
}

interface FromPage {
  kind: 'invoke' | 'send' | 'path';
  id: number;
  channel: string;
  args: unknown[];
  index: number;
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** The contents of a window: a page, its frames, and the isolated world of its preload. */
export class WebContents extends EventEmitter {
  destroyed = false;
  readonly requests: { url: string; outcome: 'served' | 'cancelled' | 'left' }[] = [];
  readonly popups: { url: string; allowed: boolean }[] = [];
  readonly downloads: { cancelled: boolean }[] = [];
  readonly consoleErrors: string[] = [];
  webRtcPolicy = 'default';
  readonly frames = new Map<string, WebFrameMain>();
  readonly #worlds = new Map<number, string>();
  #cdp: CDPSession | undefined;
  #page: Page | undefined;
  #mainFrame: WebFrameMain = { id: '', url: '' };
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #allowed: string | undefined;

  get mainFrame(): WebFrameMain {
    return this.#mainFrame;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const world = this.worldOf(this.#mainFrame);
    if (world !== undefined) void this.#deliver(world, { channel, args });
  }

  reload(): void {
    void this.#page?.reload();
  }

  /** Loads an address on behalf of the main process, which needs nobody's leave. */
  async allowing<T>(address: string, load: () => Promise<T>): Promise<T> {
    this.#allowed = address.split('#')[0];
    try {
      return await load();
    } finally {
      this.#allowed = undefined;
    }
  }

  async attach(page: Page, preload: string): Promise<void> {
    this.#page = page;
    const cdp = await page.context().newCDPSession(page);
    this.#cdp = cdp;
    cdp.on('Page.frameNavigated', ({ frame }) => this.#frameNavigated(frame.id, frame.parentId, frame.url + (frame.urlFragment ?? '')));
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.#worlds.set(context.id, String(context.auxData?.frameId));
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.#worlds.delete(executionContextId));
    cdp.on('Runtime.executionContextsCleared', () => this.#worlds.clear());
    cdp.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      void this.#receive(executionContextId, JSON.parse(payload, revive) as FromPage);
    });
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'doubleSend', executionContextName: WORLD });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${pageWorld.toString()})()` });
    const run = `(require) => { const module = { exports: {} }; ((require, module, exports) => {\n${preload}\n})(require, module, module.exports); }`;
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source: `(${isolatedWorld.toString()})(${run})` });
    page.on('popup', (popup) => void this.#popup(popup));
    page.on('console', (message) => {
      if (message.type() === 'error') this.consoleErrors.push(message.text());
    });
    page.on('pageerror', (error) => this.consoleErrors.push(String(error)));
    page.on('download', (download) => {
      const event = preventable({});
      session.defaultSession.emit('will-download', event, { getURL: () => download.url() }, this);
      this.#record(this.downloads, { cancelled: event.defaultPrevented });
      if (event.defaultPrevented) void download.cancel();
    });
    await page.route('**/*', (route) => this.#route(route));
    // A window that the page opened gets an empty page from here: whether it may stay is the application's answer, see #popup.
    await page.context().route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  }

  worldOf(frame: WebFrameMain): number | undefined {
    return [...this.#worlds].findLast(([, id]) => id === frame.id)?.[0];
  }

  /** Runs an expression in the isolated world of a frame: as its preload would. */
  async evaluateInWorld(frame: WebFrameMain, expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#session().send('Runtime.evaluate', {
      expression,
      contextId: this.worldOf(frame) ?? -1,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Brings the main frame to an address as a broken defence would: nobody is asked but the session's filter. */
  async forceNavigate(address: string): Promise<string> {
    return this.allowing(address, async () => {
      try {
        await this.#page?.goto(address);
        return 'loaded';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    });
  }

  /** Comes back once something that a test waits for has been recorded. */
  async recorded(isThere: () => boolean): Promise<void> {
    while (!isThere()) await once(this, 'double-recorded');
  }

  #record<T>(records: T[], record: T): void {
    records.push(record);
    this.emit('double-recorded');
  }

  #session(): CDPSession {
    if (this.#cdp === undefined) throw new Error('the window has no page yet');
    return this.#cdp;
  }

  #frameNavigated(id: string, parentId: string | undefined, address: string): void {
    const url = toApplication(address);
    const frame = this.frames.get(id);
    if (frame) frame.url = url;
    else this.frames.set(id, { id, url });
    if (parentId !== undefined) return;
    this.#mainFrame = this.frames.get(id) as WebFrameMain;
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false });
  }

  async #receive(world: number, { kind, id, channel, args, index }: FromPage): Promise<void> {
    if (kind === 'path') {
      await this.#deliver(world, { id, value: await this.#pathOfFile(world, index) });
      return;
    }
    const event = { sender: this, senderFrame: this.frames.get(this.#worlds.get(world) ?? '') ?? null };
    if (kind === 'send') ipcMain.emit(channel, event, ...args);
    else await this.#deliver(world, { id, ...(await ipcMain.answer(channel, event, args)) });
  }

  async #pathOfFile(world: number, index: number): Promise<string> {
    const { result } = await this.#session().send('Runtime.evaluate', { expression: `doubleFiles[${index}]`, contextId: world });
    const { path } = await this.#session().send('DOM.getFileInfo', { objectId: result.objectId ?? '' });
    return path;
  }

  async #deliver(world: number, message: object): Promise<void> {
    const expression = `doubleDeliver(${JSON.stringify(JSON.stringify(message))})`;
    // A page that is gone hears no answer.
    await this.#session()
      .send('Runtime.evaluate', { expression, contextId: world })
      .catch(() => undefined);
  }

  async #popup(popup: Page): Promise<void> {
    const url = toApplication(popup.url());
    const allowed = this.#openHandler({ url }).action === 'allow';
    this.#record(this.popups, { url, allowed });
    if (!allowed) await popup.close();
  }

  async #route(route: Route): Promise<void> {
    const request = route.request();
    const url = toApplication(request.url());
    if (request.isNavigationRequest() && this.#navigationPrevented(request.url(), url, request.frame().parentFrame() === null)) {
      await this.#refuse(route, url);
      return;
    }
    if (session.defaultSession.cancels(url, request.method())) {
      await this.#refuse(route, url);
      return;
    }
    const handler = protocol.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) {
      this.#record(this.requests, { url, outcome: 'left' });
      await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Ailleurs</title>' });
      return;
    }
    const response = await handler(new Request(url, { method: request.method() }));
    this.#record(this.requests, { url, outcome: 'served' });
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  }

  async #refuse(route: Route, url: string): Promise<void> {
    this.#record(this.requests, { url, outcome: 'cancelled' });
    await route.abort('aborted');
  }

  #navigationPrevented(browserAddress: string, url: string, isMainFrame: boolean): boolean {
    if (browserAddress.split('#')[0] === this.#allowed) return false;
    const inFrame = preventable({ url, isMainFrame });
    this.emit('will-frame-navigate', inFrame);
    const event = preventable({ url });
    if (isMainFrame) this.emit('will-navigate', event);
    return inFrame.defaultPrevented || event.defaultPrevented;
  }
}

/** Bytes travel as text on the browser's binding. */
function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('doubleBytes' in value)) return value;
  return Uint8Array.from(String(value.doubleBytes), (character) => character.charCodeAt(0));
}
