import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Electron's utility process as a Node process: the same script, the same messages (structured clone), the same exit. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(script: string, args: string[]) {
    super();
    const shim = fileURLToPath(new URL('./parent-port.ts', import.meta.url));
    this.#child = fork(script, args, {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', shim],
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  started: [] as UtilityProcess[],
  fork(script: string, args: string[] = []): UtilityProcess {
    const child = new UtilityProcess(script, args);
    utilityProcess.started.push(child);
    return child;
  },
};
