import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aBackend, aDirectory } from '../builders/company.ts';
import { naiveFigures } from '../builders/naive-figures.ts';

const MONTH = yearMonth('2025-05');

/** What is done of a day, whatever day the computer believes it is: nothing crashes, and no figure is wrong. */
async function aDay(directory: string, today: string) {
  const { client, backend } = aBackend({ today, directory });
  const { companyId: company } = await client.companies.open({ file: join(directory, 'societe.quittance') as InputFile });
  const at = { company };
  const asOf = localDate(today);
  await client.charges.add({ date: asOf, amountCents: cents(1_00), nature: 'fixed', label: 'Timbres' }, at);
  const [late] = (await client.customers.list({ asOf: localDate('2025-06-30') }, at)).filter(({ overdueCents }) => overdueCents > 0);
  await client.reminders.agenda({ asOf }, at);
  await client.reminders.today({ asOf }, at);
  const { letterId } = await client.letters.draft({ customerId: late?.id ?? 0, kind: 'statement', asOf }, at);
  await client.letters.print({ letterIds: [letterId], out: `releve-${today}.pdf` as OutputFile }, at);
  await client.dashboard.cashForecast({ asOf }, at);
  await client.legal.claims({ asOf }, at);
  const { made } = await client.backups.keepUp({}, at);
  const db = backend.companies.databaseOf(company);
  const figures = await client.dashboard.figures({ month: MONTH }, at);
  expect(figures).toMatchObject(naiveFigures(db, MONTH, () => true));
  const status = await client.companies.status({}, at);
  const journal = await client.journal.verify({}, at);
  backend.close();
  return { made, figures, changedAheadOn: status.changedAheadOn, journal };
}

test('a computer whose clock goes back and forth by years: nothing crashes, the figures of a month stay, and every screen can say so', async () => {
  const directory = aDirectory();
  const { client, backend } = aBackend({ today: '2025-06-30', directory });
  await client.companies.createSample({ path: 'societe.quittance' as OutputFile });
  backend.close();
  const first = await aDay(directory, '2025-06-30');
  expect(first).toMatchObject({ made: true, changedAheadOn: null });
  const back = await aDay(directory, '2023-02-28');
  expect(back.changedAheadOn).toBe('2025-06-30');
  const far = await aDay(directory, '2032-02-29');
  expect(far.changedAheadOn).toBeNull();
  const again = await aDay(directory, '2025-07-01');
  expect(again.changedAheadOn).toBe('2032-02-29');
  for (const day of [back, far, again]) {
    expect(day.figures).toEqual(first.figures);
    expect(day.journal).toEqual(expect.objectContaining({ valid: true }));
  }
  // No backup was dropped because of a clock that was wrong.
  const kept = readdirSync(join(directory, 'app'), { recursive: true }).filter((name) => String(name).endsWith('.quittance'));
  expect(kept.length).toBeGreaterThanOrEqual(3);
});
