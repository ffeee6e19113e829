import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { QuittanceBridge } from '../../renderer/api/electron-host.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import type { Control } from './electron-double/remote-control.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

interface FromApp {
  id: number;
  value?: unknown;
  error?: string;
  /** Progress that the page heard of the call of this id. */
  heard?: string;
  progress?: Progress;
}

export interface AppOptions {
  /** The folder of the user's data; a fresh one by default. */
  home?: string;
  args?: string[];
  /** Where the built application lies: the project, or an unpacked package. */
  project?: string;
}

/** The built application, running in a process of its own on the double of Electron. */
export class RunningApp {
  readonly home: string;
  /** The exit code, once the application has quit. */
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #progressListeners = new Set<(id: string, progress: Progress) => void>();
  #lastId = 0;
  #errors = '';

  constructor({ home, args = [], project = PROJECT }: AppOptions = {}) {
    this.home = home ?? mkdtempSync(join(tmpdir(), 'quittance-shell-'));
    const register = pathToFileURL(join(import.meta.dirname, 'electron-double', 'register.ts')).href;
    this.#child = fork(join(project, 'dist', 'shell', 'main.js'), args, {
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', register],
      env: { ...process.env, QUITTANCE_HOME: this.home },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#errors += text.toString();
    });
    this.#child.on('message', (message) => this.#receive(message as FromApp));
    this.ended = new Promise((resolve) => {
      this.#child.on('exit', (code) => {
        for (const { reject } of this.#waiting.values()) reject(new Error(`the application ended with code ${code}: ${this.#errors}`));
        resolve(code);
      });
    });
  }

  /** Starts the application and waits for its window. */
  static async start(options: AppOptions = {}): Promise<RunningApp> {
    const running = new RunningApp(options);
    await running.control('windowShown');
    return running;
  }

  #receive({ id, value, error, heard, progress }: FromApp): void {
    if (heard !== undefined && progress !== undefined) {
      for (const listener of this.#progressListeners) listener(heard, progress);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }

  /** Does something to the application from outside: see remote-control.ts. */
  control<M extends keyof Control>(method: M, ...args: Parameters<Control[M]>): ReturnType<Control[M]> {
    if (!this.#child.connected) throw new Error(`the application has ended: ${this.#errors}`);
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#child.send({ id, method, args });
    return answer as ReturnType<Control[M]>;
  }

  /** Evaluates an expression in the page, where only what the preload exposed is at hand. */
  async page<T>(expression: string): Promise<T> {
    return (await this.control('evaluate', expression)) as T;
  }

  /** What the preload exposes to the page, reached from the test: every call goes through the page and back. */
  async bridge(): Promise<QuittanceBridge> {
    await this.control('listenToProgress');
    return {
      call: (id, call) => this.page(`window.quittance.call(${JSON.stringify(id)}, ${JSON.stringify(call)})`),
      cancel: (id) => void this.page(`window.quittance.cancel(${JSON.stringify(id)})`),
      onProgress: (listener) => {
        this.#progressListeners.add(listener);
        return () => this.#progressListeners.delete(listener);
      },
      registerFile: () => Promise.reject(new Error('a file is handed over in the page')),
      chooseOutput: (name) => this.page(`window.quittance.chooseOutput(${JSON.stringify(name)})`),
      chooseCompanyFile: () => this.page('window.quittance.chooseCompanyFile()'),
      chooseFolder: () => this.page('window.quittance.chooseFolder()'),
      prepareViewing: (name) => this.page(`window.quittance.prepareViewing(${JSON.stringify(name)})`),
      viewFile: (out) => this.page(`window.quittance.viewFile(${JSON.stringify(out)})`),
    };
  }

  async quit(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.ended;
    rmSync(this.home, { recursive: true, force: true });
  }
}
