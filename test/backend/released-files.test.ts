import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../db/migrate.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { aBackend, aDirectory } from '../builders/company.ts';

/**
 * Company files as each released schema wrote them (the sample company, with one printed notice), beside the figures that the program of
 * that day showed.
 */
const RELEASED = join(import.meta.dirname, '../fixtures/released');

/** What is released is frozen: a file out there was made by exactly these statements. */
const RELEASED_MIGRATIONS = [
  '712599f561bc3a801789dd9cf2d1c1e686180b1620c3eedb539926d91def6072',
  'e9fa3b45434baf15f2db227857cb5a30927d30537c610aff37cddcf87ed70f1d',
  '8d9f8bebdfdb9c6af747e2d2b7c76d028baede9a166d9e1d155e532e001aa962',
  'ee60ecda4acb53d0d414955dcb04477434fd4988892ee9cb1ee51b07f236986d',
  '4b3ff415d0140dcca3ad705f37c9724a9e7ac7badf7775ac0f1e1ce0c059a03e',
  'bbe24b70d9b233e7df962005d54cae88b97694b823a4debf6be799995d3b70ad',
  '6b24ca4642a7b2b15b59dda53a860ad70eaa7e241cb936038390bac9cfa20a74',
  'de29eee4e42d99574904d76ce8e283b2779376bea443cf242daee17fc751f15b',
  'ab058d4fc925c92e0658afefae7d9b895820d921393b18487c49ae42c3fcf808',
  '5ffeb443235f0e66312514d4a3cb0c4da27ae93c18dc3cbf3ff6ca87f7b72b58',
  '48fdb19644b8653db24623b1d74e1be011172aadcea247ab521ec7efa166fc6a',
  '9ad9db8c90b8a5effa1ae4487d55c1cecf8eba55289ce4f9cf2cd68a087e3134',
  '12aa7d8880dc1d49b348f5ee21de86574a2bf272ba32742d474826037d4d13bf',
  '942316ce96ee8468e7e8f1079735395b9eec5e368120c60ffd7dfbdde8a3bf98',
];

/** The versions that files out there can have: the number of migrations that each release of the program brought. */
const RELEASED_VERSIONS = [1, 7, 14];

test('released migrations have not changed by a letter', () => {
  const now = MIGRATIONS.slice(0, RELEASED_MIGRATIONS.length).map((statements) => createHash('sha256').update(statements).digest('hex'));
  expect(now).toEqual(RELEASED_MIGRATIONS);
});

const versions = readdirSync(RELEASED)
  .flatMap((name) => /^schema-(\d+)\.json$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);

test('there is a file of each released schema', () => {
  expect(versions).toEqual(RELEASED_VERSIONS);
  expect(RELEASED_VERSIONS.at(-1)).toBe(RELEASED_MIGRATIONS.length);
});

test.each(versions)('a file of schema %s opens with the figures and the letters it had', async (version) => {
  const { today, letter, figures } = JSON.parse(readFileSync(join(RELEASED, `schema-${version}.json`), 'utf8'));
  const directory = aDirectory();
  const path = join(directory, 'societe.quittance');
  writeFileSync(path, gunzipSync(readFileSync(join(RELEASED, `schema-${version}.quittance.gz`))));
  const { client, backend } = aBackend({ today, directory });

  const { companyId: company } = await client.companies.open({ file: path as InputFile });
  const stale = backend.companies.databaseOf(company).prepare('SELECT * FROM stale_customer_months').all();
  expect(stale, 'sums are made again as the file opens').toEqual([]);

  for (const kept of figures) expect(await client.dashboard.figures({ month: kept.month }, { company })).toMatchObject(kept);
  const reprinted = await client.letters.print(
    { letterIds: [letter.letterId], out: join(directory, 'lettre.pdf') as OutputFile },
    { company },
  );
  expect(reprinted.sha256).toBe(letter.sha256);
  expect(existsSync(`${path}.avant-version-${MIGRATIONS.length}`)).toBe(version < MIGRATIONS.length);
});
