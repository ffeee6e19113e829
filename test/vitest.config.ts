import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './patience.ts';
import { ClosingLineReporter } from './reporter/closing-line-reporter.ts';

/** Suites that need files from outside the project, found under CORPUS_DIR: `npm run test:corpus`, never `npm test`. */
const CORPUS = 'test/corpus/**/*.test.ts';

export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.vite',
  test: {
    include: mode === 'corpus' ? [CORPUS] : ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: mode === 'corpus' ? ['**/node_modules/**'] : ['**/node_modules/**', CORPUS],
    environment: 'node',
    setupFiles: ['test/property-seed.ts'],
    // Two processes for all files, which keep nothing at module level: better-sqlite3 is native code, and the browsers are processes of their own.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // As in electron/launcher/with-node-24.mjs, which says why: the processes of the tests start threads from source too.
    execArgv: ['--wasm-wrapper-tiering-budget=2147483647'],
    // A journey waits many times: its own limit only ends a test that would never end.
    testTimeout: 4 * PATIENCE_MS,
    hookTimeout: 4 * PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS } },
    reporters: ['default', new ClosingLineReporter()],
  },
}));
