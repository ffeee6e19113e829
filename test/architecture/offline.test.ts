import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { networkImports, packagedPackages } from './packaged-packages.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Packages made to reach a network or to report usage. */
const NETWORKED = new RegExp(
  '(^|/)(axios|got|ky|needle|request|superagent|node-fetch|cross-fetch|undici|ws|socket\\.io.*|@sentry/.*|@datadog/.*|@opentelemetry/.*|' +
    'applicationinsights|posthog.*|mixpanel.*|@amplitude/.*|@segment/.*|analytics.*|universal-analytics|bugsnag.*|@bugsnag/.*|rollbar|' +
    'electron-updater|update-notifier|electron-updater.*|googleapis|firebase.*|aws-sdk|@aws-sdk/.*)$',
);

it('packages nothing that is made for a network or for telemetry', () => {
  const packages = packagedPackages(PROJECT);
  expect(packages).toContain('node_modules/better-sqlite3');
  expect(packages.filter((folder) => NETWORKED.test(folder.replace(/^.*node_modules\//, '')))).toEqual([]);
  expect(NETWORKED.test('@sentry/electron') && NETWORKED.test('node-fetch') && NETWORKED.test('electron-updater')).toBe(true);
});

it('packages nothing whose code loads a network module of Node', () => {
  const offenders = packagedPackages(PROJECT).flatMap((folder) => networkImports(join(PROJECT, folder)).map((file) => `${folder}/${file}`));
  expect(offenders).toEqual([]);
});

it('sees a package that does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-network-'));
  try {
    writeFileSync(join(folder, 'index.cjs'), "const https = require('https');\n");
    writeFileSync(join(folder, 'index.mjs'), "import { connect } from 'node:net';\n");
    writeFileSync(join(folder, 'quiet.js'), "export const text = 'https';\n");
    expect(networkImports(folder).sort()).toEqual(['index.cjs', 'index.mjs']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
