import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'app-builder-lib';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createElectronHost } from '../../renderer/api/electron-host.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { RunningApp } from './running-app.ts';

// What an installer holds. Electron's own binary is not needed for that: a stand-in takes its place, with the switches that
// electron-builder turns (fuses) at their factory setting.
const PROJECT = join(import.meta.dirname, '..', '..');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-packaging-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
/** Electron 45's nine fuses as they leave its factory: '1' is on, '0' is off. */
const FACTORY_FUSES = '101000101';

function standIn(name: string, executable: string): string {
  const distribution = join(folder, name);
  mkdirSync(join(distribution, 'locales'), { recursive: true });
  mkdirSync(join(distribution, 'resources'));
  const wire = Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([FUSE_VERSION, FACTORY_FUSES.length]), Buffer.from(FACTORY_FUSES)]);
  writeFileSync(join(distribution, executable), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]));
  chmodSync(join(distribution, executable), 0o755);
  writeFileSync(join(distribution, 'version'), '45.4.1');
  for (const language of ['fr', 'en-US', 'de', 'ja']) writeFileSync(join(distribution, 'locales', `${language}.pak`), '');
  return distribution;
}

async function pack(platform: Platform, electronDist: string, more: Configuration = {}): Promise<string> {
  const output = join(folder, `release-${platform.name}`);
  await build({
    targets: platform.createTarget('dir', Arch.x64),
    projectDir: PROJECT,
    publish: 'never',
    // Laid over electron-builder.yml, which the project's folder provides.
    config: { electronDist, directories: { output }, ...more },
  });
  return join(output, platform === Platform.WINDOWS ? 'win-unpacked' : 'linux-unpacked');
}

describe('electron-builder.yml', () => {
  it('fits electron-builder’s own schema, and a misspelt option would not', async () => {
    const configuration = await getConfig(PROJECT, join(PROJECT, 'electron-builder.yml'), null);
    await expect(validateConfiguration(configuration, new DebugLogger(false))).resolves.toBeUndefined();
    const misspelt = { ...configuration, asarUnpacked: [] } as Configuration;
    await expect(validateConfiguration(misspelt, new DebugLogger(false))).rejects.toThrow(/asarUnpacked/);
  });

  it('makes the four installers, French, for one user, and publishes nothing', async () => {
    const { win, mac, linux, nsis, publish, fileAssociations } = await getConfig(PROJECT, join(PROJECT, 'electron-builder.yml'), null);
    expect([win?.target, mac?.target, linux?.target]).toEqual(['nsis', 'dmg', ['AppImage', 'deb']]);
    expect(nsis).toMatchObject({ perMachine: false, installerLanguages: ['fr_FR'], language: '1036', deleteAppDataOnUninstall: false });
    expect(publish).toBeNull();
    expect(fileAssociations).toMatchObject([{ ext: 'quittance' }]);
  });

  it('takes prebuilt code that exists for every system it builds for', () => {
    const prebuilt = readdirSync(join(PROJECT, 'node_modules', 'better-sqlite3', 'prebuilds'));
    for (const system of ['win32', 'darwin', 'linux']) {
      for (const architecture of ['x64', 'arm64']) expect(prebuilt).toContain(`${system}-${architecture}.node`);
    }
  });
});

describe('the package for Linux', () => {
  let unpacked = '';
  let files: string[] = [];
  beforeAll(async () => {
    unpacked = await pack(Platform.LINUX, standIn('linux', 'electron'));
    files = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false });
  });

  it('holds the build, the manifest and SQLite, and nothing else', () => {
    const strangers = files.filter(
      (file) =>
        !/^\/(dist(\/(shell|preload|backend|renderer|resources)(\/.*)?)?|package\.json)$/.test(file) &&
        !/^\/node_modules(\/better-sqlite3(\/(package\.json|LICENSE|(lib|prebuilds)(\/.*)?))?)?$/.test(file),
    );
    expect(strangers).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        '/dist/shell/main.js',
        '/dist/preload/preload.cjs',
        '/dist/backend/backend-process.js',
        '/dist/renderer/index.html',
        '/dist/resources/icons/quittance.png',
      ]),
    );
    expect(files.filter((file) => file.endsWith('.node'))).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
    expect(files.filter((file) => /\.(map|ts|tsx)$/.test(file))).toEqual([]);
  });

  it('keeps native code outside the archive, and two languages of Chromium', () => {
    const native = join(unpacked, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
    expect(readdirSync(native)).toEqual(['linux-x64.node']);
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak']);
  });

  it('cannot be turned into a plain Node or made to load other code', async () => {
    const fuses = await getCurrentFuseWire(join(unpacked, 'quittance'));
    const [OFF, ON] = ['0', '1'].map((state) => state.charCodeAt(0));
    const expected = [
      [FuseV1Options.RunAsNode, OFF],
      [FuseV1Options.EnableCookieEncryption, ON],
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable, OFF],
      [FuseV1Options.EnableNodeCliInspectArguments, OFF],
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, ON],
      [FuseV1Options.OnlyLoadAppFromAsar, ON],
      [FuseV1Options.GrantFileProtocolExtraPrivileges, OFF],
    ];
    for (const [fuse, state] of expected) expect([fuse, fuses[fuse as FuseV1Options]]).toEqual([fuse, state]);
  });

  it('runs from what it holds alone: a window, the sample company, a letter', async () => {
    const alone = join(folder, 'alone');
    extractAll(join(unpacked, 'resources', 'app.asar'), alone);
    const app = await RunningApp.start({ project: alone });
    try {
      await app.control('waitFor', "document.body.innerText.includes('Quittance')");
      const { transport, chooseOutput } = createElectronHost(await app.bridge());
      const client = createClient(apiContract, transport);
      const { companyId: company } = await client.companies.createSample({});
      const { today } = await client.companies.status({}, { company });
      const [first] = await client.reminders.agenda({ asOf: today }, { company });
      const customerId = first?.customerId ?? 0;
      const { letterId } = await client.letters.draft({ customerId, kind: 'reminder1', asOf: today }, { company });
      await app.control('answerDialog', join(folder, 'relance.pdf'));
      const out = (await chooseOutput('relance.pdf')) as OutputFile;
      const printed = await client.letters.print({ letterIds: [letterId], out }, { company });
      const { pages } = await readPdf(readFileSync(join(folder, 'relance.pdf')));
      expect(pages).toHaveLength(printed.pages);
      expect(pages[0]?.text).toContain('Menuiserie Lefèvre');
    } finally {
      await app.quit();
    }
  });
});

it('the package for Windows holds Windows’ native code only', async () => {
  // Writing into a real executable (icon, integrity) needs a real executable.
  const more: Configuration = { disableAsarIntegrity: true, win: { signAndEditExecutable: false } };
  const unpacked = await pack(Platform.WINDOWS, standIn('windows', 'electron.exe'), more);
  const files = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false });
  expect(files.filter((file) => file.endsWith('.node'))).toEqual(['/node_modules/better-sqlite3/prebuilds/win32-x64.node']);
  expect(readdirSync(unpacked)).toContain('Quittance.exe');
});
