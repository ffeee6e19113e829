import { z } from 'zod';
import type { Call, Reply } from '../../shared/contract/reply.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { FILE_LIMIT_MEGABYTES } from '../host/path-files.ts';
import type { BackendClient, RunningCall } from './backend-client.ts';
import { CHANNELS } from './channels.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { WindowIpc } from './ipc.ts';
import type { ViewedFiles } from './viewed-files.ts';

const CallId = z.string().min(1).max(64);
const WindowCall = z.object({ verb: z.string().max(200), company: z.string().max(4096).optional(), input: z.unknown() });
const Source = z.union([
  z.object({ path: z.string().min(1).max(32_768) }).strict(),
  z.object({ name: z.string().max(255), bytes: z.instanceof(Uint8Array) }).strict(),
]);

export interface WindowService {
  /** The page was loaded again: what it asked before has nobody to hear it any more. */
  forgetCalls(): void;
}

export interface WindowParts {
  backend: BackendClient;
  dialogs: FileDialogs;
  viewed: ViewedFiles;
  /** Told of every call of the window that was answered. */
  onReply?: (request: Call, reply: Reply) => void;
}

/** Serves the window's messages: calls go to the backend, files become handles, dialogs are native, what is looked at opens in the system. */
export function serveWindow(ipc: WindowIpc, { backend, dialogs, viewed, onReply }: WindowParts): WindowService {
  const running = new Map<string, RunningCall>();

  async function call(id: string, request: Call): Promise<Reply> {
    const started = backend.call(request, (progress) => {
      if (running.get(id) === started) ipc.send(CHANNELS.progress, id, progress);
    });
    running.set(id, started);
    try {
      const reply = await started.reply;
      onReply?.(request, reply);
      return reply;
    } finally {
      if (running.get(id) === started) running.delete(id);
    }
  }

  ipc.handle(CHANNELS.call, async (id, request) => {
    const verb = typeof (request as Call | undefined)?.verb === 'string' ? (request as Call).verb : '';
    return call(checked(verb, CallId, id), checked(verb, WindowCall, request));
  });
  ipc.on(CHANNELS.cancel, (id) => {
    if (typeof id === 'string') running.get(id)?.cancel();
  });
  ipc.handle(CHANNELS.registerFile, async (given) => {
    const source = checked(CHANNELS.registerFile, Source, given);
    if ('bytes' in source && source.bytes.byteLength > FILE_LIMIT_MEGABYTES * 1024 * 1024) {
      throw new AppError('FILE_TOO_LARGE', { file: source.name, limitMegabytes: FILE_LIMIT_MEGABYTES });
    }
    return { ok: true, value: backend.register(source) };
  });
  ipc.handle(CHANNELS.chooseOutput, async (name) => {
    return { ok: true, value: handleOf(await dialogs.chooseOutput(checked(CHANNELS.chooseOutput, z.string().min(1).max(255), name))) };
  });
  ipc.handle(CHANNELS.prepareViewing, async (name) => {
    return { ok: true, value: viewed.prepare(checked(CHANNELS.prepareViewing, z.string().min(1).max(255), name)) };
  });
  ipc.handle(CHANNELS.viewFile, async (handle) => {
    await viewed.view(checked(CHANNELS.viewFile, z.string().min(1).max(64), handle));
    return { ok: true, value: null };
  });
  ipc.handle(CHANNELS.chooseCompanyFile, async () => ({ ok: true, value: handleOf(await dialogs.chooseCompanyFile()) }));
  ipc.handle(CHANNELS.chooseFolder, async () => ({ ok: true, value: handleOf(await dialogs.chooseFolder()) }));

  function handleOf(path: string | null): string | null {
    return path === null ? null : backend.register({ path });
  }

  return { forgetCalls: () => running.clear() };
}

function checked<T extends z.ZodType>(verb: string, schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError('INVALID_INPUT', {
    verb,
    issues: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message })),
  });
}
