import { randomUUID } from 'node:crypto';
import type { Call, Progress, Reply } from '../../shared/contract/reply.ts';
import { messageOf } from '../../shared/errors/messages.fr.ts';
import type { Log } from '../backend/ports.ts';
import type { FileSource, FromBackend, ToBackend } from './backend-messages.ts';

/** The part of Electron's UtilityProcess that is used. */
export interface ChildProcess {
  postMessage(message: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

export interface RunningCall {
  reply: Promise<Reply>;
  cancel(): void;
}

export interface BackendClient {
  call(call: Call, onProgress?: (progress: Progress) => void): RunningCall;
  /** Makes a source known and returns its handle: random, so that nobody can name what was not handed over. */
  register(source: FileSource): string;
  /** Lets the backend close its files and end. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(reply: Reply): void;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** How long the backend may take to close its files before it is ended: SQLite loses nothing either way. */
const CLOSE_WITHIN_MS = 5000;

/**
 * Talks to the backend's process and brings it back when it dies: calls under way are answered UNEXPECTED, handles are made
 * known again. A backend that dies before it answered anything is started again by the next call only, not in a loop.
 */
export function createBackendClient(fork: () => ChildProcess, log: Log): BackendClient {
  const sources = new Map<string, FileSource>();
  const waiting = new Map<string, Waiting>();
  let child: ChildProcess | undefined;
  let lastId = 0;
  let closing: (() => void) | undefined;

  function start(): ChildProcess {
    const started = fork();
    let hasAnswered = false;
    started.on('message', (message) => {
      hasAnswered = true;
      receive(message as FromBackend);
    });
    started.on('exit', (code) => {
      if (child === started) child = undefined;
      failWaiting(code);
      if (closing) closing();
      else if (hasAnswered) child = start();
    });
    for (const [register, source] of sources) started.postMessage({ register, source } satisfies ToBackend);
    return started;
  }

  function receive(message: FromBackend): void {
    const call = waiting.get(message.id);
    if (call === undefined) return;
    if ('progress' in message) {
      call.onProgress?.(message.progress);
      return;
    }
    waiting.delete(message.id);
    call.resolve(message.reply);
  }

  function failWaiting(code: number): void {
    if (waiting.size === 0) return;
    const reference = randomUUID().slice(0, 8);
    log.error(reference, new Error(`the backend process ended with code ${code}`));
    const reply = unexpected(reference);
    for (const { resolve } of waiting.values()) resolve(reply);
    waiting.clear();
  }

  function send(message: ToBackend): void {
    child ??= start();
    child.postMessage(message);
  }

  child = start();

  return {
    call(call, onProgress) {
      lastId += 1;
      const id = String(lastId);
      const reply = new Promise<Reply>((resolve) => waiting.set(id, { resolve, onProgress }));
      send({ id, call });
      return { reply, cancel: () => child?.postMessage({ cancel: id } satisfies ToBackend) };
    },
    register(source) {
      const handle = randomUUID();
      sources.set(handle, source);
      child?.postMessage({ register: handle, source } satisfies ToBackend);
      return handle;
    },
    close() {
      return new Promise<void>((resolve) => {
        closing = resolve;
        if (child === undefined) return resolve();
        child.postMessage({ close: true } satisfies ToBackend);
        setTimeout(() => child?.kill(), CLOSE_WITHIN_MS).unref();
      });
    },
  };
}

function unexpected(reference: string): Reply {
  return { ok: false, error: { code: 'UNEXPECTED', params: { reference }, message: messageOf('UNEXPECTED', { reference }) } };
}
