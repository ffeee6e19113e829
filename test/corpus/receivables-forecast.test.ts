import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany } from '../builders/company.ts';
import { CORPUS, corpusFile } from './corpus.ts';

const FILE = corpusFile('ibm-accounts-receivable', 'WA_Fn-UseC_-Accounts-Receivable.csv') as InputFile;

describe.skipIf(CORPUS === '')('the cash-in forecast of a file of 2 466 receivables', () => {
  it('is at least a quarter less wrong over the last six months than « all is paid on its due date », whatever the day', async () => {
    const company = await aCompany({ today: '2014-06-30' });
    await company.client.imports.commit({ file: FILE }, company);
    const found = [];
    for (const day of ['2012-12-31', '2013-03-31', '2013-06-30', '2013-09-30', '2013-12-31']) {
      const { backtest, outstandingCents, disputedCents } = await company.client.dashboard.cashForecast({ asOf: localDate(day) }, company);
      const { months, meanAbsoluteErrorPct, naiveMeanAbsoluteErrorPct, withinBandPct } = backtest;
      found.push({ day, outstandingCents, disputedCents, meanAbsoluteErrorPct, naiveMeanAbsoluteErrorPct, withinBandPct });
      expect(months).toBe(6);
      expect(meanAbsoluteErrorPct).toBeGreaterThan(0);
      expect(meanAbsoluteErrorPct).toBeLessThan(0.75 * (naiveMeanAbsoluteErrorPct ?? 0));
      expect(withinBandPct).toBeGreaterThan(70);
    }
    // The run shows by how much, beside checking it.
    console.table(found);
  });
});
