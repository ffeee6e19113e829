import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import type { JournalRule } from '../../shared/journal/journaled-commands.fr.ts';
import { imagesOf, netChanges, type RowChange, type RowImage } from '../../shared/journal/row-changes.ts';
import type { WriteDb } from '../database.ts';
import { startCapture, stopCapture, takeChanges } from './capture.ts';
import { appendEntry } from './journal.queries.ts';

export interface CommandOfJournal {
  verb: string;
  rule: JournalRule;
  /** ISO instant. */
  at: string;
  actor: string;
}

/** A company's data for the time of one command, whose changes are entered in the journal within the transaction that makes them. */
export interface Recording {
  readonly db: WriteDb;
  /** Once the command has ended, well or not: enters what it changed outside a transaction, and looks away. */
  end(succeeded: boolean): void;
}

/** Watches what a command does to a company's file. */
export function recordCommand(db: WriteDb, command: CommandOfJournal): Recording {
  const { rule } = command;
  if ('notEntered' in rule || rule.entersItself === true) {
    stopCapture(db);
    return { db, end: () => {} };
  }
  const isImport = rule.asImport === true;
  if (isImport) stopCapture(db, { andForget: true });
  else startCapture(db);
  const enter = () => (isImport ? enterImport(db, command) : enterChanges(db, command));
  let depth = 0;
  const offered = {
    get path() {
      return db.path;
    },
    get orm() {
      return db.orm;
    },
    prepare: (sql: string) => db.prepare(sql),
    run: (sql: string) => db.run(sql),
    transaction<T>(work: () => T): T {
      return db.transaction(() => {
        depth += 1;
        try {
          const result = work();
          if (depth === 1) enter();
          return result;
        } finally {
          depth -= 1;
        }
      });
    },
    async transactionInSteps<Step, T>(steps: Iterator<Step, T>, pause: (step: Step) => Promise<void>): Promise<T> {
      depth += 1;
      try {
        return await db.transactionInSteps(followedBy(steps, enter), pause);
      } finally {
        depth -= 1;
      }
    },
  };
  return {
    db: offered as unknown as WriteDb,
    end(succeeded) {
      try {
        if (succeeded && !isImport) db.transaction(() => enterChanges(db, command));
      } finally {
        if (!isImport) stopCapture(db);
      }
    },
  };
}

function* followedBy<Step, T>(steps: Iterator<Step, T>, last: () => void): Generator<Step, T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      last();
      return step.value;
    }
    yield step.value;
  }
}

/** One entry for each customer that the command touched; what belongs to none goes with the only one there is, else alone. */
function enterChanges(db: WriteDb, { verb, at, actor }: CommandOfJournal): void {
  const changes = netChanges(takeChanges(db));
  if (changes.length === 0) return;
  const owners = new Map(changes.map((change) => [change, ownerOf(db, change)]));
  const customers = [...new Set([...owners.values()].filter((owner) => owner !== null))];
  const only = customers.length === 1 ? (customers[0] ?? null) : null;
  const groups = new Map<number | null, RowChange[]>();
  for (const change of changes) {
    const owner = owners.get(change) ?? only;
    groups.set(owner, [...(groups.get(owner) ?? []), change]);
  }
  for (const [customerId, own] of groups) {
    const { before, after } = imagesOf(own);
    const subject = customerId === null ? '' : nameOf(db, customerId, own);
    appendEntry(db, { at, actor, verb, customerId, subject, before: canonicalJson(before), after: canonicalJson(after) });
  }
}

/** The customer that a row belongs to, as it stands or as it stood. */
function ownerOf(db: WriteDb, { table, key, before, after }: RowChange): number | null {
  const row: RowImage = { ...before, ...after };
  if (table === 'customers') return Number(key);
  if (typeof row.customer_id === 'number') return row.customer_id;
  for (const [column, from] of Object.entries(OWNERS)) {
    const id = row[column];
    if (typeof id !== 'number') continue;
    const found = db.prepare<{ customerId: number }>(`SELECT customer_id AS customerId FROM ${from} WHERE id = ?`).get(id);
    if (found) return found.customerId;
  }
  return typeof row.keep_id === 'number' ? row.keep_id : null;
}

/** What a row may name in place of its customer. */
const OWNERS: Readonly<Record<string, string>> = {
  invoice_id: 'invoices',
  letter_id: 'letters',
  schedule_id: 'schedules',
  promise_id: 'promises',
  contact_id: 'reminder_contacts',
  payment_id: 'payments',
};

function nameOf(db: WriteDb, customerId: number, changes: readonly RowChange[]): string {
  const found = db.prepare<{ name: string }>('SELECT name FROM customers WHERE id = ?').get(customerId);
  const gone = changes.find(({ table, key }) => table === 'customers' && Number(key) === customerId)?.before?.name;
  return found?.name ?? (typeof gone === 'string' ? gone : '');
}

/** An import as its history tells of it. */
function enterImport(db: WriteDb, { verb, at, actor }: CommandOfJournal): void {
  const rows = db
    .prepare<Record<string, string | number | null>>(
      `SELECT id, file_name, sha256, kind, mode, counts, undone_at FROM imports WHERE imported_at = :at OR undone_at = :at ORDER BY id`,
    )
    .all({ at });
  for (const { id, ...row } of rows) {
    const image = (values: RowImage) => canonicalJson({ imports: { [String(id)]: values } });
    const isUndone = row.undone_at !== null;
    const entry = isUndone ? { before: image({ ...row, undone_at: null }), after: image(row) } : { before: '{}', after: image(row) };
    appendEntry(db, { at, actor, verb, customerId: null, subject: '', ...entry });
  }
}
