import { EventEmitter } from 'node:events';

export type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  /** What `ipcRenderer.invoke` comes back with; a failure carries the message only, as in Electron. */
  async answer(channel: string, event: unknown, args: unknown[]): Promise<{ value: unknown } | { error: string }> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) return { error: `No handler registered for '${channel}'` };
    try {
      return { value: await handler(event, ...args) };
    } catch (error) {
      return { error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }
}

export const ipcMain = new IpcMain();
