import type { OpenDatabase } from '../../../db/database.ts';

/** All that a database offers: what is added to it and forgotten here does not compile. */
type Offered = { [Member in keyof OpenDatabase as Member extends string ? Member : never]: OpenDatabase[Member] };

export interface CompanyAccess {
  /** The open database; opens the file again when it has been closed. */
  current(): OpenDatabase;
  /** Keeps the file open until the work has ended. */
  lasting<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T>;
  /** The database if the file is open at this moment. */
  ifOpen(): OpenDatabase | undefined;
}

/**
 * A company's data for as long as somebody works on it. Between two turns of a call, another window may close the file: each
 * use asks for it anew, and it opens again. What only concerns an open file leaves a closed one closed.
 */
export function reopeningDatabase({ current, lasting, ifOpen }: CompanyAccess): OpenDatabase {
  const database: Offered = {
    get path() {
      return current().path;
    },
    get orm() {
      return current().orm;
    },
    prepare: (sql) => current().prepare(sql),
    run: (sql) => current().run(sql),
    transaction: (work) => current().transaction(work),
    transactionInSteps: (steps, pause) => lasting((open) => open.transactionInSteps(steps, pause)),
    checkpoint: () => ifOpen()?.checkpoint(),
    isDamaged: () => ifOpen()?.isDamaged() ?? false,
    isLost: () => ifOpen()?.isLost() ?? false,
    copyTo: (path, onPages) => lasting((open) => open.copyTo(path, onPages)),
    close: () => ifOpen()?.close(),
  };
  return database as OpenDatabase;
}
