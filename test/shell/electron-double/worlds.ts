// Scripts that run inside the browser. The preload runs in an isolated world, as under Electron's contextIsolation: it shares the
// page's document and none of its objects. The two worlds speak through events whose details the browser clones.

/** A value on its way between the worlds. Functions stay where they are and travel as numbers. */
type Wire = { value: unknown } | { fn: number } | { promise: number } | { error: string };

/** In the page's world: builds what the preload exposes, as Electron's contextBridge does. Runs before the isolated world. */
export function pageWorld(): void {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let returned: Wire = { value: undefined };

  const keep = (argument: unknown): Wire => {
    if (typeof argument !== 'function') return { value: argument };
    last += 1;
    functions.set(last, argument as () => unknown);
    return { fn: last };
  };
  const say = (kind: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(`double:${kind}`, { detail }));
  };
  const caller = (target: number | string) =>
    Object.freeze((...args: unknown[]): unknown => {
      say('to-preload', { target, args: args.map(keep) });
      if ('error' in returned) throw new Error(returned.error);
      if ('fn' in returned) return caller(returned.fn);
      if (!('promise' in returned)) return returned.value;
      const { promise } = returned;
      return new Promise((resolve, reject) => promises.set(promise, { resolve, reject }));
    });
  const hear = <T>(kind: string, listener: (detail: T) => void): void => {
    document.addEventListener(`double:${kind}`, (event) => listener((event as CustomEvent<T>).detail));
  };

  hear<{ key: string; names: string[] }>('expose', ({ key, names }) => {
    const api = Object.fromEntries(names.map((name) => [name, caller(name)]));
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
  });
  hear<Wire>('return', (wire) => {
    returned = wire;
  });
  hear<{ promise: number; value?: unknown; error?: string }>('settle', ({ promise, value, error }) => {
    const waiting = promises.get(promise);
    promises.delete(promise);
    if (error !== undefined) waiting?.reject(new Error(error));
    else waiting?.resolve(value);
  });
  hear<{ fn: number; args: unknown[] }>('callback', ({ fn, args }) => functions.get(fn)?.(...args));
}

/** In the isolated world: what `require('electron')` gives to a sandboxed preload, then the preload itself in the main frame. */
export function isolatedWorld(runPreload: (require: (name: string) => unknown) => void): void {
  interface World {
    doubleSend(message: string): void;
    doubleDeliver(text: string): void;
    doubleFiles: File[];
    doubleIpc: unknown;
  }
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const world = globalThis as unknown as World;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Listener[]>();
  const paths = new WeakMap<File, string>();
  const exposed = new Map<number | string, (...args: unknown[]) => unknown>();
  let last = 0;

  const say = (kind: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(`double:${kind}`, { detail }));
  };
  const binary = (_key: string, value: unknown): unknown =>
    value instanceof Uint8Array ? { doubleBytes: Array.from(value, (byte) => String.fromCharCode(byte)).join('') } : value;
  /** Asks the main process and waits for its answer. */
  const ask = (message: object): Promise<unknown> => {
    last += 1;
    const id = last;
    world.doubleSend(JSON.stringify({ ...message, id }, binary));
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };
  world.doubleDeliver = (text) => {
    const message = JSON.parse(text) as { id?: number; value?: unknown; error?: string; channel?: string; args?: unknown[] };
    if (message.channel !== undefined) {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...(message.args ?? []));
      return;
    }
    const call = waiting.get(message.id ?? 0);
    waiting.delete(message.id ?? 0);
    if (message.error !== undefined) call?.reject(new Error(message.error));
    else call?.resolve(message.value);
  };

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => ask({ kind: 'invoke', channel, args }),
    send: (channel: string, ...args: unknown[]) => world.doubleSend(JSON.stringify({ kind: 'send', channel, args }, binary)),
    on: (channel: string, listener: Listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    off: (channel: string, listener: Listener) => {
      const rest = (listeners.get(channel) ?? []).filter((other) => other !== listener);
      listeners.set(channel, rest);
    },
  };
  const webUtils = {
    getPathForFile(file: unknown): string {
      if (!(file instanceof File)) throw new TypeError('getPathForFile: the argument is not a File');
      return paths.get(file) ?? '';
    },
  };
  const contextBridge = {
    exposeInMainWorld(key: string, api: Record<string, (...args: unknown[]) => unknown>) {
      for (const [name, value] of Object.entries(api)) exposed.set(name, value);
      say('expose', { key, names: Object.keys(api) });
    },
  };

  const fromPage = (wire: Wire): unknown =>
    'fn' in wire ? (...args: unknown[]) => say('callback', { fn: wire.fn, args }) : (wire as { value: unknown }).value;
  const toPage = (value: unknown): Wire => {
    if (typeof value === 'function') {
      last += 1;
      exposed.set(last, value as () => unknown);
      return { fn: last };
    }
    if (!(value instanceof Promise)) return { value };
    last += 1;
    const promise = last;
    value.then(
      (settled) => say('settle', { promise, value: settled }),
      (error: unknown) => say('settle', { promise, error: error instanceof Error ? error.message : String(error) }),
    );
    return { promise };
  };
  /** The browser knows the path of a file that the user chose; only the protocol of its developer tools tells it, later. */
  const learnPaths = (files: File[]): Promise<unknown> =>
    Promise.all(
      files.map(async (file) => {
        const index = world.doubleFiles.push(file) - 1;
        paths.set(file, (await ask({ kind: 'path', index })) as string);
      }),
    );
  world.doubleFiles = [];
  document.addEventListener('double:to-preload', (event) => {
    const { target, args } = (event as CustomEvent<{ target: number | string; args: Wire[] }>).detail;
    const given = args.map(fromPage);
    const files = given.filter((argument): argument is File => argument instanceof File);
    const run = (): unknown => exposed.get(target)?.(...given);
    try {
      say('return', toPage(files.length > 0 ? learnPaths(files).then(run) : run()));
    } catch (error) {
      say('return', { error: error instanceof Error ? error.message : String(error) });
    }
  });

  // For tests that speak as a frame which was given no preload.
  world.doubleIpc = ipcRenderer;
  if (window.top === window) runPreload((name) => (name === 'electron' ? { contextBridge, ipcRenderer, webUtils } : undefined));
}
