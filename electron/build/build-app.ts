import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type InlineConfig } from 'vite';

/**
 * Builds the application into dist/: the interface, Electron's main process and preload, and the backend's process. Packages
 * are bundled, so that the packaged application holds no node_modules but SQLite's.
 */
const PROJECT = join(import.meta.dirname, '..', '..');
const DIST = join(PROJECT, 'dist');

/** Left in node_modules and packaged with the application: native code cannot be bundled. */
const UNBUNDLED = ['better-sqlite3'];

/** Beside the backend, which starts them as threads (electron/backend/start-thread.ts). */
const THREADS = ['imports/reading-worker', 'imports/document-worker', 'letterhead/image-worker', 'backups/backup-worker', 'backups/encryption-worker'];

function scriptOf(thread: string): string {
  return `${basename(thread)}.cjs`;
}

function nodeBundle(entry: string, outDir: string, fileName: string, format: 'es' | 'cjs'): InlineConfig {
  return {
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    publicDir: false,
    // `electron` is what Electron itself provides under that name, not the package that downloads it.
    ssr: { noExternal: true, external: ['electron', ...UNBUNDLED], target: 'node' },
    build: {
      ssr: join(PROJECT, entry),
      outDir: join(DIST, outDir),
      emptyOutDir: !THREADS.some((thread) => fileName === scriptOf(thread)),
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { format, entryFileNames: fileName, codeSplitting: false } },
    },
  };
}

await build({ configFile: join(PROJECT, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
await build(nodeBundle('electron/shell/main.ts', 'shell', 'main.js', 'es'));
// A sandboxed preload is a CommonJS script, whatever the rest of the application is.
await build(nodeBundle('electron/shell/preload.ts', 'preload', 'preload.cjs', 'cjs'));
await build(nodeBundle('electron/shell/backend-process.ts', 'backend', 'backend-process.js', 'es'));
for (const thread of THREADS) await build(nodeBundle(`electron/backend/${thread}.ts`, 'backend', scriptOf(thread), 'cjs'));
await rm(join(DIST, 'resources'), { recursive: true, force: true });
// Texts and tables are bundled where they are imported; fonts and the icon are read as files.
for (const files of ['fonts', 'icons']) {
  await cp(join(PROJECT, 'resources', files), join(DIST, 'resources', files), { recursive: true });
}
