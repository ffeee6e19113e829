import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReplyError } from '../../shared/contract/client.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { startPlace } from './start-place.ts';
import { COMPANY_FILE, type Operation, OUTPUTS, type Work } from './work.ts';

const TODAY = localDate('2025-06-30');
/** More days than are kept one by one: the next day's backup drops one. */
const DAYS = 9;

const writing = (label: string): Operation => ({
  name: 'write',
  run: ({ client, company }) => client.charges.add({ date: TODAY, amountCents: cents(98_76), nature: 'fixed', label }, { company }),
});

/** A company whose backups were made day after day by the program. */
async function prepare({ client, backend, folder }: Parameters<Work['prepare']>[0]): Promise<void> {
  const { companyId } = await client.companies.createSample({ path: COMPANY_FILE as OutputFile });
  backend.companies.close(companyId);
  mkdirSync(join(folder, 'app'), { recursive: true });
  for (let back = DAYS; back > 0; back -= 1) {
    const place = startPlace(folder, addDays(TODAY, -back));
    const { companyId: company } = await place.client.companies.open({ file: join(folder, COMPANY_FILE) as InputFile });
    await writing(`Jour ${back}`).run({ ...place, company });
    await place.client.backups.keepUp({}, { company });
    place.backend.close();
  }
}

export const backingUp: Work = {
  name: 'backup and restore',
  today: TODAY,
  opensFirst: true,
  watched: ['.', OUTPUTS, 'app'],
  prepare,
  operations: [
    writing('Loyer'),
    {
      name: 'backup of the day',
      async run({ client, company }) {
        // It never fails: what went wrong is told on screen.
        const { made, message } = await client.backups.keepUp({}, { company });
        if (!made) throw new ReplyError({ code: 'TOLD_ON_SCREEN', params: {}, message: message ?? '' });
      },
    },
    {
      name: 'backup',
      run: ({ client, company }) => client.backups.create({ out: `${OUTPUTS}/copie.quittance` as OutputFile }, { company }),
    },
    writing('Énergie'),
    { name: 'backup by hand', run: ({ client, company }) => client.backups.saveNow({}, { company }) },
    {
      name: 'restore',
      run: ({ client }) =>
        client.backups.restore({ file: `${OUTPUTS}/copie.quittance` as InputFile, path: 'restauree.quittance' as OutputFile }),
    },
    writing('Assurance'),
    {
      name: 'replace',
      run: ({ client, company }) => client.backups.replace({ file: `${OUTPUTS}/copie.quittance` as InputFile, companyId: company }),
    },
    {
      name: 'encrypted copy',
      run: ({ client, company }) =>
        client.encryptedBackups.create(
          { out: `${OUTPUTS}/copie.age` as OutputFile, passphrase: 'crayon marmite pluvier dorade lichen' },
          { company },
        ),
    },
  ],
};
