import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import type { About } from '../../shared/about/about.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { bundledPackages } from './bundled-packages.ts';
import { electronOf, fontsOfLetters, type ThirdParty, thirdPartyOf } from './third-parties.ts';

/**
 * Builds the application into dist/: the interface, Electron's main process and preload, and the backend's process. Packages
 * are bundled, so that the packaged application holds no node_modules but SQLite's.
 */
const PROJECT = join(import.meta.dirname, '..', '..');
const DIST = join(PROJECT, 'dist');

/** Left in node_modules and packaged with the application: native code cannot be bundled. */
const UNBUNDLED = ['better-sqlite3'];

/** Beside the backend, which starts them as threads (electron/backend/start-thread.ts). */
const THREADS = [
  'imports/reading-worker',
  'imports/document-worker',
  'letterhead/image-worker',
  'backups/backup-worker',
  'backups/encryption-worker',
];

function scriptOf(thread: string): string {
  return `${basename(thread)}.cjs`;
}

const bundled = bundledPackages();

function nodeBundle(entry: string, outDir: string, fileName: string, format: 'es' | 'cjs'): InlineConfig {
  return {
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [bundled.plugin],
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

await build({ configFile: join(PROJECT, 'renderer', 'vite.config.ts'), logLevel: 'warn', plugins: [bundled.plugin] });
await build(nodeBundle('electron/shell/main.ts', 'shell', 'main.js', 'es'));
// A sandboxed preload is a CommonJS script, whatever the rest of the application is.
await build(nodeBundle('electron/shell/preload.ts', 'preload', 'preload.cjs', 'cjs'));
await build(nodeBundle('electron/shell/backend-process.ts', 'backend', 'backend-process.js', 'es'));
for (const thread of THREADS) await build(nodeBundle(`electron/backend/${thread}.ts`, 'backend', scriptOf(thread), 'cjs'));
await rm(join(DIST, 'resources'), { recursive: true, force: true });
// Texts and tables are bundled where they are imported; fonts and the window's icon are read as files.
await cp(join(PROJECT, 'resources', 'fonts'), join(DIST, 'resources', 'fonts'), { recursive: true });
await mkdir(join(DIST, 'resources', 'icons'), { recursive: true });
await cp(join(PROJECT, 'resources', 'icons', 'quittance.png'), join(DIST, 'resources', 'icons', 'quittance.png'));
await tellThirdParties();

/** Says what the build is made of: to whoever audits it (a bill of materials, the licences), and to the page « À propos ». */
async function tellThirdParties(): Promise<void> {
  const { name, version } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')) as { name: string; version: string };
  const { packages } = JSON.parse(await readFile(join(PROJECT, 'package-lock.json'), 'utf8')) as { packages: Record<string, object> };
  const folders = [...new Set([...bundled.folders(), ...UNBUNDLED.map((unbundled) => `node_modules/${unbundled}`)])].sort();
  const parts = new Map<string, ThirdParty>(folders.map((folder) => [folder, thirdPartyOf(PROJECT, folder)]));
  parts.set('node_modules/electron', electronOf(PROJECT));
  parts.set('resources/fonts', fontsOfLetters(PROJECT));
  const listed = [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const texts = listed.map((part) => `${part.name} ${part.version} (${part.licence})\n\n${part.text}\n`);
  await writeFile(join(DIST, 'resources', 'third-party-licences.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
  await writeFile(join(DIST, 'resources', 'sbom.cdx.json'), billOfMaterials({ name, version, parts, locked: packages }));
  await writeFile(join(DIST, 'renderer', 'about.json'), JSON.stringify({ version, thirdParties: listed } satisfies About));
}
