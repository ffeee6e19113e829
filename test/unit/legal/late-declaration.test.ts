import { expect, test } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import { legalTasks } from '../../../shared/legal/legal-tasks.ts';
import { cents } from '../../../shared/money/cents.ts';

const insolvent = { customerId: 1, customerName: 'Le Buron', insolvencyOn: localDate('2026-03-05'), openCents: cents(100_00) };
const said = (asOf: string) => legalTasks([], [insolvent], localDate(asOf))[0]?.legal?.sentence ?? '';

test('a judgment of months ago says that the time to declare is over, and what can still be asked for', () => {
  expect(said('2026-06-05')).toContain('dans les 2 mois de la publication au BODACC');
  expect(said('2026-06-06')).toContain('relevé de forclusion');
  expect(said('2026-11-22')).toContain('dans les 6 mois de cette publication (C. com. L622-26)');
});
