import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apiContract } from '../../shared/api-contract.ts';
import { verbNames } from '../../shared/contract/procedure.ts';
import { fuzzContract } from '../fuzz/contract-rounds.ts';

// The light version of `npm run fuzz:contract`: every verb once, with what its own schema suggests.
test('every verb answers inputs made from its own schema with a value or a sentence, and refused calls change nothing', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-fuzz-'));
  try {
    const seed = Number(process.env.PROPERTY_SEED ?? 20261122);
    const report = await fuzzContract({ directory, seed, goesOn: (_calls, rounds) => rounds < 1 });
    // How long a verb works is looked at by the long version: here other tests run beside it.
    expect(report.findings.filter(({ kind }) => kind !== 'long work')).toEqual([]);
    expect(report.covered).toEqual([...verbNames(apiContract)].sort());
    expect(report.codes.UNEXPECTED).toBeUndefined();
    expect(report.codes.INVALID_INPUT).toBeGreaterThan(20);
    expect(report.accepted.length).toBeGreaterThan(60);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
