import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const PROJECT = join(import.meta.dirname, '..', '..');

/** No sandbox: tests run in containers, as root. The rest keeps the browser from doing anything that a page did not ask for. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
];

/** A Chromium to start, and the environment that it needs to find its libraries and fonts. */
interface Executable {
  path: string;
  environment: Record<string, string>;
}

/**
 * Starts a Chromium for a test, headless: the system's own where there is one that starts, else the one that comes from the
 * registry with its libraries and fonts, so that nothing needs to be installed by hand.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = systemExecutable();
  if (installed !== undefined) {
    try {
      return await launch({ path: installed, environment: {} });
    } catch (error) {
      // Some systems put a `chromium-browser` in the path that only says how to install one.
      if (process.env.QUITTANCE_TEST_BROWSER !== undefined) throw error;
    }
  }
  return launch(await packagedExecutable());
}

function launch({ path, environment }: Executable): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: ARGUMENTS, env: { ...inheritedEnvironment(), ...environment } });
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The Chromium or Chrome of this machine. `QUITTANCE_TEST_BROWSER` names one, or `packaged` to pass over them. */
function systemExecutable(): string | undefined {
  const wish = process.env.QUITTANCE_TEST_BROWSER;
  if (wish === 'packaged') return undefined;
  if (wish !== undefined) return wish;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe', 'msedge.exe'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...installed].find((file) => existsSync(file));
}

/** The Chromium of the package @sparticuz/chromium (Linux, x64), unpacked once per version beside the installed packages. */
async function packagedExecutable(): Promise<Executable> {
  const manifest = join(PROJECT, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) {
    throw new Error('No Chromium or Chrome on this machine, and none in node_modules. Install one, or run « npm ci » on Linux x64.');
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(PROJECT, 'node_modules', '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    path: join(folder, 'chromium'),
    environment: {
      // NSS, NSPR and expat, which a bare Debian lacks.
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: folder,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/**
 * Unpacks beside the final folder and renames at the end, so that two test files that start together never see half a browser.
 * The package unpacks into the temporary folder of its process, and its libraries only where it believes to be on Lambda:
 * hence the child process with an environment of its own.
 */
async function unpack(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const staging = mkdtempSync(`${folder}-`);
  try {
    const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
    const env = { PATH: process.env.PATH ?? '', TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    await promisify(execFile)(process.execPath, ['-e', script], { cwd: PROJECT, env });
    writeFileSync(join(staging, 'fonts.conf'), fontConfiguration(folder));
    renameSync(staging, folder);
  } catch (error) {
    // Another process may have been first: its folder is as good as this one.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Only fonts that come with the packages, so that a page is drawn alike on every machine. */
function fontConfiguration(folder: string): string {
  const dejavu = join(PROJECT, 'node_modules', 'dejavu-fonts-ttf', 'ttf');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>${dejavu}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
