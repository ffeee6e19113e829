import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { COMPANY_FILE, type Operation, OUTPUTS, type Work, type Workplace } from './work.ts';

const TODAY = localDate('2025-06-30');
const out = (name: string) => `${OUTPUTS}/${name}` as OutputFile;

async function prepareSample({ client, backend, folder }: Parameters<Work['prepare']>[0]): Promise<void> {
  const { companyId } = await client.companies.createSample({ path: COMPANY_FILE as OutputFile });
  backend.companies.close(companyId);
  writeFileSync(join(folder, 'entrees', 'avis.pdf'), '%PDF-1.4\n% accusé de réception\n%%EOF\n');
}

/** Customers that owe something that is late, the same every time. */
async function lateCustomers({ client, company }: Workplace): Promise<number[]> {
  const customers = await client.customers.list({ asOf: TODAY }, { company });
  return customers.filter(({ overdueCents }) => overdueCents > 0).map(({ id }) => id);
}

const drafting = (kind: 'statement' | 'reminder2' | 'formalNotice', from: number, to: number): Operation => ({
  name: 'draft',
  async run(place) {
    for (const customerId of (await lateCustomers(place)).slice(from, to))
      await place.client.letters.draft({ customerId, kind, asOf: TODAY }, { company: place.company });
  },
});

const lettersThatAre = async ({ client, company }: Workplace, state: string): Promise<number[]> =>
  (await client.letters.list({}, { company })).filter((letter) => letter.state === state).map(({ letterId }) => letterId);

const printing = (name: string, pack: boolean): Operation => ({
  name: pack ? 'print a pack' : 'print',
  async run(place) {
    await place.client.letters.print({ letterIds: await lettersThatAre(place, 'draft'), out: out(name), pack }, { company: place.company });
  },
});

const markingSent: Operation = {
  name: 'mark sent',
  async run(place) {
    await place.client.letters.markAllSent(
      { letterIds: await lettersThatAre(place, 'printed'), sentOn: TODAY },
      { company: place.company },
    );
  },
};

export const letters: Work = {
  name: 'letter',
  today: TODAY,
  opensFirst: true,
  watched: ['.', OUTPUTS],
  prepare: prepareSample,
  operations: [
    drafting('statement', 0, 1),
    printing('releve.pdf', false),
    drafting('reminder2', 0, 1),
    printing('relances.pdf', true),
    markingSent,
    drafting('formalNotice', 1, 2),
    printing('mise-en-demeure.pdf', true),
    markingSent,
    {
      name: 'scan',
      async run({ client, company }) {
        const [letter] = await client.letters.list({}, { company });
        await client.letters.addScan({ letterId: letter?.letterId ?? 0, file: 'entrees/avis.pdf' as InputFile }, { company });
      },
    },
  ],
};

export const exporting: Work = {
  name: 'export',
  today: TODAY,
  opensFirst: true,
  watched: [OUTPUTS],
  prepare: prepareSample,
  operations: [
    { name: 'workbook', run: ({ client, company }) => client.exports.workbook({ out: out('dossier.xlsx'), asOf: TODAY }, { company }) },
    {
      name: 'list',
      run: ({ client, company }) =>
        client.exports.list({ list: 'invoices', format: 'csv', out: out('factures.csv'), asOf: TODAY }, { company }),
    },
    {
      name: 'page of the month',
      run: ({ client, company }) => client.dashboard.printOwnerPage({ month: yearMonth('2025-05'), out: out('page.pdf') }, { company }),
    },
    {
      name: 'file for a court',
      async run(place) {
        const [customerId = 0] = await lateCustomers(place);
        await place.client.legal.dossier({ customerId, out: out('dossier.zip') }, { company: place.company });
      },
    },
    {
      name: 'list as a workbook',
      run: ({ client, company }) =>
        client.exports.list({ list: 'customers', format: 'xlsx', out: out('clients.xlsx'), asOf: TODAY }, { company }),
    },
  ],
};
