import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appDataDirectory } from '../host/app-data-directory.ts';
import { fileLog } from '../host/file-log.ts';
import { systemClock } from '../host/system-clock.ts';
import { BACK_UP_AFTER_MS, systemSurroundings } from '../host/system-surroundings.ts';
import { startLoopback } from '../loopback/loopback-server.ts';
import { buildIsCurrent } from './build-is-current.ts';
import { fetchElectron, presentElectron } from './electron-binary.ts';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const say = (line: string) => process.stdout.write(`${line}\n`);

async function build(): Promise<void> {
  if (buildIsCurrent(project)) return;
  say('Préparation de l’interface (seulement la première fois ou après un changement)…');
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [join(project, 'electron', 'build', 'build-app.ts')], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('exit', resolve);
    child.on('error', () => resolve(1));
  });
  if (code === 0) return;
  process.stderr.write('La préparation de l’interface a échoué. Relancez « npm ci », puis « npm start ».\n');
  process.exit(1);
}

/** Opens the address in the default browser where there is a screen to show it on. */
function openBrowser(url: string): void {
  const onScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!onScreen || process.env.QUITTANCE_NO_BROWSER) return;
  const [program, ...first] =
    process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : process.platform === 'darwin' ? ['open'] : ['xdg-open'];
  if (program === undefined) return;
  const child = spawn(program, [...first, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // no browser to open: the address is printed
  child.unref();
}

function openInElectron(binary: string): void {
  say('Quittance s’ouvre dans Electron.');
  const child = spawn(binary, [project], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function openInBrowser(): Promise<void> {
  const directory = appDataDirectory();
  const loopback = await startLoopback({
    appDataDirectory: directory,
    pages: join(project, 'dist', 'renderer'),
    clock: systemClock,
    log: fileLog(directory),
    surroundings: systemSurroundings(),
    backUpAfterMs: BACK_UP_AFTER_MS,
  });
  say('Electron n’est pas présent sur cette machine : Quittance s’ouvre dans le navigateur.');
  say(`Adresse (gardez-la pour vous, elle donne accès aux dossiers) : ${loopback.url}`);
  say('Ctrl+C arrête le programme.');
  openBrowser(loopback.urlForOnce());
  // Ctrl+C reaches this process twice, by the terminal and through its launcher: the second must not cut the closing short.
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await loopback.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

const [, fetched] = await Promise.all([build(), presentElectron() ?? fetchElectron(project)]);
if (fetched) openInElectron(fetched);
else await openInBrowser();
