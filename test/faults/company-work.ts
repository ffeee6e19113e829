import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { COMPANY_FILE, type Operation, type Work } from './work.ts';

const creating = (name: string, path?: string): Operation => ({
  name: 'create',
  run: ({ client }) => client.companies.create({ name, siren: '732829320', ...(path ? { path: path as OutputFile } : {}) }),
});

export const creation: Work = {
  name: 'creation',
  today: '2025-06-30',
  opensFirst: false,
  watched: ['.', 'app', 'app/dossiers'],
  async prepare({ client, backend, folder }) {
    const { companyId } = await client.companies.create({ name: 'Reprise', path: 'entrees/reprise.quittance' as OutputFile });
    backend.companies.close(companyId);
    await client.companies.forget({ companyId });
    // What is handed over lies elsewhere: only its bytes come in.
    renameSync(join(folder, 'entrees/reprise.quittance'), join(folder, 'entrees/reprise.bin'));
    mkdirSync(join(folder, 'app/dossiers'), { recursive: true });
  },
  operations: [
    creating('Garage Lenoir'),
    creating('Menuiserie Élan', 'elan.quittance'),
    { name: 'sample', run: ({ client }) => client.companies.createSample({}) },
    creating('Garage Lenoir'),
    { name: 'take in', run: ({ client }) => client.companies.adopt({ file: 'entrees/reprise.bin' as InputFile }) },
  ],
};

/** The list of known companies, which each opening and forgetting writes. */
export const knownCompanies: Work = {
  name: 'list of companies',
  today: '2025-06-30',
  opensFirst: false,
  watched: ['app'],
  async prepare({ client, backend }) {
    for (const name of ['a', 'b', 'c']) {
      const { companyId } = await client.companies.create({ name: `Société ${name}`, path: `${name}.quittance` as OutputFile });
      backend.companies.close(companyId);
    }
  },
  operations: ['b', 'a', 'c', 'b', 'a', 'c'].flatMap((name): Operation[] => [
    {
      name: 'forget',
      async run({ client }) {
        const known = (await client.companies.recent({})).find((company) => company.name === `Société ${name}`);
        await client.companies.forget({ companyId: known?.companyId ?? '' });
      },
    },
    {
      name: 'open',
      async run({ client }) {
        const { companyId } = await client.companies.open({ file: `${name}.quittance` as InputFile });
        await client.companies.close({ companyId });
      },
    },
  ]),
};

const RELEASED = join(import.meta.dirname, '../fixtures/released');
/** Where the released files are when the child runs from a built script. */
const released = (version: number) => {
  const name = `schema-${version}.quittance.gz`;
  return existsSync(join(RELEASED, name)) ? join(RELEASED, name) : join(process.cwd(), 'test/fixtures/released', name);
};

/** A file of an earlier schema that is opened, upgraded and worked in. */
export const migrations: readonly Work[] = [1, 7, 14].map((version) => ({
  name: `migration from ${version}`,
  today: '2026-11-22',
  opensFirst: false,
  watched: ['.'],
  async prepare({ folder }) {
    writeFileSync(join(folder, COMPANY_FILE), gunzipSync(readFileSync(released(version))));
  },
  operations: [
    {
      name: 'open',
      async run(place) {
        place.company = (await place.client.companies.open({ file: COMPANY_FILE as InputFile })).companyId;
      },
    },
    {
      name: 'write',
      run: ({ client, company }) =>
        client.charges.add({ date: localDate('2026-11-01'), amountCents: cents(123_45), nature: 'fixed', label: 'Loyer' }, { company }),
    },
  ],
}));
