import { join } from 'node:path';
import { draftRegister } from '../../electron/backend/draft-register.ts';
import { type Backend, startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type ApiClient, apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import { localDate } from '../../shared/dates/local-date.ts';

/** The real backend over a folder of its own. `unexpected` gathers what would have gone to the log. */
export function startPlace(folder: string, today: string): { folder: string; backend: Backend; client: ApiClient; unexpected: unknown[] } {
  const unexpected: unknown[] = [];
  const backend = startBackend({
    appDataDirectory: join(folder, 'app'),
    files: commandLineFiles(folder, draftRegister(join(folder, 'app'))),
    clock: fixedClock(localDate(today)),
    log: { error: (_reference, error) => unexpected.push(error) },
  });
  return { folder, backend, client: createClient(apiContract, backend.call), unexpected };
}
