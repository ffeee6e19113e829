import type { OpenDatabase, ReadDb, WriteDb } from '../../db/database.ts';
import type { Contract, InputOf, OutputOf, Procedure } from '../../shared/contract/procedure.ts';
import type { Cancellation, Progress } from '../../shared/contract/reply.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CompanyCommand } from '../../shared/journal/journaled-commands.fr.ts';
import type { BackupBook } from './backups/backup-book.ts';
import type { CompanyRegistry } from './companies/company-registry.ts';
import type { Files, Log } from './ports.ts';

/** What every use case is given: the day, the files, and its caller's ear and patience. */
export interface CallContext {
  readonly today: LocalDate;
  /** ISO instant, for records of when something was done. */
  readonly now: string;
  /** Who runs the program, as the operating system knows them; empty where it does not say. */
  readonly user: string;
  readonly files: Files;
  /** What went wrong before, without names or amounts. */
  readonly log: Pick<Log, 'path' | 'tail'>;
  /** Where backups go, and how the last ones went. */
  readonly backups: BackupBook;
  readonly signal: Cancellation;
  progress(progress: Progress): void;
}

export interface AppContext extends CallContext {
  readonly companies: CompanyRegistry;
  /** Works while no command changes a company's file: one under way ends first, those that come wait. */
  whileIdle<T>(companyId: string, work: () => Promise<T>): Promise<T>;
  /** Whether work that takes several turns is changing an open company's file: what it holds at this moment is unfinished. */
  isBeingChanged(companyId: string): boolean;
  /**
   * Does inside a company's file what one of its commands does: in its turn after those under way, entered in its journal as that command. May be
   * asked for while inside other companies: only commands of the application do, one at a time, so that none waits for another.
   * @throws AppError as opening the company's file does
   */
  inCompany<T>(companyId: string, verb: CompanyCommand, work: (context: CommandContext) => Promise<T> | T): Promise<T>;
}

/** One company's file for the length of a call. */
interface CompanyContext extends CallContext {
  readonly db: ReadDb;
  /** For a query that waits for other work: it keeps no command from changing the file meanwhile, and what it reads then may be unfinished. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Works while no command changes the company's file: one under way ends first, those that come wait. Inside a command it just works. */
  undisturbed<T>(work: (file: Pick<OpenDatabase, 'checkpoint' | 'copyTo'>) => Promise<T>): Promise<T>;
}

export type QueryContext = CompanyContext;

export interface CommandContext extends CompanyContext {
  readonly db: WriteDb;
  /** Lets nobody read the company's file while work that takes several turns changes it: queries under way end first, new ones wait. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

type ContextOf<P> =
  P extends Procedure<infer Kind, infer Scope>
    ? Scope extends 'app'
      ? AppContext
      : Kind extends 'query'
        ? QueryContext
        : CommandContext
    : never;

export type Handler<P> = (context: ContextOf<P>, input: InputOf<P>) => OutputOf<P> | Promise<OutputOf<P>>;

/** One handler per verb of a domain's contract: a missing one, or a query that asks for a WriteDb, does not compile. */
export type HandlersOf<Verbs extends Record<string, Procedure>> = { readonly [V in keyof Verbs]: Handler<Verbs[V]> };

export type ContractHandlers<C extends Contract> = { readonly [D in keyof C]: HandlersOf<C[D]> };

/** Lets other work run (so that a cancel can arrive), then stops if the caller has given up. @throws AppError CANCELLED */
export async function breathe(context: Pick<CallContext, 'signal'>): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (context.signal.aborted) throw new AppError('CANCELLED', {});
}
