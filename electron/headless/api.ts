import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { apiContract } from '../../shared/api-contract.ts';
import { harmlessText } from '../../shared/contract/harmless-text.ts';
import { findProcedure, verbNames } from '../../shared/contract/procedure.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { isLocalDate, localDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { draftRegister } from '../backend/draft-register.ts';
import { startBackend } from '../backend/start-backend.ts';
import { appDataDirectory } from '../host/app-data-directory.ts';
import { fileLog } from '../host/file-log.ts';
import { commandLineFiles } from '../host/path-files.ts';
import { fixedClock, systemClock } from '../host/system-clock.ts';
import { systemUser } from '../host/system-user.ts';

const USAGE = `Usage : npm run -s api -- <domaine.action> [--company FICHIER] [--input JSON | --input @FICHIER | --input -] [--today AAAA-MM-JJ] [--progress]
        npm run -s api -- --list`;

/** npm runs scripts in the project's folder; what the user types is relative to where she stands. */
const folder = process.env.INIT_CWD ?? process.cwd();

/** DEL and the second set of control characters, of which terminals know commands too, and the marks of writing directions. */
const TERMINAL_COMMANDS = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function wrongUsage(problem: string): never {
  process.stderr.write(`${harmlessText(problem)}\n${USAGE}\n`);
  process.exit(2);
}

const OPTIONS = {
  list: { type: 'boolean' },
  help: { type: 'boolean' },
  company: { type: 'string' },
  input: { type: 'string' },
  today: { type: 'string' },
  progress: { type: 'boolean' },
} as const;

function readArguments() {
  const { values, positionals, tokens } = parseArgs({ allowPositionals: true, strict: false, tokens: true, options: OPTIONS });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(OPTIONS, token.name)) wrongUsage(`L’option ${token.rawName} n’existe pas.`);
    const takesValue = OPTIONS[token.name as keyof typeof OPTIONS].type === 'string';
    if (takesValue && token.value === undefined) wrongUsage(`L’option ${token.rawName} attend une valeur.`);
    if (!takesValue && token.value !== undefined) wrongUsage(`L’option ${token.rawName} ne prend pas de valeur.`);
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    list: values.list === true,
    help: values.help === true,
    progress: values.progress === true,
    company: text(values.company),
    input: text(values.input),
    today: text(values.today),
    positionals,
  };
}

function readInput(input: string | undefined): unknown {
  if (input === undefined) return {};
  let text = input;
  const isTyped = input !== '-' && !input.startsWith('@');
  if (!isTyped) {
    try {
      text = readFileSync(input === '-' ? 0 : resolve(folder, input.slice(1)), 'utf8');
    } catch {
      wrongUsage(input === '-' ? '--input - : rien ne peut être lu.' : `--input : le fichier « ${input.slice(1)} » ne peut pas être lu.`);
    }
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return wrongUsage('--input : ce n’est pas du JSON valable.');
  }
  if (isTyped && typeof value === 'object' && value !== null && 'passphrase' in value) {
    // Whoever lists the processes of the computer reads what was typed, and the shell remembers it.
    wrongUsage(
      '--input : une phrase secrète ne s’écrit pas sur la ligne de commande. Donnez-la par un fichier (--input @FICHIER) ou par l’entrée (--input -).',
    );
  }
  return value;
}

function listVerbs(): unknown {
  return verbNames(apiContract).map((verb) => {
    const procedure = findProcedure(apiContract, verb);
    if (!procedure) throw new Error(`no procedure for ${verb}`);
    return {
      verb,
      kind: procedure.kind,
      scope: procedure.scope,
      input: z.toJSONSchema(procedure.input, { io: 'input' }),
      output: z.toJSONSchema(procedure.output, { io: 'output' }),
    };
  });
}

async function run(): Promise<number> {
  const { positionals, list, help, company, input, today, progress } = readArguments();
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (list) {
    process.stdout.write(`${JSON.stringify(listVerbs(), null, 2)}\n`);
    return 0;
  }
  const [verb, ...extra] = positionals;
  if (verb === undefined || extra.length > 0) wrongUsage('Indiquez une action, et une seule.');
  if (!findProcedure(apiContract, verb)) {
    print(refusal(new AppError('UNKNOWN_VERB', { verb })));
    return 2;
  }
  if (today !== undefined && !isLocalDate(today)) wrongUsage('--today : une date au format AAAA-MM-JJ est attendue.');
  const inputValue = readInput(input);

  const clock = today === undefined ? systemClock : fixedClock(localDate(today));
  const backend = startBackend({
    appDataDirectory: null,
    files: commandLineFiles(folder, draftRegister(appDataDirectory())),
    clock,
    log: fileLog(appDataDirectory()),
    user: systemUser,
  });
  const cancelled = new AbortController();
  process.once('SIGINT', () => cancelled.abort());
  try {
    let companyId: string | undefined;
    if (company !== undefined) companyId = backend.companies.open(resolve(folder, company), clock.today()).companyId;
    const reply = await backend.call(
      { verb, company: companyId, input: inputValue },
      {
        signal: cancelled.signal,
        onProgress: progress ? (step) => process.stderr.write(`${JSON.stringify({ progress: step })}\n`) : undefined,
      },
    );
    return print(reply);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return print(refusal(error));
  } finally {
    backend.close();
  }
}

function refusal(error: AppError): Reply {
  return { ok: false, error: { code: error.code, params: { ...error.params }, message: error.message } };
}

function print(reply: Reply): number {
  if (reply.ok) process.stdout.write(`${terminalJson(reply.value)}\n`);
  else process.stderr.write(`${terminalJson({ error: reply.error })}\n`);
  return reply.ok ? 0 : 1;
}

/** JSON in which nothing is a terminal's command, nor turns its writing around: those characters are escaped, as JSON allows. */
function terminalJson(value: unknown): string {
  return JSON.stringify(value).replace(TERMINAL_COMMANDS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// A reader that stops listening (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run();
