import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Backend, startBackend } from '../../electron/backend/start-backend.ts';
import { filesOver } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { findProcedure, type Procedure, verbNames } from '../../shared/contract/procedure.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { KnownValues, singular } from '../builders/known-values.ts';
import { inputSchemaOf, type Vocabulary, valuesFor } from '../builders/schema-inputs.ts';
import { spoiled } from '../builders/spoiled-values.ts';
import { filesToHandOver } from './files-to-hand-over.ts';
import { prepareCompany } from './prepare-company.ts';

const TODAY = localDate('2026-04-15');
/** A call that has not answered by then never will: none works that long on the sample company, however slow the machine. */
const NEVER_MS = 120_000;
/** Processor time that no verb takes on a company of that size: an input that asks for more asks for too much. */
const LONG_WORK_MS = 6000;
const CALLS_PER_COMPANY = 600;

export interface ContractFuzz {
  /** A folder of its own; everything is written there. */
  directory: string;
  seed: number;
  /** Whether to go on after so many calls, and so many rounds over all verbs. */
  goesOn(calls: number, rounds: number): boolean;
  /** Some verbs only; all by default. */
  verbs?: readonly string[];
}

export interface Finding {
  verb: string;
  kind: 'unknown error' | 'logged error' | 'no answer' | 'long work' | 'changed by a refused call' | 'changed by a query' | 'damaged file';
  input: unknown;
  detail: string;
}

export interface FuzzReport {
  rounds: number;
  calls: number;
  companies: number;
  verbs: number;
  covered: string[];
  /** Verbs that did what they were asked at least once. */
  accepted: string[];
  codes: Record<string, number>;
  /** How often each verb ended in what. */
  codesOf: Record<string, Record<string, number>>;
  findings: Finding[];
  /** Processor milliseconds of the slowest call. */
  slowest: { verb: string; milliseconds: number; input: unknown };
}

interface Life {
  backend: Backend;
  company: string;
  path: string;
  close(): Finding[];
}

/**
 * Calls every verb of the contract, as it stands, with inputs made from its own schema: right ones, and ones with one thing wrong; alone and
 * several at once; some given up on the way. A call ends in a value or in a sentence. A refused one, and a query, leave the company's file
 * as it was; the file is whole at the end.
 */
