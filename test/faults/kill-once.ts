import { cpSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { everyFile, isDocument, observe } from './observe.ts';
import { type Reference, watchChanges } from './reference.ts';
import { startChild } from './start-child.ts';

/** What one kill has shown. */
export interface Outcome {
  operation: string;
  confirmed: number;
  /** The kill fell where something was half written: a side file, a draft. */
  insideWrite: boolean;
  losses: string[];
  partial: string[];
  unreadable: string[];
}

export interface Killing {
  random: () => number;
  /** A slow disk, on which more kills fall into writes. */
  environment: NodeJS.ProcessEnv;
  /** Looks at what the kill has left before anything is opened. */
  beforeOpening(confirmed: number): Promise<void>;
}

/**
 * Lets the program work in a copy of the folder, kills it (SIGKILL) at a random moment of a random operation, and opens everything again.
 * Half of the moments are spread over the length of the operation, the others fall on a change of the files.
 */
export async function killOnce(reference: Reference, folder: string, { random, environment, beforeOpening }: Killing): Promise<Outcome> {
  const { work, base } = reference;
  cpSync(base, folder, { recursive: true });
  const at = Math.floor(random() * work.operations.length);
  const onChange = random() < 0.5;
  // Writing comes at the end of an operation: a third of the moments are there.
  const share = random() < 0.33 ? 0.7 + 0.3 * random() : random();
  const child = startChild(work, folder, environment);
  await child.until('ready');
  let confirmed = 0;
  const kill = () => child.process.kill('SIGKILL');
  for (; confirmed < at; confirmed += 1) {
    child.order('one');
    const line = await child.next();
    if (!line.startsWith('done')) throw new Error(`${work.name}: ${line}`);
  }
  const change = 1 + Math.floor(share * (reference.changes[at] ?? 1));
  const watcher = onChange ? watchChanges(work, folder, (changes) => changes === change && kill()) : null;
  // What is watched may never change so often: then time decides.
  const timer = setTimeout(kill, (onChange ? 1.5 : 1.1 * share) * (reference.milliseconds[at] ?? 0));
  child.order('go');
  await child.exited;
  clearTimeout(timer);
  watcher?.stop();
  const lines = child.rest();
  const refused = lines.find((line) => line.startsWith('refused'));
  if (refused) throw new Error(`${work.name}: ${refused}`);
  confirmed += lines.filter((line) => line.startsWith('done')).length;
  await beforeOpening(confirmed);
  // A company's file that was just made is whole before it is listed: whoever finds it opens it. The list has its own work.
  const isList = (line: string) => reference.work.name === 'creation' && line.startsWith('known:');
  const outcome = await judge(reference, folder, confirmed, isList);
  rmSync(folder, { recursive: true, force: true });
  return { ...outcome, operation: work.operations[Math.min(confirmed, work.operations.length - 1)]?.name ?? '' };
}

/** Holds what is found after `confirmed` operations against what must be: those, and the next one entirely or not at all. */
export async function judge(
  reference: Reference,
  folder: string,
  confirmed: number,
  passOver: (name: string) => boolean = () => false,
): Promise<Omit<Outcome, 'operation'>> {
  const insideWrite = hasHalfWritten(folder);
  const { state, unreadable, leftovers } = await observe(folder, reference.work);
  const outcome = { confirmed, insideWrite, losses: [] as string[], partial: leftovers.map((name) => `left behind: ${name}`), unreadable };
  if (unreadable.length > 0) return outcome;
  const [before = {}, after = {}] = reference.states.slice(confirmed, confirmed + 2);
  const found = [unlike(before, after, state), unlike(after, before, state)].map((each) => each.filter((line) => !passOver(line)));
  if (found.some((each) => each.length === 0)) return outcome;
  const earlier = reference.states.slice(0, confirmed).findIndex((each) => unlike(each, each, state).length === 0);
  if (earlier >= 0) outcome.losses.push(`${confirmed} operations were confirmed, ${earlier} are there`);
  else {
    const nearest = found.sort((a, b) => a.length - b.length)[0] ?? [];
    outcome.partial.push(`after ${confirmed} operations: ${nearest.slice(0, 6).join(', ')}`);
  }
  return outcome;
}

/**
 * What is found and should not be. A document that was asked for and not confirmed may be there before the books know of it, whole: nobody
 * can write two files at once, and it is written first. One that was to go may be gone.
 */
function unlike(expected: Record<string, string>, other: Record<string, string>, found: Record<string, string>): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names]
    .filter((name) => expected[name] !== found[name] && !(isDocument(name) && found[name] === other[name]))
    .map((name) => `${name}: ${found[name]} instead of ${expected[name]}`);
}

function hasHalfWritten(folder: string): boolean {
  return everyFile(folder).some((path) => {
    const name = basename(path);
    if (name.endsWith('-wal')) return (statSync(path).size ?? 0) > 0;
    return path.slice(folder.length).includes('/.') || name.endsWith('.nouveau') || name.endsWith('.en-cours') || name.endsWith('-journal');
  });
}
