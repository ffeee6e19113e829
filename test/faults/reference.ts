import { cpSync, existsSync, mkdirSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { type Observed, observe } from './observe.ts';
import { type Child, startChild } from './start-child.ts';
import { startPlace } from './start-place.ts';
import { OUTPUTS, type Work } from './work.ts';

/** Work done from end to end by a program that nobody kills: what every kill is held against. */
export interface Reference {
  work: Work;
  /** The folder as it is before the work. */
  base: string;
  /** What is found after n confirmed operations, from none to all of them. */
  states: Record<string, string>[];
  /** How long each operation takes, in milliseconds, and how often what is watched changes meanwhile. */
  milliseconds: number[];
  changes: number[];
}

export async function makeReference(work: Work, root: string): Promise<Reference> {
  const base = join(root, 'base');
  for (const folder of ['', 'entrees', OUTPUTS, 'app']) mkdirSync(join(base, folder), { recursive: true });
  const place = startPlace(base, work.today);
  try {
    await work.prepare(place);
  } finally {
    place.backend.close();
  }
  const reference: Reference = {
    work,
    base,
    states: [(await observeCopy(base, join(root, 'vue-0'), work)).state],
    milliseconds: [],
    changes: [],
  };
  const folder = join(root, 'sans-panne');
  cpSync(base, folder, { recursive: true });
  const child = startChild(work, folder);
  await child.until('ready');
  for (const [index, operation] of work.operations.entries()) {
    const changes = watchChanges(work, folder);
    child.order('one');
    const line = await child.next();
    const [verdict, , milliseconds] = line.split(' ');
    if (verdict !== 'done') throw new Error(`${work.name}, ${operation.name}: ${line}`);
    reference.milliseconds.push(Number(milliseconds));
    reference.changes.push(changes.stop());
    const seen = await observeCopy(folder, join(root, `vue-${index + 1}`), work);
    const wrong = seen.unreadable;
    if (wrong.length > 0) throw new Error(`${work.name}, ${operation.name}: ${wrong.join('; ')}`);
    reference.states.push(seen.state);
  }
  child.order('one');
  await endOf(child);
  return reference;
}

async function endOf(child: Child): Promise<void> {
  await child.until('end');
  child.order('bye');
  await child.exited;
}

/** The program holds its file while it runs: what is in it is seen in a copy, side file included, as a power cut would leave it. */
async function observeCopy(folder: string, copy: string, work: Work): Promise<Observed> {
  cpSync(folder, copy, { recursive: true });
  try {
    return await observe(copy, work);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Counts changes where the work shows; `at` is called at each. */
export function watchChanges(work: Work, folder: string, at: (change: number) => void = () => {}): { stop(): number } {
  let changes = 0;
  const watchers = work.watched
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .map((path) =>
      watch(path, () => {
        changes += 1;
        at(changes);
      }),
    );
  return {
    stop() {
      for (const watcher of watchers) watcher.close();
      return changes;
    },
  };
}
