import { EventEmitter } from 'node:events';
import type { IpcMain, WebContents } from 'electron';
import { expect, it } from 'vitest';
import { PAGE } from '../../electron/shell/interface-protocol.ts';
import { windowIpc } from '../../electron/shell/ipc.ts';

// Senders that the page's own policy keeps from existing; the check on the main process's side must refuse them by itself.
type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>;

function listening() {
  const mainFrame = { url: PAGE };
  const contents = { mainFrame, isDestroyed: () => false };
  const handlers = new Map<string, Handler>();
  const heard: unknown[] = [];
  const main = Object.assign(new EventEmitter(), { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) });
  const window: { contents: object | undefined } = { contents };
  const ipc = windowIpc(main as unknown as IpcMain, () => window.contents as WebContents | undefined);
  ipc.handle('ask', async (question) => ({ ok: true, value: question }));
  ipc.on('tell', (message) => heard.push(message));
  const ask = (event: unknown) => (handlers.get('ask') as Handler)(event, 'question');
  const tell = (event: unknown) => main.emit('tell', event, 'message');
  return { mainFrame, contents, window, heard, ask, tell };
}

it('our own main frame is heard', async () => {
  const { mainFrame, contents, heard, ask, tell } = listening();
  expect(await ask({ sender: contents, senderFrame: mainFrame })).toEqual({ ok: true, value: 'question' });
  tell({ sender: contents, senderFrame: mainFrame });
  expect(heard).toEqual(['message']);
});

const strangers: [string, (own: ReturnType<typeof listening>) => object][] = [
  ['another window on the same page', () => ({ sender: { isDestroyed: () => false }, senderFrame: { url: PAGE } })],
  ['another window that borrows our frame', ({ mainFrame }) => ({ sender: {}, senderFrame: mainFrame })],
  ['a frame inside our window on the same page', ({ contents }) => ({ sender: contents, senderFrame: { url: PAGE } })],
  ['a frame that is gone', ({ contents }) => ({ sender: contents, senderFrame: null })],
  [
    'our frame on another page',
    ({ contents, mainFrame }) => {
      mainFrame.url = 'https://ailleurs.example/index.html';
      return { sender: contents, senderFrame: mainFrame };
    },
  ],
  [
    'our frame after the window was closed',
    ({ contents, mainFrame, window }) => {
      window.contents = undefined;
      return { sender: contents, senderFrame: mainFrame };
    },
  ],
];

it.each(strangers)('%s is a foreign sender', async (_name, stranger) => {
  const own = listening();
  const event = stranger(own);
  expect(await own.ask(event)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN_CALLER' } });
  own.tell(event);
  expect(own.heard).toEqual([]);
});
