import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** What a run came to. A file that could not be loaded and an error outside any test are failures too. */
interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Closes a run with the line that continuous integration reads: `N passed, N failed`, then `, N skipped` if any. */
export class ClosingLineReporter implements Reporter {
  #watching = false;

  onInit(vitest: Vitest): void {
    this.#watching = vitest.config.watch;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const line = closingLine(tallyOf(modules, unhandledErrors.length));
    if (this.#watching) console.log(line);
    // Other reporters and Vitest itself still write after the end of a run; nothing does after the exit.
    else process.once('exit', () => console.log(line));
  }
}

function tallyOf(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const tally: Tally = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) tally.failed += 1;
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      if (state === 'passed') tally.passed += 1;
      else if (state === 'skipped') tally.skipped += 1;
      else tally.failed += 1;
    }
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) tally.failed += 1;
  }
  return tally;
}

function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
