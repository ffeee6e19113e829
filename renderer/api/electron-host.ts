import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { Call, CallOptions, Progress, Reply } from '../../shared/contract/reply.ts';
import type { Host } from './host.ts';

/** What Electron's preload script puts on the window: these functions and nothing else of Node or Electron. */
export interface QuittanceBridge {
  call(id: string, call: Call): Promise<Reply>;
  cancel(id: string): void;
  /** Listens to the progress of every running call; returns the way to stop. */
  onProgress(listener: (id: string, progress: Progress) => void): () => void;
  registerFile(file: File): Promise<string>;
  chooseOutput(name: string): Promise<string | null>;
  chooseCompanyFile(): Promise<string | null>;
  chooseFolder(): Promise<string | null>;
  /** A place for a copy to be looked at; null for a kind that is not opened. */
  prepareViewing(name: string): Promise<string | null>;
  viewFile(out: string): Promise<string | null>;
}

declare global {
  interface Window {
    quittance?: QuittanceBridge;
  }
}

/** The host inside Electron: one message per call, progress by the call's id. */
export function createElectronHost(bridge: QuittanceBridge): Host {
  let lastId = 0;

  async function transport(call: Call, { onProgress, signal }: CallOptions): Promise<Reply> {
    lastId += 1;
    const id = String(lastId);
    const cancel = () => bridge.cancel(id);
    const stopListening = onProgress
      ? bridge.onProgress((callId, progress) => {
          if (callId === id) onProgress(progress);
        })
      : () => {};
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const reply = bridge.call(id, call);
      if (signal?.aborted) cancel();
      return await reply;
    } finally {
      stopListening();
      signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    transport,
    opensCompanyFiles: true,
    opensFiles: true,
    view: async (name, write) => {
      const out = (await bridge.prepareViewing(name)) as OutputFile | null;
      if (out === null) return false;
      await write(out);
      await bridge.viewFile(out);
      return true;
    },
    registerFile: async (file) => (await bridge.registerFile(file)) as InputFile,
    chooseOutput: async (name) => (await bridge.chooseOutput(name)) as OutputFile | null,
    deliver: async () => {},
    chooseCompanyFile: async () => (await bridge.chooseCompanyFile()) as InputFile | null,
    choosesFolders: true,
    chooseFolder: async () => (await bridge.chooseFolder()) as InputFile | null,
  };
}
