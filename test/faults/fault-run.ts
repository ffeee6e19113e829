import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram } from './build-program.ts';
import { everyWork } from './every-work.ts';
import { failOnce } from './fail-once.ts';
import { compileFailingDisk, onFailingDisk } from './failing-disk.ts';
import { killOnce, type Outcome } from './kill-once.ts';
import { randomFrom } from './random.ts';
import { makeReference, type Reference } from './reference.ts';
import { tearOnce } from './tear-once.ts';

/**
 * `npm run test:faults`: kills the program at random moments of everything that writes, opens everything again and counts what was lost.
 * FAULTS_SEED plays a run again, FAULTS_KILLS and FAULTS_DISK say how many kills and failures of the disk, FAULTS_ONLY of which work.
 */
const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 32));
const kills = Number(process.env.FAULTS_KILLS ?? 220);
const only = process.env.FAULTS_ONLY;
const failures = Number(process.env.FAULTS_DISK ?? 60);

interface Tried {
  work: string;
  outcome: Outcome;
}

const started = performance.now();
const root = mkdtempSync(join(tmpdir(), 'quittance-pannes-'));
const works = everyWork().filter(({ name }) => only === undefined || name.startsWith(only));
const killed: Tried[] = [];
const failed: Tried[] = [];
console.log(`seed ${seed}, ${kills} kills, ${failures} failures of the disk`);
try {
  process.env.FAULTS_PROGRAM = await buildProgram(join(root, 'programme'));
  const disk = compileFailingDisk(root);
  if (disk.library === null) console.log(`no failures of the disk: ${disk.reason}`);
  const references: Reference[] = new Array(works.length);
  await inLanes(works.length, async (index) => {
    const work = works[index];
    if (work) references[index] = await makeReference(work, join(root, `travail-${index}`));
  });
  const referenceOf = (number: number): Reference => references[number % references.length] as Reference;
  await inLanes(kills, async (number) => {
    const reference = referenceOf(number);
    const folder = join(root, `arret-${number}`);
    const random = randomFrom(seed + number * 7919);
    const isSlow = disk.library !== null && random() < 0.5;
    const outcome = await killOnce(reference, folder, {
      random,
      environment: isSlow && disk.library !== null ? onFailingDisk(disk.library, 'slow', folder, 0, { DISK_DELAY: '1500' }) : {},
      async beforeOpening(confirmed) {
        const torn = await tearOnce(reference, folder, { torn: `${folder}-coupure`, confirmed, random });
        if (torn) note(failed, reference, torn, `side file torn after kill ${number}`);
      },
    });
    note(killed, reference, outcome, `kill ${number}`);
  });
  if (disk.library !== null) {
    const { library } = disk;
    await inLanes(failures, async (number) => {
      const reference = referenceOf(number);
      const fault = number % (2 * references.length) < references.length ? 'full' : 'gone';
      const random = randomFrom(seed + 1 + number * 7919);
      const outcome = await failOnce(reference, join(root, `panne-${number}`), { library, fault, random });
      note(failed, reference, outcome, `disk ${fault} ${number}`);
    });
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** Two at once: the program waits for the disk as much as for the processor. */
async function inLanes(count: number, run: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let number = next++; number < count; number = next++) await run(number);
  };
  await Promise.all([lane(), lane()]);
}

function note(list: Tried[], { work }: Reference, outcome: Outcome, what: string): void {
  list.push({ work: work.name, outcome });
  for (const [kind, found] of Object.entries({ loss: outcome.losses, 'partial write': outcome.partial, unreadable: outcome.unreadable }))
    for (const each of found) console.log(`${kind} (${what}, ${work.name}, ${outcome.operation}): ${each}`);
}

const rows = [...works.map(({ name }) => name), 'all'].map((name) => {
  const of = (list: Tried[]) => list.filter(({ work }) => name === 'all' || work === name).map(({ outcome }) => outcome);
  const [kills, faults] = [of(killed), of(failed)];
  const all = [...kills, ...faults];
  const sum = (key: 'losses' | 'partial' | 'unreadable') => all.reduce((total, outcome) => total + outcome[key].length, 0);
  return {
    work: name,
    kills: kills.length,
    'in a write': kills.filter(({ insideWrite }) => insideWrite).length,
    faults: faults.length,
    confirmed: all.reduce((total, { confirmed }) => total + confirmed, 0),
    losses: sum('losses'),
    'partial writes': sum('partial'),
    'unreadable files': sum('unreadable'),
  };
});
console.log(table(rows));
console.log(`${Math.round((performance.now() - started) / 1000)} s`);
const total = rows.at(-1);
process.exit(total && total.losses + total['partial writes'] + total['unreadable files'] === 0 ? 0 : 1);

function table(lines: readonly Record<string, string | number>[]): string {
  const titles = Object.keys(lines[0] ?? {});
  const width = (title: string) => Math.max(title.length, ...lines.map((line) => String(line[title]).length));
  const written = (cells: (string | number)[]) =>
    cells
      .map((cell, index) => (index === 0 ? String(cell).padEnd(width(titles[0] ?? '')) : String(cell).padStart(width(titles[index] ?? ''))))
      .join('  ');
  return [written(titles), ...lines.map((line) => written(Object.values(line)))].join('\n');
}
