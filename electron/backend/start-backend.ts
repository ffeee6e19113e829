import { setFlagsFromString } from 'node:v8';
import { apiContract } from '../../shared/api-contract.ts';
import type { Call, CallOptions, Reply } from '../../shared/contract/reply.ts';
import { type CompanyRegistry, createCompanyRegistry } from './companies/company-registry.ts';
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
}

export interface Backend {
  readonly companies: CompanyRegistry;
  call(call: Call, options?: CallOptions): Promise<Reply>;
  /** Closes every company file. */
  close(): void;
}

/** The whole backend in plain Node: the same for Electron's utility process, the loopback host, the command line and tests. */
export function startBackend({ appDataDirectory, files, clock, log, user = () => '' }: BackendParts): Backend {
  // A heap that has grown by two fifths is collected, not one that has grown several times over: a large import takes a third less
  // memory, at the cost of about ten short collections.
  setFlagsFromString('--heap-growing-percent=40');
  const companies = createCompanyRegistry(appDataDirectory);
  const call = createDispatcher({ contract: apiContract, handlers: handlers as never, companies, files, clock, log, user });
  return { companies, call, close: () => companies.closeAll() };
}
