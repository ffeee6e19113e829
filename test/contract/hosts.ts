import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/loopback-server.ts';
import { createElectronHost } from '../../renderer/api/electron-host.ts';
import { createLoopbackHost } from '../../renderer/api/loopback-host.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { Call, CallOptions, Progress, Reply, Transport, WireError } from '../../shared/contract/reply.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aDirectory } from '../builders/company.ts';
import { RunningApp } from '../shell/running-app.ts';

export const TODAY = localDate('2025-06-30');
const log = { error: (_reference: string, error: unknown) => console.error(error) };

/** A way to reach a backend, and what a company is called over it. */
export interface Host {
  transport: Transport;
  outputFor(name: string): Promise<OutputFile | undefined>;
  inputFor(path: string): Promise<InputFile>;
  companyOf(opened: { companyId: string; path: string }): string;
}

export function directHost(): Host {
  const directory = aDirectory();
  const backend = startBackend({
    appDataDirectory: join(directory, 'app'),
    files: commandLineFiles(directory),
    clock: fixedClock(TODAY),
    log,
  });
  onTestFinished(() => backend.close());
  return {
    transport: backend.call,
    outputFor: async (name) => name as OutputFile,
    inputFor: async (path) => path as InputFile,
    companyOf: ({ companyId }) => companyId,
  };
}

export async function aLoopback(): Promise<Loopback> {
  const directory = aDirectory();
  const loopback = await startLoopback({ appDataDirectory: join(directory, 'app'), pages: directory, clock: fixedClock(TODAY), log });
  onTestFinished(() => loopback.close());
  return loopback;
}

export async function httpHost(): Promise<Host> {
  const { origin, token } = await aLoopback();
  const { transport, registerFile } = createLoopbackHost(token, origin);
  return {
    transport,
    outputFor: async () => undefined,
    inputFor: async (path) => registerFile(new File([readFileSync(path)], basename(path))),
    companyOf: ({ companyId }) => companyId,
  };
}

/** One window for all of a suite's calls; a company is another file each time. */
let window: Promise<{ app: RunningApp; host: ReturnType<typeof createElectronHost> }> | undefined;

/** Closes the window at the end of a suite; the next one opens its own. */
export async function closeWindow(): Promise<void> {
  const opened = window;
  window = undefined;
  await (await opened)?.app.quit();
}

/** The built application on a double of Electron: through the page, the preload, the main process and the backend's process. */
export async function ipcHost(): Promise<Host> {
  window ??= RunningApp.start().then(async (app) => ({ app, host: createElectronHost(await app.bridge()) }));
  const { app, host } = await window;
  const directory = aDirectory();
  return {
    transport: host.transport,
    async outputFor(name) {
      await app.control('answerDialog', join(directory, name));
      return (await host.chooseOutput(name)) ?? undefined;
    },
    async inputFor(path) {
      await app.control('answerDialog', path);
      return (await host.chooseCompanyFile()) as InputFile;
    },
    companyOf: ({ companyId }) => companyId,
  };
}

/** Every call is a process of its own, as a script would make it; a company is named by its file. */
export function commandLineHost(): Host {
  const directory = aDirectory();
  return {
    transport: (call, { signal, onProgress }) => runCommandLine(directory, call, { signal, onProgress }),
    outputFor: async (name) => name as OutputFile,
    inputFor: async (path) => path as InputFile,
    companyOf: ({ path }) => path,
  };
}

function runCommandLine(directory: string, call: Call, { signal, onProgress }: CallOptions): Promise<Reply> {
  const electron = join(import.meta.dirname, '..', '..', 'electron');
  const company = call.company === undefined ? [] : ['--company', call.company];
  const child = spawn(
    process.execPath,
    [
      join(electron, 'launcher', 'with-node-24.mjs'),
      join(electron, 'headless', 'api.ts'),
      call.verb,
      ...company,
      '--input',
      JSON.stringify(call.input),
      '--today',
      TODAY,
      '--progress',
    ],
    { cwd: directory, env: { ...process.env, INIT_CWD: directory, QUITTANCE_HOME: directory } },
  );
  const stop = () => child.kill('SIGINT');
  signal?.addEventListener('abort', stop);
  let out = '';
  let rest = '';
  let error: Reply | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = JSON.parse(line) as { progress: Progress } | { error: WireError };
      if ('progress' in message) onProgress?.(message.progress);
      else error = { ok: false, error: message.error };
    }
  });
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve(
        code === 0
          ? { ok: true, value: JSON.parse(out) }
          : (error ?? { ok: false, error: { code: `exit ${code}`, params: {}, message: rest } }),
      ),
    );
  });
}
