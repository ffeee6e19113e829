import { EventEmitter } from 'node:events';

type Decide<T> = (decision: T) => void;
type PermissionHandler = (contents: unknown, permission: string, decide: Decide<boolean>) => void;
type RequestListener = (details: { url: string; method: string }, decide: Decide<{ cancel?: boolean }>) => void;

class Session extends EventEmitter {
  #requestHandler: PermissionHandler | undefined;
  #checkHandler: ((contents: unknown, permission: string) => boolean) | undefined;
  #beforeRequest: RequestListener | undefined;
  spellChecker = true;
  spellCheckerLanguages = ['fr'];
  dictionaries = 'https://redirector.gvt1.com/edgedl/chrome/dict/';

  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.#requestHandler = handler;
  }

  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.#checkHandler = handler;
  }

  setDevicePermissionHandler(): void {}

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    this.spellCheckerLanguages = languages;
  }

  setSpellCheckerDictionaryDownloadURL(address: string): void {
    this.dictionaries = address;
  }

  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.#beforeRequest = listener;
    },
  };

  /** Electron grants what no handler refuses. */
  grants(permission: string): boolean {
    let requested = true;
    this.#requestHandler?.({}, permission, (granted) => {
      requested = granted;
    });
    return requested && (this.#checkHandler?.(null, permission) ?? true);
  }

  cancels(url: string, method: string): boolean {
    let cancelled = false;
    this.#beforeRequest?.({ url, method }, ({ cancel }) => {
      cancelled = cancel === true;
    });
    return cancelled;
  }
}

export const session = { defaultSession: new Session() };

type ProtocolHandler = (request: Request) => Promise<Response>;

export const protocol = {
  privileged: [] as { scheme: string; privileges: Record<string, boolean> }[],
  handlers: new Map<string, ProtocolHandler>(),
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]): void {
    protocol.privileged.push(...schemes);
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    protocol.handlers.set(scheme, handler);
  },
};
