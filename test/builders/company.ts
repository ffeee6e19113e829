import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WriteDb } from '../../db/database.ts';
import { type Backend, startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type ApiClient, apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';

export interface TestCompany {
  backend: Backend;
  /** Typed calls through the real dispatcher; give `{ company }` to company verbs. */
  client: ApiClient;
  company: string;
  /** The company's own file, for looking at what was stored. */
  db: WriteDb;
  path: string;
  /** A folder of this test alone. */
  directory: string;
}

/** A folder of this test alone, removed when it ends. */
export function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A backend over real files in a folder of its own, whose calendar stands still on `today`. */
export function aBackend({ today = '2025-06-30', directory = aDirectory() } = {}): {
  backend: Backend;
  client: ApiClient;
  directory: string;
} {
  const unexpected: unknown[] = [];
  const backend = startBackend({
    appDataDirectory: join(directory, 'app'),
    files: commandLineFiles(directory),
    clock: fixedClock(localDate(today)),
    log: { error: (_reference, error) => unexpected.push(error) },
  });
  onTestFinished(() => {
    backend.close();
    if (unexpected.length > 0) throw unexpected[0];
  });
  return { backend, client: createClient(apiContract, backend.call), directory };
}

/** A new empty company in a file of its own. */
export async function aCompany({ today = '2025-06-30', name = 'Atelier Tournesol' } = {}): Promise<TestCompany> {
  const { backend, client, directory } = aBackend({ today });
  const path = join(directory, 'societe.quittance');
  const { companyId } = await client.companies.create({ name, path: path as OutputFile });
  return { backend, client, company: companyId, db: backend.companies.databaseOf(companyId), path, directory };
}
