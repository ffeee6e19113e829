import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

const PROJECT = join(import.meta.dirname, '..', '..');
/** The threads that the work starts; they lie beside the program, as in the application. */
const THREADS = [
  'imports/reading-worker',
  'imports/document-worker',
  'letterhead/image-worker',
  'backups/backup-worker',
  'backups/encryption-worker',
];

/** Builds the program that is killed into a folder, as the application's backend is built: it starts in half the time. */
export async function buildProgram(root: string): Promise<string> {
  const folder = join(root, 'backend');
  mkdirSync(folder, { recursive: true });
  for (const needed of ['node_modules', 'resources']) symlinkSync(join(PROJECT, needed), join(root, needed), 'junction');
  const bundle = (entry: string, fileName: string, format: 'es' | 'cjs'): InlineConfig => ({
    configFile: false,
    root: PROJECT,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
    build: {
      ssr: join(PROJECT, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { format, entryFileNames: fileName, codeSplitting: false } },
    },
  });
  await build(bundle('test/faults/child-program.ts', 'child-program.mjs', 'es'));
  for (const thread of THREADS) await build(bundle(`electron/backend/${thread}.ts`, `${thread.split('/')[1]}.cjs`, 'cjs'));
  return join(folder, 'child-program.mjs');
}
