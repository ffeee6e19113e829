import { once } from 'node:events';
import { toBrowser } from './addresses.ts';
import { app, preventable } from './application.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialogRecord, Menu } from './dialogs.ts';
import { protocol, session } from './session.ts';
import { openedFiles, openedOutside } from './shell.ts';
import { utilityProcess } from './utility-process.ts';

/** The one window, once it has loaded its first page. */
function currentWindow(): BrowserWindow {
  const window = BrowserWindow.all.find((candidate) => !candidate.isDestroyed());
  if (window === undefined) throw new Error('no window is open');
  return window;
}

/** What a test may do to the running application: what a user can, and what an attacker would. */
export const control = {
  /** Comes back once a window has loaded its page. */
  async windowShown(): Promise<void> {
    if (!BrowserWindow.all.some(({ calls }) => calls.includes('show'))) await once(app, 'double-window-shown');
  },
  async evaluate(expression: string): Promise<unknown> {
    const page = await currentWindow().page();
    return page.evaluate(expression);
  },
  /** Comes back once an expression holds in the page, looked at in every frame that is drawn. */
  async waitFor(expression: string): Promise<void> {
    const page = await currentWindow().page();
    await page.evaluate(`new Promise((resolve) => {
      const look = () => ((${expression}) ? resolve() : requestAnimationFrame(look));
      look();
    })`);
  },
  async chooseFile(selector: string, path: string): Promise<void> {
    const page = await currentWindow().page();
    await page.setInputFiles(selector, path);
  },
  async screenshot(path: string): Promise<void> {
    const page = await currentWindow().page();
    await page.screenshot({ path });
  },
  async state() {
    const window = currentWindow();
    const { webContents, options, calls, granted } = window;
    return {
      windows: BrowserWindow.all.length,
      options,
      calls,
      granted,
      address: webContents.mainFrame.url,
      requests: webContents.requests,
      consoleErrors: webContents.consoleErrors,
      pages: (await window.page()).context().pages().length,
      menu: Menu.template,
      dialogs: dialogRecord.shown,
      openedOutside,
      openedFiles,
      recentDocuments: app.recentDocuments,
      switches: app.switches,
      privileged: protocol.privileged,
      spellChecker: session.defaultSession.spellChecker,
      spellCheckerLanguages: session.defaultSession.spellCheckerLanguages,
      dictionaries: session.defaultSession.dictionaries,
      sandboxesAll: app.sandboxesAll,
      webRtcPolicy: webContents.webRtcPolicy,
      backends: utilityProcess.started.map(({ pid }) => pid),
    };
  },
  /** Comes back once the page has asked for an address, with what became of the request. */
  async request(address: string): Promise<string | undefined> {
    const { webContents } = currentWindow();
    const find = () => webContents.requests.find(({ url }) => url === address)?.outcome;
    await webContents.recorded(() => find() !== undefined);
    return find();
  },
  /** Whether the session refuses a request for an address, whoever makes it. */
  async sessionCancels(address: string): Promise<boolean> {
    return session.defaultSession.cancels(address, 'GET');
  },
  /** Comes back once the application has called a method of the window, such as `focus`. */
  async windowCalled(method: string): Promise<void> {
    const window = currentWindow();
    while (!window.calls.includes(method)) await once(window, 'double-called');
  },
  async reload(): Promise<void> {
    await (await currentWindow().page()).reload();
  },
  /** From now on, what the page hears of progress is told to the test too. */
  async listenToProgress(): Promise<void> {
    const page = await currentWindow().page();
    await page.exposeFunction('tellTest', (id: string, progress: unknown) => process.send?.({ heard: id, progress }));
    await page.evaluate('window.quittance.onProgress((id, progress) => window.tellTest(id, progress)); 1;');
  },
  async popups(count: number): Promise<{ url: string; allowed: boolean }[]> {
    const { webContents } = currentWindow();
    await webContents.recorded(() => webContents.popups.length >= count);
    return webContents.popups;
  },
  /** Comes back once every page but the window's own is closed. */
  async onlyPage(): Promise<void> {
    const context = (await currentWindow().page()).context();
    for (const page of context.pages().slice(1)) await page.waitForEvent('close');
  },
  async downloads(count: number): Promise<{ cancelled: boolean }[]> {
    const { webContents } = currentWindow();
    await webContents.recorded(() => webContents.downloads.length >= count);
    return webContents.downloads;
  },
  async answerDialog(answer: string): Promise<void> {
    dialogRecord.answers.push(answer);
  },
  async requestInterface(url: string): Promise<{ status: number; headers: Record<string, string>; body: string }> {
    const handler = protocol.handlers.get('app');
    if (handler === undefined) throw new Error('the application handles no app: addresses');
    const response = await handler(new Request(url));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  },
  async forceNavigate(address: string): Promise<string> {
    return currentWindow().webContents.forceNavigate(toBrowser(address));
  },
  /** Speaks on the application's channels from the isolated world of a frame: '' is the main frame, else the frame at that address. */
  async invokeFromFrame(address: string, channel: string, args: unknown[]): Promise<unknown> {
    const { webContents } = currentWindow();
    const frame = address === '' ? webContents.mainFrame : [...webContents.frames.values()].find(({ url }) => url === address);
    if (frame === undefined) throw new Error(`no frame shows ${address}`);
    return webContents.evaluateInWorld(frame, `doubleIpc.invoke(...${JSON.stringify([channel, ...args])})`);
  },
  /** Speaks as a second window of the same program would. */
  async emitPreventable(event: string, details: Record<string, unknown>): Promise<boolean> {
    const given = preventable(details);
    currentWindow().webContents.emit(event, given);
    return given.defaultPrevented;
  },
  async killBackend(): Promise<void> {
    utilityProcess.started.at(-1)?.kill();
  },
  async closeWindow(): Promise<void> {
    void currentWindow().close();
  },
};

export type Control = typeof control;

/** Serves the test that started this process. Without one (a second instance started by hand) there is nobody to serve. */
export function serveRemoteControl(): void {
  process.on('message', async ({ id, method, args }: { id: number; method: keyof Control; args: unknown[] }) => {
    try {
      const run = control[method] as (...args: unknown[]) => Promise<unknown>;
      process.send?.({ id, value: await run(...args) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  // A test that died leaves no browser behind.
  process.on('disconnect', () => app.quit());
}