export async function fuzzContract({ directory, seed, goesOn, verbs = verbNames(apiContract) }: ContractFuzz): Promise<FuzzReport> {
  const random = randomFrom(seed);
  const known = new KnownValues();
  const files = await filesToHandOver(join(directory, 'files'));
  const report: FuzzReport = {
    rounds: 0,
    calls: 0,
    companies: 0,
    verbs: verbs.length,
    covered: [],
    accepted: [],
    codes: {},
    codesOf: {},
    findings: [],
    slowest: { verb: '', milliseconds: 0, input: null },
  };
  const covered = new Set<string>();
  const accepted = new Set<string>();
  const logged: { reference: string; error: unknown }[] = [];
  const pristine = await preparedPath(directory, files);
  let outputs = 0;
  const written: string[] = [];

  function start(): Life {
    report.companies += 1;
    const folder = join(directory, `company-${report.companies}`);
    mkdirSync(folder);
    const path = join(folder, 'societe.quittance');
    copyFileSync(pristine, path);
    const outputFolder = join(folder, 'written');
    mkdirSync(outputFolder);
    known.forget();
    written.length = 0;
    const backend = startBackend({
      appDataDirectory: join(folder, 'app'),
      // As in a window: a handle that was never given is no file.
      files: filesOver((handle) => {
        const place = files.get(handle) ?? (/^out-\d+$/.test(handle) ? join(outputFolder, handle) : undefined);
        if (place === undefined) throw new AppError('FILE_NOT_FOUND', { file: handle.slice(0, 80) });
        return place;
      }),
      clock: fixedClock(TODAY),
      log: { error: (reference, error) => logged.push({ reference, error }) },
    });
    const { companyId: company } = backend.companies.open(path, TODAY);
    return {
      backend,
      company,
      path,
      close() {
        const problems = problemsOf(backend, path);
        backend.close();
        return problems.map((detail) => ({ verb: '(the company’s file)', kind: 'damaged file', input: null, detail }));
      },
    };
  }

  function inputOf(verb: string, procedure: Procedure): unknown {
    const named = (name: string) => (name === 'id' ? `${singular(verb.split('.')[0] ?? '')}Id` : name);
    const words: Vocabulary = {
      valuesOf: (name) => known.valuesOf(named(name)),
      recordsWith: (names) => known.recordsWith(names.map(named)),
      // What the program wrote a moment ago can be handed to it.
      inputFiles: [...files.keys(), ...written.slice(-4)],
      freshOutput: () => {
        outputs += 1;
        return `out-${outputs}`;
      },
      days: [-700, -400, -90, -45, -30, -8, -1, 0, 1, 15, 60, 400].map((days) => addDays(TODAY, days)),
    };
    const right = valuesFor(inputSchemaOf(procedure), words);
    const arbitrary = random() < 0.65 ? right : right.chain((value) => spoiled(value));
    const [value] = fc.sample(arbitrary, { numRuns: 1, seed: Math.floor(random() * 2 ** 31) });
    return JSON.parse(JSON.stringify(value)); // as it travels
  }

  async function callOnce(life: Life, verb: string, procedure: Procedure, isAlone: boolean): Promise<void> {
    const input = inputOf(verb, procedure);
    const note = (kind: Finding['kind'], detail: string) => report.findings.push({ verb, kind, input, detail });
    const giveUp = new AbortController();
    const gaveUp = random();
    if (gaveUp < 0.03) giveUp.abort();
    else if (gaveUp < 0.08) setTimeout(() => giveUp.abort(), random() * 20);
    const watchesFile = isAlone && procedure.scope === 'company';
    const before = watchesFile ? fingerprint(life.path) : '';
    const begun = processorTime();
    const others = known.valuesOf('companyId').filter((id): id is string => typeof id === 'string');
    const another = random() < 0.03 ? others[Math.floor(random() * others.length)] : undefined;
    const company = procedure.scope === 'app' ? undefined : (another ?? life.company);
    const reply = await answerOf(life.backend.call({ verb, company, input }, { signal: giveUp.signal, onProgress: () => {} }));
    report.calls += 1;
    covered.add(verb);
    const milliseconds = processorTime() - begun;
    if (isAlone && milliseconds > report.slowest.milliseconds) report.slowest = { verb, milliseconds, input };
    if (isAlone && milliseconds > LONG_WORK_MS) note('long work', `${Math.round(milliseconds)} ms of the processor`);
    if (reply === undefined) return void note('no answer', `nothing after ${NEVER_MS} ms`);
    const code = reply.ok ? 'ok' : reply.error.code;
    report.codes[code] = (report.codes[code] ?? 0) + 1;
    report.codesOf[verb] ??= {};
    const ofVerb = report.codesOf[verb];
    ofVerb[code] = (ofVerb[code] ?? 0) + 1;
    if (reply.ok) {
      accepted.add(verb);
      const out = (input as { out?: unknown } | null)?.out;
      if (typeof out === 'string') written.push(out);
      known.note(reply.value, verb.split('.')[0] ?? '');
    } else if (code === 'UNEXPECTED') {
      const at = logged.findIndex(({ reference }) => reference === reply.error.params.reference);
      note('unknown error', stackOf(at < 0 ? undefined : logged.splice(at, 1)[0]?.error));
    }
    // Forgotten by an earlier call: its user would open it again.
    if (code === 'COMPANY_NOT_OPEN' && company === life.company) life.backend.companies.open(life.path, TODAY);
    if (isAlone) for (const { error } of logged.splice(0)) note('logged error', stackOf(error));
    if (!watchesFile || fingerprint(life.path) === before) return;
    if (procedure.kind === 'query') note('changed by a query', code);
    // What a call that was given up had confirmed before is kept.
    else if (!reply.ok && code !== 'CANCELLED') note('changed by a refused call', code);
  }

  let life = start();
  let callsOfCompany = 0;
  while (goesOn(report.calls, report.rounds)) {
    for (const verb of shuffled(verbs, random)) {
      if (!goesOn(report.calls, report.rounds)) break;
      if (callsOfCompany >= CALLS_PER_COMPANY) {
        report.findings.push(...life.close());
        life = start();
        callsOfCompany = 0;
      }
      const together = [verb];
      while (random() < 0.15) together.push(verbs[Math.floor(random() * verbs.length)] ?? verb);
      const procedures = together.map((each) => [each, findProcedure(apiContract, each)] as const);
      await Promise.all(procedures.map(([each, procedure]) => procedure && callOnce(life, each, procedure, together.length === 1)));
      callsOfCompany += together.length;
    }
    report.rounds += 1;
  }
  report.findings.push(...life.close());
  report.covered = [...covered].sort();
  report.accepted = [...accepted].sort();
  return report;
}

/** A company's file with something of everything, made once and copied for each life. */
async function preparedPath(directory: string, files: ReadonlyMap<string, string>): Promise<string> {
  const path = join(directory, 'prepared.quittance');
  const backend = startBackend({
    appDataDirectory: null,
    files: filesOver((handle) => handle),
    clock: fixedClock(TODAY),
    log: { error: (_reference, error) => process.stderr.write(`${stackOf(error)}\n`) },
  });
  await prepareCompany(backend, path, files);
  backend.close();
  return path;
}

/** What SQLite finds wrong with a company's file. */
function problemsOf(backend: Backend, path: string): string[] {
  const { companyId: company } = backend.companies.open(path, TODAY);
  const db = backend.companies.databaseOf(company);
  const whole = db.prepare<{ integrity_check: string }>('PRAGMA integrity_check').all();
  const strays = db.prepare<object>('PRAGMA foreign_key_check').all();
  return [
    ...whole.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok'),
    ...strays.map((row) => `foreign key: ${JSON.stringify(row)}`),
  ];
}

/** The content of a company's file with what waits beside it; an empty side file is none. */
function fingerprint(path: string): string {
  const hash = createHash('sha1');
  for (const file of [path, `${path}-wal`]) if (existsSync(file)) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function answerOf(reply: Promise<Reply>): Promise<Reply | undefined> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    limit = setTimeout(() => resolve(undefined), NEVER_MS);
  });
  return Promise.race([reply, late]).finally(() => clearTimeout(limit));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Mulberry32: a small generator that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
