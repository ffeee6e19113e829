import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import fr from 'zod/v4/locales/fr.js';
import { refreshCustomerMonths } from '../../db/dashboard/customer-months.queries.ts';
import type { WriteDb } from '../../db/database.ts';
import { ownAuthor } from '../../db/journal/author.queries.ts';
import { type Recording, recordCommand } from '../../db/journal/record-command.ts';
import { harmlessTexts } from '../../shared/contract/harmless-text.ts';
import { DEEPEST_INPUT, isNestedBeyond } from '../../shared/contract/nesting.ts';
import { type Contract, findProcedure } from '../../shared/contract/procedure.ts';
import type { Call, CallOptions, Cancellation, Reply } from '../../shared/contract/reply.ts';
import { OutsideCalendar } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type CompanyCommand, journalRule } from '../../shared/journal/journaled-commands.fr.ts';
import { amountTooLarge } from '../../shared/money/amount-too-large.ts';
import type { BackupBook } from './backups/backup-book.ts';
import type { CompanyRegistry } from './companies/company-registry.ts';
import type { AppContext, CallContext, CommandContext } from './context.ts';
import type { Clock, Files, Log, User } from './ports.ts';
import { ReadGate } from './read-gate.ts';

// What is not there at all is said so, rather than by the name of a type.
z.config({
  ...fr(),
  customError: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'cette valeur manque' : undefined),
});

type AnyHandler = (context: AppContext | CommandContext, input: unknown) => unknown;
type AnyHandlers = Record<string, Record<string, AnyHandler>>;

export interface DispatcherParts {
  contract: Contract;
  handlers: AnyHandlers;
  companies: CompanyRegistry;
  backups: BackupBook;
  files: Files;
  clock: Clock;
  log: Log;
  user: User;
}

const NEVER_CANCELLED: Cancellation = { aborted: false, addEventListener() {}, removeEventListener() {} };

/**
 * The one way into the backend, whatever the host: finds the verb, checks the input, gives the handler its context, checks the
 * output, and turns whatever goes wrong into a reply. Commands of one company run one after the other; queries run beside them, except
 * while a command asks to be alone.
 */
