import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Reply } from '../../shared/contract/reply.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { isInterfacePage } from './interface-protocol.ts';

export interface WindowIpc {
  /** Answers a question with a reply; a foreign sender gets FORBIDDEN_CALLER without the handler being asked. */
  handle(channel: string, handler: (...args: unknown[]) => Promise<Reply>): void;
  /** Hears a message; a foreign sender's is dropped. */
  on(channel: string, listener: (...args: unknown[]) => void): void;
  send(channel: string, ...args: unknown[]): void;
}

/**
 * ipcMain, wrapped once: a message counts only when it comes from the main frame of our own window while that frame shows the
 * interface. Electron delivers messages of every frame of every window to the same place.
 */
export function windowIpc(ipcMain: IpcMain, ownContents: () => WebContents | undefined): WindowIpc {
  function isOurs({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
    const contents = ownContents();
    if (contents === undefined || contents.isDestroyed() || sender !== contents) return false;
    return senderFrame !== null && senderFrame === contents.mainFrame && isInterfacePage(senderFrame.url);
  }

  return {
    handle(channel, handler) {
      ipcMain.handle(channel, async (event, ...args): Promise<Reply> => {
        try {
          if (!isOurs(event)) throw new AppError('FORBIDDEN_CALLER', {});
          return await handler(...args);
        } catch (error) {
          if (error instanceof AppError)
            return { ok: false, error: { code: error.code, params: { ...error.params }, message: error.message } };
          throw error;
        }
      });
    },
    on(channel, listener) {
      ipcMain.on(channel, (event, ...args) => {
        if (isOurs(event)) listener(...args);
      });
    },
    send(channel, ...args) {
      const contents = ownContents();
      if (contents !== undefined && !contents.isDestroyed()) contents.send(channel, ...args);
    },
  };
}
