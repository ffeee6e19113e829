import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDirectory } from '../builders/company.ts';
import { everyWork } from './every-work.ts';
import { killOnce } from './kill-once.ts';
import { randomFrom } from './random.ts';
import { makeReference } from './reference.ts';

/** A few kills of `npm run test:faults`, so that what it needs is there whenever it is run. */
const SEED = 20_261_122;

test.each(['import', 'migration from 7'])('%s: a program killed at random moments loses nothing that it had confirmed', async (name) => {
  const root = aDirectory();
  const work = everyWork().find((each) => each.name === name);
  if (!work) throw new Error(`no such work: ${name}`);
  const reference = await makeReference(work, root);
  for (let number = 0; number < 2; number += 1) {
    const random = randomFrom(SEED + number);
    const outcome = await killOnce(reference, join(root, `arret-${number}`), { random, environment: {}, beforeOpening: async () => {} });
    expect(outcome).toMatchObject({ losses: [], partial: [], unreadable: [] });
  }
});
