import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { PATIENCE_MS } from '../../patience.ts';
import { toBrowser } from './addresses.ts';
import { app } from './application.ts';
import { session } from './session.ts';
import { WebContents } from './web-contents.ts';

export interface WindowOptions {
  width: number;
  height: number;
  show: boolean;
  webPreferences: { preload: string } & Record<string, unknown>;
}

/** Permissions that Chromium lets a program grant beforehand; the double grants those that the application does not refuse. */
const PERMISSIONS = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'clipboard-write', 'midi'];

/** A window of Electron as a page of Chromium, with the size that was asked for. */
export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly options: WindowOptions;
  readonly webContents: WebContents;
  readonly calls: string[] = [];
  readonly granted: string[] = [];
  #page: Promise<Page>;
  #destroyed = false;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.webContents = new WebContents();
    BrowserWindow.all.push(this);
    app.windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.#page = this.#open();
  }

  page(): Promise<Page> {
    return this.#page;
  }

  async #open(): Promise<Page> {
    const browser = await app.browser();
    const context = await browser.newContext({ viewport: { width: this.options.width, height: this.options.height } });
    context.setDefaultTimeout(PATIENCE_MS);
    this.granted.push(...PERMISSIONS.filter((permission) => session.defaultSession.grants(permission)));
    await context.grantPermissions(this.granted);
    const page = await context.newPage();
    await this.webContents.attach(page, readFileSync(this.options.webPreferences.preload, 'utf8'));
    return page;
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#page;
    await this.webContents.allowing(toBrowser(address), () => page.goto(toBrowser(address), { waitUntil: 'load' }));
    this.emit('ready-to-show');
    app.emit('double-window-shown');
  }

  show(): void {
    this.#called('show');
  }

  focus(): void {
    this.#called('focus');
  }

  restore(): void {
    this.#called('restore');
  }

  #called(method: string): void {
    this.calls.push(method);
    this.emit('double-called');
  }

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  async close(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.destroyed = true;
    app.windows.delete(this);
    await (await this.#page).context().close();
    this.emit('closed');
    if (app.windows.size === 0) app.emit('window-all-closed');
  }
}
