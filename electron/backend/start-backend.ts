import { setFlagsFromString } from 'node:v8';
import { apiContract } from '../../shared/api-contract.ts';
import type { Call, CallOptions, Reply } from '../../shared/contract/reply.ts';
import { automaticBackups } from './backups/automatic-backups.ts';
import { createBackupBook } from './backups/backup-book.ts';
import type { Surroundings } from './backups/find-places.ts';
import { type CompanyRegistry, createCompanyRegistry } from './companies/company-registry.ts';
import { spareOpenFiles } from './companies/spare-open-files.ts';
import { createDispatcher } from './dispatcher.ts';
import { handlers } from './handlers.ts';
import type { Clock, Files, Log, User } from './ports.ts';

export interface BackendParts {
  /** Where the list of known companies lives; null remembers nothing (command line). */
  appDataDirectory: string | null;
  files: Files;
  clock: Clock;
  log: Log;
  /** Nobody in particular when left out. */
  user?: User;
  /** Where this computer may have places for backups; nowhere but the application's folder when left out. */
  surroundings?: Surroundings | undefined;
  /** How long after a company is opened its daily backup is made; none is made by itself when left out (command line). */
  backUpAfterMs?: number | undefined;
}

export interface Backend {
  readonly companies: CompanyRegistry;
  call(call: Call, options?: CallOptions): Promise<Reply>;
  /** Closes every company file. */
  close(): void;
}

/** The whole backend in plain Node: the same for Electron's utility process, the loopback host, the command line and tests. */
export function startBackend({ appDataDirectory, files, clock, log, user = () => '', surroundings, backUpAfterMs }: BackendParts): Backend {
  // A heap that has grown by two fifths is collected, not one that has grown several times over: a large import takes a third less
  // memory, at the cost of about ten short collections.
  setFlagsFromString('--heap-growing-percent=40');
  const companies = createCompanyRegistry(appDataDirectory);
  const backups = createBackupBook(appDataDirectory, surroundings);
  const call = createDispatcher({
    contract: apiContract,
    handlers: handlers as never,
    companies,
    backups,
    files: spareOpenFiles(files),
    clock,
    log,
    user,
  });
  if (backUpAfterMs === undefined) return { companies, call, close: () => companies.closeAll() };
  const isOpen = (companyId: string) => companies.openDatabaseOf(companyId) !== undefined;
  const placeIsThere = () => backups.chosen === null || backups.chosenRoot() !== null;
  const automatic = automaticBackups({ call, clock, isOpen, afterMs: backUpAfterMs, placeIsThere });
  return {
    companies,
    call: automatic.call,
    close() {
      automatic.stop();
      companies.closeAll();
    },
  };
}
