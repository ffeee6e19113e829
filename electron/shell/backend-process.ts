import type { ParentPort } from 'electron';
import { AppError } from '../../shared/errors/app-error.ts';
import { draftRegister } from '../backend/draft-register.ts';
import type { Files } from '../backend/ports.ts';
import { startBackend } from '../backend/start-backend.ts';
import { appDataDirectory } from '../host/app-data-directory.ts';
import { fileLog } from '../host/file-log.ts';
import { filesOver } from '../host/path-files.ts';
import { systemClock } from '../host/system-clock.ts';
import { BACK_UP_AFTER_MS, systemSurroundings } from '../host/system-surroundings.ts';
import { systemUser } from '../host/system-user.ts';
import type { FileSource, FromBackend, ToBackend } from './backend-messages.ts';

/**
 * The backend inside Electron: a process of its own, so that the window never waits for SQLite or a parser. It knows only the
 * handles that the main process registered; any other string is a file that does not exist.
 */
const port: ParentPort = process.parentPort;
const sources = new Map<string, FileSource>();
const running = new Map<string, AbortController>();

function sourceOf(handle: string): FileSource {
  const source = sources.get(handle);
  if (source === undefined) throw new AppError('FILE_NOT_FOUND', { file: handle });
  return source;
}

function pathOf(handle: string): string {
  const source = sourceOf(handle);
  if ('bytes' in source) throw new AppError('FILE_NOT_FOUND', { file: source.name });
  return source.path;
}

const directory = appDataDirectory();
const onDisk = filesOver(pathOf, undefined, draftRegister(directory));
const files: Files = {
  ...onDisk,
  async read(file) {
    const source = sourceOf(file);
    return 'bytes' in source ? source : onDisk.read(file);
  },
};

const backend = startBackend({
  appDataDirectory: directory,
  files,
  clock: systemClock,
  log: fileLog(directory),
  user: systemUser,
  surroundings: systemSurroundings(),
  backUpAfterMs: BACK_UP_AFTER_MS,
});

function send(message: FromBackend): void {
  port.postMessage(message);
}

async function answer({ id, call }: Extract<ToBackend, { call: unknown }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const reply = await backend.call(call, { signal: controller.signal, onProgress: (progress) => send({ id, progress }) });
  running.delete(id);
  send({ id, reply });
}

port.on('message', ({ data }: { data: ToBackend }) => {
  if ('call' in data) void answer(data);
  else if ('cancel' in data) running.get(data.cancel)?.abort();
  else if ('register' in data) sources.set(data.register, data.source);
  else {
    backend.close();
    process.exit(0);
  }
});
