import { EventEmitter } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../e2e/browser.ts';

/** An event of Electron that its listeners can prevent. */
export interface Preventable {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(details: T): T & Preventable {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

interface ClosableWindow {
  close(): Promise<void>;
}

class Application extends EventEmitter {
  readonly isPackaged = process.env.QUITTANCE_DOUBLE_PACKAGED === '1';
  readonly switches: string[] = [];
  sandboxesAll = false;
  /** The system's list, the last first. */
  recentDocuments: string[] = [];
  readonly windows = new Set<ClosableWindow>();
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      this.switches.push(value === undefined ? name : `${name}=${value}`);
    },
  };
  #paths = new Map<string, string>();
  #browser: Promise<Browser> | undefined;
  #lock: string | undefined;
  #isReady = false;

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxesAll = true;
  }

  /** Electron becomes ready some time after the main script has run. */
  becomeReady(): void {
    setImmediate(() => {
      this.#isReady = true;
      this.emit('ready');
    });
  }

  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  browser(): Promise<Browser> {
    this.#browser ??= launchBrowser();
    return this.#browser;
  }

  addRecentDocument(path: string): void {
    this.recentDocuments = [path, ...this.recentDocuments.filter((known) => known !== path)];
  }

  clearRecentDocuments(): void {
    this.recentDocuments = [];
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`the double has no path named ${name}`);
    return path;
  }

  /** One instance per folder of user data, as in Electron; a later one hands over its command line and gets false. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'double.lock');
    const note = join(folder, 'double.second-instance');
    try {
      closeSync(openSync(lock, 'wx'));
    } catch {
      writeFileSync(note, JSON.stringify({ commandLine: process.argv, folder: process.cwd() }));
      return false;
    }
    this.#lock = lock;
    watch(folder, (_event, name) => {
      if (name === 'double.second-instance') this.#readNote(note);
    }).unref();
    return true;
  }

  #readNote(note: string): void {
    try {
      const { commandLine, folder } = JSON.parse(readFileSync(note, 'utf8')) as { commandLine: string[]; folder: string };
      rmSync(note);
      this.emit('second-instance', preventable({}), commandLine, folder);
    } catch {
      // Half written, or read already: the watcher speaks again.
    }
  }

  quit(): void {
    void this.#quit();
  }

  async #quit(): Promise<void> {
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    for (const window of [...this.windows]) await window.close();
    this.emit('will-quit', preventable({}));
    this.emit('quit', {}, 0);
    await (await this.#browser)?.close();
    if (this.#lock !== undefined) rmSync(this.#lock, { force: true });
    process.exit(0);
  }
}

export const app = new Application();
