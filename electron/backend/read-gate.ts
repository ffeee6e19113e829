/** Keeps the readers of a company's file away from a change that takes several turns of the event loop. One change at a time. */
export class ReadGate {
  #readers = 0;
  #change: Promise<void> | null = null;
  #onLastReader: (() => void) | null = null;

  /** Whether a change is under way, or waits for readers to end. */
  get isChanging(): boolean {
    return this.#change !== null;
  }

  /** Reads once no change is under way. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    while (this.#change !== null) await this.#change;
    this.#readers += 1;
    try {
      return await work();
    } finally {
      this.#readers -= 1;
      if (this.#readers === 0) this.#onLastReader?.();
    }
  }

  /** For a reader that has to wait for the changes themselves: it counts as none meanwhile, or each would wait for the other. */
  async outside<T>(work: () => Promise<T>): Promise<T> {
    this.#readers -= 1;
    if (this.#readers === 0) this.#onLastReader?.();
    try {
      return await work();
    } finally {
      while (this.#change !== null) await this.#change;
      this.#readers += 1;
    }
  }

  /** Changes once every reader under way has ended; those who come meanwhile wait. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    let done = () => {};
    this.#change = new Promise((resolve) => (done = resolve));
    try {
      if (this.#readers > 0) await new Promise<void>((ended) => (this.#onLastReader = ended));
      return await work();
    } finally {
      this.#onLastReader = null;
      this.#change = null;
      done();
    }
  }
}
