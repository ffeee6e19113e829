import { expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { aCompany } from '../builders/company.ts';

it('keeps the thresholds that a company has set, the others stay the usual ones', async () => {
  const { client, company } = await aCompany({ today: '2026-11-21' });
  expect(await client.dashboard.thresholds({}, { company })).toEqual(DEFAULT_THRESHOLDS);
  await client.dashboard.setThresholds({ dsoDays: 45 }, { company });
  const second = await client.dashboard.setThresholds({ top1Pct: 32.5 }, { company });
  expect(second).toEqual({ ...DEFAULT_THRESHOLDS, dsoDays: 45, top1Pct: 32.5 });
  expect(await client.dashboard.thresholds({}, { company })).toEqual(second);
  await expect(client.dashboard.setThresholds({ overdueRatioPct: 101 }, { company })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
