import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'app-builder-lib';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../electron/build/bundled-packages.ts';
import { signingConfiguration } from '../../electron/build/signing-configuration.ts';
import { isAllowed, thirdPartyOf } from '../../electron/build/third-parties.ts';
import { createElectronHost } from '../../renderer/api/electron-host.ts';
import type { About } from '../../shared/about/about.ts';
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

  it('is signed with what the environment holds, and says by its name when that is nothing', () => {
    const unsigned = signingConfiguration({});
    expect(unsigned).toMatchObject({ mac: { identity: null, hardenedRuntime: false, notarize: false }, forceCodeSigning: false });
    expect([unsigned.win?.artifactName, unsigned.mac?.artifactName]).toEqual([
      expect.stringContaining('-non-signe'),
      expect.stringContaining('-non-signe'),
    ]);
    expect(unsigned.win).not.toHaveProperty('azureSignOptions');

    const certificate = signingConfiguration({ CSC_LINK: 'cert.p12', QUITTANCE_RELEASE: '1' });
    expect(certificate).toMatchObject({ mac: { hardenedRuntime: true, notarize: false }, forceCodeSigning: true });
    expect(certificate.mac).not.toHaveProperty('identity');
    expect(JSON.stringify(certificate)).not.toContain('non-signe');
    expect(readFileSync(join(PROJECT, certificate.mac?.entitlements ?? ''), 'utf8').match(/<key>[^<]*<\/key>/g)).toEqual([
      '<key>com.apple.security.cs.allow-jit</key>',
    ]);
    const notarized = { CSC_NAME: 'x', APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };
    expect(signingConfiguration(notarized).mac?.notarize).toBe(true);
    expect(signingConfiguration({ ...notarized, APPLE_TEAM_ID: '' }).mac?.notarize).toBe(false);

    const azure = Object.fromEntries(
      ['TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET', 'SIGNING_ENDPOINT', 'SIGNING_ACCOUNT', 'SIGNING_PROFILE', 'SIGNING_PUBLISHER'].map(
        (name) => [`AZURE_${name}`, name],
      ),
    );
    expect(signingConfiguration(azure).win?.azureSignOptions).toMatchObject({
      publisherName: 'SIGNING_PUBLISHER',
      endpoint: 'SIGNING_ENDPOINT',
    });
  });

  it('asks for no administrator’s rights, and ties companies’ files to the program', async () => {
    const { win, nsis, fileAssociations, linux } = await getConfig(PROJECT, join(PROJECT, 'electron-builder.yml'), null);
    expect(win).toMatchObject({ requestedExecutionLevel: 'asInvoker' });
    expect(nsis).toMatchObject({ perMachine: false, allowElevation: false, oneClick: false });
    expect(fileAssociations).toMatchObject([{ ext: 'quittance', role: 'Editor', mimeType: 'application/x-quittance' }]);
    expect(linux).toMatchObject({ icon: 'resources/icons/linux' });
  });

  it('has an icon of every size that each system asks for', () => {
    const icons = join(PROJECT, 'resources', 'icons');
    const sizeOf = (png: Uint8Array) => Buffer.from(png).readUInt32BE(16);
    const ico = readFileSync(join(icons, 'quittance.ico'));
    const inIco = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => sizeOf(ico.subarray(ico.readUInt32LE(6 + 16 * index + 12))));
    expect(inIco).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const icns = readFileSync(join(icons, 'quittance.icns'));
    const inIcns = new Map<string, number>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      inIcns.set(icns.toString('latin1', at, at + 4), sizeOf(icns.subarray(at + 8)));
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(Object.fromEntries(inIcns)).toMatchObject({
      icp4: 16,
      icp5: 32,
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic14: 512,
    });
    for (const name of readdirSync(join(icons, 'linux')))
      expect(name).toBe(`${sizeOf(readFileSync(join(icons, 'linux', name)))}x${sizeOf(readFileSync(join(icons, 'linux', name)))}.png`);
    expect(readdirSync(join(icons, 'linux'))).toHaveLength(8);
  });

  it.each([
    ['win', 'win32'],
    ['mac', 'darwin'],
    ['linux', 'linux'],
  ] as const)('leaves %s one native file of each architecture', async (section, system) => {
    const configuration = await getConfig(PROJECT, join(PROJECT, 'electron-builder.yml'), null);
    const patterns = (configuration[section] as { files: (string | { filter: string[] })[] }).files.flatMap((each) =>
      typeof each === 'string' ? each : each.filter,
    );
    const prebuilt = readdirSync(join(PROJECT, 'node_modules', 'better-sqlite3', 'prebuilds')).map(
      (name) => `node_modules/better-sqlite3/prebuilds/${name}`,
    );
    for (const architecture of ['x64', 'arm64']) {
      const left = patterns
        .filter((pattern) => pattern.startsWith('!'))
        // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
        .map((pattern) => pattern.slice(1).replaceAll('${arch}', architecture))
        .reduce((files, pattern) => files.filter((file) => !matchesGlob(file, pattern)), prebuilt);
      expect(left).toEqual([`node_modules/better-sqlite3/prebuilds/${system}-${architecture}.node`]);
    }
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
        '/dist/resources/sbom.cdx.json',
        '/dist/resources/third-party-licences.txt',
        '/dist/renderer/about.json',
      ]),
    );
    expect(files.filter((file) => file.endsWith('.node'))).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
    expect(files.filter((file) => /\.(map|ts|tsx)$/.test(file))).toEqual([]);
  });

  it('holds nothing of the machine that built it, no source, and no more than it needs', () => {
    const archive = join(unpacked, 'resources', 'app.asar');
    const bytes = readFileSync(archive);
    for (const path of [PROJECT, homedir(), tmpdir(), process.env.USER ?? '']) {
      if (path.length > 4 && path !== '/root') expect(bytes.includes(`${path}/`), path).toBe(false);
    }
    expect(bytes.includes('sourceMappingURL=')).toBe(false);
    expect(bytes.includes('"sourcesContent"')).toBe(false);
    expect(files.filter((file) => /\/(?:test|tests|__tests__|\.git|\.readme|\.ci)\/|\.(?:map|tsx?|md|ya?ml|lock)$/.test(file))).toEqual([
      '/dist/resources/fonts/README.md',
    ]);
    // Eleven million characters of code, four of fonts and interface.
    expect(bytes.length).toBeLessThan(24 * 1024 * 1024);
  });

  it('says what it is made of: every package of the build with its licence, and the digests of the lock file', () => {
    const read = (name: string) => extractFile(join(unpacked, 'resources', 'app.asar'), name).toString('utf8');
    const { components } = JSON.parse(read('dist/resources/sbom.cdx.json')) as {
      components: {
        name: string;
        version: string;
        'bom-ref': string;
        hashes?: { content: string }[];
        licenses: { license?: { id: string }; expression?: string }[];
      }[];
    };
    const names = components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['better-sqlite3', 'electron', 'react', '@mantine/core', 'pdfkit', 'zod', 'Source Sans 3']),
    );
    // Nothing that only builds or tests.
    expect(
      names.filter((name) =>
        /^(?:vite|vitest|typescript|playwright-core|electron-builder|@biomejs|fast-check|pdfjs-dist|axe-core)/.test(name),
      ),
    ).toEqual([]);
    const { packages } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; integrity: string }>;
    };
    for (const component of components) {
      const { license, expression } = component.licenses[0] ?? {};
      expect(isAllowed(license?.id ?? expression ?? ''), component.name).toBe(true);
      if (component.name === 'Source Sans 3') continue;
      const locked = packages[component['bom-ref']];
      expect(component.version).toBe(locked?.version);
      expect(`sha512-${Buffer.from(component.hashes?.[0]?.content ?? '', 'hex').toString('base64')}`).toBe(locked?.integrity);
    }
    const { thirdParties } = JSON.parse(read('dist/renderer/about.json')) as About;
    expect(thirdParties.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(
      components.map(({ name, version }) => `${name} ${version}`).sort(),
    );
    expect(thirdParties.filter(({ text }) => text.length < 300)).toEqual([]);
    // What the bundle says in its comments of its modules and what the bill says are the same packages.
    const bundled = new Set(
      [...read('dist/backend/backend-process.js').matchAll(/^\/\/ (?:\S*?\/)?(node_modules\/\S+)$/gm)].map(([, id = '']) =>
        packageFolder(id),
      ),
    );
    expect(bundled.size).toBeGreaterThan(10);
    expect([...bundled].filter((folder) => !components.some((component) => component['bom-ref'] === folder))).toEqual([]);
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

it('refuses a package whose licence is not one of those allowed, or that comes without its text', () => {
  const project = join(folder, 'licences');
  const make = (name: string, manifest: object, text?: string) => {
    mkdirSync(join(project, name), { recursive: true });
    writeFileSync(join(project, name, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
    if (text !== undefined) writeFileSync(join(project, name, 'LICENSE'), text);
  };
  make('free', { license: 'MIT' }, 'Permission is hereby granted');
  make('closed', { license: 'AGPL-3.0' }, 'GNU');
  make('silent', {}, 'All rights reserved');
  make('textless', { license: 'BSD-3-Clause' });
  expect(thirdPartyOf(project, 'free').text).toContain('Permission');
  expect(() => thirdPartyOf(project, 'closed')).toThrow(/AGPL-3.0/);
  expect(() => thirdPartyOf(project, 'silent')).toThrow(/licence/);
  expect(() => thirdPartyOf(project, 'textless')).toThrow(/without the text/);
  expect(['(MIT OR GPL-2.0)', 'MIT AND Zlib', 'MIT AND GPL-3.0', ''].map(isAllowed)).toEqual([true, true, false, false]);
});
