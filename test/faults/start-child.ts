import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Work } from './work.ts';

/** The program that does the work, in a process of its own. */
export interface Child {
  process: ChildProcess;
  order(line: string): void;
  /** Its next line; rejects when it ends without one. */
  next(): Promise<string>;
  until(line: string): Promise<void>;
  /** Everything it said that nobody waited for. */
  rest(): string[];
  exited: Promise<void>;
}

const SOURCE = fileURLToPath(new URL('./child-program.ts', import.meta.url));

/** `script`: the program built into one file, which starts in half the time. */
export function startChild(work: Work, folder: string, environment: NodeJS.ProcessEnv = {}): Child {
  const script = process.env.FAULTS_PROGRAM ?? SOURCE;
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--wasm-wrapper-tiering-budget=2147483647',
      script,
      work.name,
      folder,
      String(work.operations.length),
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    },
  );
  const lines: string[] = [];
  const waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  let said = '';
  let hasEnded = false;
  child.stderr.on('data', (data) => {
    said += String(data);
  });
  child.stdin.on('error', () => {}); // it was killed: nobody listens any more
  createInterface({ input: child.stdout }).on('line', (line) => {
    const waiter = waiting.shift();
    if (waiter) waiter.resolve(line);
    else lines.push(line);
  });
  const exited = new Promise<void>((resolve) => {
    child.on('close', () => {
      hasEnded = true;
      for (const waiter of waiting.splice(0)) waiter.reject(new Error(`the program ended: ${said}`));
      resolve();
    });
  });
  const next = (): Promise<string> => {
    const line = lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (hasEnded) return Promise.reject(new Error(`the program ended: ${said}`));
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return {
    process: child,
    order: (line) => child.stdin.write(`${line}\n`),
    next,
    async until(wanted) {
      const line = await next();
      if (line !== wanted) throw new Error(`${line} instead of ${wanted}`);
    },
    rest: () => lines.splice(0),
    exited,
  };
}