export function createDispatcher(parts: DispatcherParts): (call: Call, options?: CallOptions) => Promise<Reply> {
  const queues = new Map<string, Promise<unknown>>();
  const gates = new Map<string, ReadGate>();

  async function run(call: Call, options: CallOptions): Promise<unknown> {
    const procedure = findProcedure(parts.contract, call.verb);
    const [domain = '', name = ''] = call.verb.split('.');
    const handler = procedure && parts.handlers[domain]?.[name];
    if (!procedure || !handler) throw new AppError('UNKNOWN_VERB', { verb: call.verb });
    if (isNestedBeyond(call.input, DEEPEST_INPUT)) throw tooDeep(call.verb);
    const input = procedure.input.safeParse(harmlessTexts(call.input ?? {}));
    if (!input.success) throw invalidInput(call.verb, input.error);
    const tooLarge = amountTooLarge(input.data);
    if (tooLarge !== null) throw refusedAmount(call.verb, tooLarge);
    const context = contextOf(options);
    const execute = async (watch: (db: WriteDb) => WriteDb = (db) => db): Promise<unknown> => {
      if (context.signal.aborted) throw new AppError('CANCELLED', {});
      const scope =
        procedure.scope === 'app'
          ? {
              ...context,
              companies: parts.companies,
              whileIdle: inTurn,
              isBeingChanged: (company: string) => gates.get(company)?.isChanging ?? false,
              inCompany: <T>(company: string, verb: CompanyCommand, work: (inside: CommandContext) => Promise<T> | T) =>
                inTurn(company, () =>
                  commanded(company, verb, context, async (watch) => work(companyContext(company, 'command', context, watch))),
                ),
            }
          : companyContext(companyOf(call), procedure.kind, context, watch);
      return procedure.output.parse(await handler(scope, input.data));
    };
    if (procedure.kind === 'query') return procedure.scope === 'app' ? execute() : gateOf(companyOf(call)).read(execute);
    if (procedure.scope === 'app') return inTurn('', execute);
    const company = companyOf(call);
    return inTurn(company, () => commanded(company, call.verb, context, execute));
  }

  /** What a use case of one company is given. */
  function companyContext(
    company: string,
    kind: 'query' | 'command',
    context: CallContext,
    watch: (db: WriteDb) => WriteDb = (db) => db,
  ): CommandContext {
    let isAside = false;
    const aside = async <T>(work: () => Promise<T>): Promise<T> => {
      if (kind === 'command' || isAside) return work();
      isAside = true;
      return gateOf(company)
        .outside(work)
        .finally(() => {
          isAside = false;
        });
    };
    return {
      ...context,
      db: watch(parts.companies.databaseOf(company)),
      undisturbed: (work) => {
        const whole = () => work(parts.companies.databaseOf(company));
        return kind === 'query' ? aside(() => inTurn(company, whole)) : whole();
      },
      aside,
      alone: (work) => gateOf(company).change(work),
    };
  }

  /** A command of a company, in its turn; what it changed is then entered, added up and in the company's own file. */
  async function commanded<T>(
    company: string,
    verb: string,
    context: CallContext,
    execute: (watch: (db: WriteDb) => WriteDb) => Promise<T>,
  ): Promise<T> {
    const value = await journaled(company, verb, context, execute);
    refreshSums(company);
    bringIntoFile(company);
    return value;
  }

  /** Runs a command whose changes are entered in the company's journal, by the transactions that make them. */
  async function journaled<T>(
    company: string,
    verb: string,
    { now: at, user }: CallContext,
    execute: (watch: (db: WriteDb) => WriteDb) => Promise<T>,
  ): Promise<T> {
    const rule = journalRule(verb);
    let recording: Recording | undefined;
    let succeeded = false;
    try {
      const value = await execute((db) => {
        recording = rule === null ? undefined : recordCommand(db, { verb, rule, at, actor: ownAuthor(db) || user });
        return recording?.db ?? db;
      });
      succeeded = true;
      return value;
    } finally {
      // A file that was closed meanwhile stays closed: what it held back is gone with it.
      if (parts.companies.openDatabaseOf(company)) recording?.end(succeeded);
    }
  }

  /**
   * After a command, the sums that the dashboard reads are made again where it changed them; until then reading goes around them. A file
   * that was closed meanwhile stays closed.
   */
  function refreshSums(company: string): void {
    const db = parts.companies.openDatabaseOf(company);
    if (!db) return;
    try {
      const today = parts.clock.today();
      db.transaction(() => {
        for (const _pause of refreshCustomerMonths(db, today));
      });
    } catch (error) {
      parts.log.error(randomUUID().slice(0, 8), error);
    }
  }

  /** After a command, everything is in the company's file itself: whoever copies the file alone copies all of it. */
  function bringIntoFile(company: string): void {
    try {
      parts.companies.databaseOf(company).checkpoint();
    } catch (error) {
      // What the command confirmed is safe in the side file (-wal); the next command, or closing, tries again.
      parts.log.error(randomUUID().slice(0, 8), error);
    }
  }

  function inTurn<T>(queue: string, work: () => Promise<T>): Promise<T> {
    const previous = queues.get(queue) ?? Promise.resolve();
    const turn = previous.then(work, work);
    queues.set(queue, turn);
    return turn;
  }

  function gateOf(company: string): ReadGate {
    const gate = gates.get(company) ?? new ReadGate();
    gates.set(company, gate);
    return gate;
  }

  function contextOf(options: CallOptions): CallContext {
    return {
      today: parts.clock.today(),
      now: parts.clock.now(),
      user: parts.user(),
      files: parts.files,
      log: parts.log,
      backups: parts.backups,
      signal: options.signal ?? NEVER_CANCELLED,
      progress: (progress) => options.onProgress?.(progress),
    };
  }

  /** What nobody expected may come of a page that is broken and yet can be read: its file is looked over before anything else is blamed. */
  function damageOf(call: Call): AppError | null {
    const db = call.company === undefined ? undefined : parts.companies.openDatabaseOf(call.company);
    return db?.isDamaged() ? new AppError('COMPANY_FILE_DAMAGED', { path: db.path }) : null;
  }

  return async (call, options = {}) => {
    try {
      return { ok: true, value: await run(call, options) };
    } catch (thrown) {
      const error = thrown instanceof OutsideCalendar ? new AppError('DATE_OUTSIDE_CALENDAR', {}) : thrown;
      if (error instanceof AppError) return refusal(error);
      const reference = randomUUID().slice(0, 8);
      parts.log.error(reference, error);
      return refusal(damageOf(call) ?? new AppError('UNEXPECTED', { reference }));
    }
  };
}

function refusal(error: AppError): Reply {
  return { ok: false, error: { code: error.code, params: { ...error.params }, message: error.message } };
}

function companyOf(call: Call): string {
  if (call.company === undefined || call.company === '') throw new AppError('COMPANY_REQUIRED', { verb: call.verb });
  return call.company;
}

function refusedAmount(verb: string, path: string): AppError {
  return new AppError('INVALID_INPUT', { verb, issues: [{ path, problem: 'montant trop grand : dix milliards d’euros au plus' }] });
}

function tooDeep(verb: string): AppError {
  return new AppError('INVALID_INPUT', {
    verb,
    issues: [{ path: '', problem: `plus de ${DEEPEST_INPUT} niveaux de listes les unes dans les autres` }],
  });
}

function invalidInput(verb: string, error: z.ZodError): AppError {
  return new AppError('INVALID_INPUT', {
    verb,
    issues: error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), problem: issue.message })),
  });
}
