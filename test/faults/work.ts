import type { Backend } from '../../electron/backend/start-backend.ts';
import type { ApiClient } from '../../shared/api-contract.ts';

/** Where work goes on: a backend over a folder that holds companies' files, what is to be imported and what is written. */
export interface Workplace {
  folder: string;
  backend: Backend;
  client: ApiClient;
  /** The company of `societe.quittance`, where the work is done in one. */
  company: string;
}

/** One thing that a user asks for; it is confirmed once its reply has come. */
export interface Operation {
  name: string;
  run(place: Workplace): Promise<unknown>;
}

/** What a user does in a row while the program is killed. */
export interface Work {
  name: string;
  today: string;
  /** Makes what is there before, in an empty folder. */
  prepare(place: Omit<Workplace, 'company'>): Promise<void>;
  operations: readonly Operation[];
  /** Whether the company is open before the first operation. */
  opensFirst: boolean;
  /** Folders where what is written shows, to be watched for the moment of a kill. */
  watched: readonly string[];
}

/** The one company file that most work is done in. */
export const COMPANY_FILE = 'societe.quittance';
/** Where documents are written. */
export const OUTPUTS = 'sorties';
