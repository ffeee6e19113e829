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
const RELEASED_MIGRATIONS = ['712599f561bc3a801789dd9cf2d1c1e686180b1620c3eedb539926d91def6072'];

test('released migrations have not changed by a letter', () => {
  const now = MIGRATIONS.slice(0, RELEASED_MIGRATIONS.length).map((statements) => createHash('sha256').update(statements).digest('hex'));
  expect(now).toEqual(RELEASED_MIGRATIONS);
});

const versions = readdirSync(RELEASED).flatMap((name) => /^schema-(\d+)\.json$/.exec(name)?.[1] ?? []);

test('there is a file of each released schema', () => {
  expect(versions).toEqual(RELEASED_MIGRATIONS.map((_, index) => String(index + 1)));
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
  expect(existsSync(`${path}.avant-version-${MIGRATIONS.length}`)).toBe(Number(version) < MIGRATIONS.length);
});
