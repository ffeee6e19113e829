import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Call, Progress, Reply } from '../../shared/contract/reply.ts';
import { CHANNELS } from './channels.ts';

// The only code of Electron that runs beside the page. What it exposes is all that the page can reach; it passes on no event,
// no channel name and no path. The main process checks every message again.

type ProgressListener = (id: string, progress: Progress) => void;

/** What a question other than a call comes back with: its value, or an error with the French sentence. */
async function ask(channel: string, ...args: unknown[]): Promise<string | null> {
  const reply = (await ipcRenderer.invoke(channel, ...args)) as Reply;
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value as string | null;
}

const bridge = {
  call: (id: string, call: Call): Promise<Reply> => ipcRenderer.invoke(CHANNELS.call, id, call),
  cancel: (id: string): void => ipcRenderer.send(CHANNELS.cancel, id),
  onProgress(listener: ProgressListener): () => void {
    const hear = (_event: unknown, id: string, progress: Progress): void => listener(id, progress);
    ipcRenderer.on(CHANNELS.progress, hear);
    return () => {
      ipcRenderer.off(CHANNELS.progress, hear);
    };
  },
  /** The path comes from the browser's own record of the file; the page cannot make one up. Pasted files have none: bytes then. */
  async registerFile(file: File): Promise<string> {
    const path = webUtils.getPathForFile(file);
    const source = path === '' ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { path };
    return (await ask(CHANNELS.registerFile, source)) as string;
  },
  chooseOutput: (name: string): Promise<string | null> => ask(CHANNELS.chooseOutput, name),
  chooseCompanyFile: (): Promise<string | null> => ask(CHANNELS.chooseCompanyFile),
  chooseFolder: (): Promise<string | null> => ask(CHANNELS.chooseFolder),
  prepareViewing: (name: string): Promise<string | null> => ask(CHANNELS.prepareViewing, name),
  viewFile: (out: string): Promise<string | null> => ask(CHANNELS.viewFile, out),
};

contextBridge.exposeInMainWorld('quittance', bridge);
