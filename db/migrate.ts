import type Database from 'better-sqlite3';
import { AppError } from '../shared/errors/app-error.ts';
import { copyBeforeUpgrade } from './copy-before-upgrade.ts';
import { initialSchema } from './migrations/0001-initial.ts';
import { monthBlocks } from './migrations/0002-month-blocks.ts';
import { matchingByHand } from './migrations/0004-matching.ts';
import { editableReminders } from './migrations/0006-reminders.ts';
import { lettersOfEveryKind } from './migrations/0007-letters.ts';
import { correspondence } from './migrations/0008-correspondence.ts';
import { lateFeeWaivers } from './migrations/0009-late-fee-waivers.ts';
import { letterhead } from './migrations/0010-letterhead.ts';
import { earlyPayment } from './migrations/0011-early-payment.ts';
import { calls } from './migrations/0012-calls.ts';
import { promisesAndDisputes } from './migrations/0013-promises-disputes.ts';
import { scheduleLife } from './migrations/0014-schedules.ts';
import { prescription } from './migrations/0015-prescription.ts';
import { legalCases } from './migrations/0016-legal-cases.ts';
import { privacy } from './migrations/0017-privacy.ts';
import { feePayments } from './migrations/0020-fee-payments.ts';

/** Migrations in order; the first brings a file to user_version 1. Applied migrations are frozen. */
export const MIGRATIONS: readonly string[] = [
  initialSchema,
  monthBlocks,
  matchingByHand,
  editableReminders,
  lettersOfEveryKind,
  correspondence,
  lateFeeWaivers,
  letterhead,
  earlyPayment,
  calls,
  promisesAndDisputes,
  scheduleLife,
  prescription,
  legalCases,
  privacy,
  feePayments,
];

/** Marks a SQLite file as one of ours (`PRAGMA application_id`): "QTNC". */
export const APPLICATION_ID = 0x51544e43;

/**
 * Brings an open file to the current schema, in one transaction with a foreign-key check. A file that needs it and already holds
 * data is first copied beside itself, so that a failed upgrade loses nothing. Says whether it did anything.
 * @throws AppError COMPANY_FILE_NEWER
 */
export function migrate(sqlite: Database.Database, path: string, migrations: readonly string[] = MIGRATIONS): boolean {
  refuseNewer(sqlite, path, migrations);
  const version = versionOf(sqlite);
  if (version === migrations.length) return false;
  if (version > 0) copyBeforeUpgrade(sqlite, path, migrations.length);
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite.transaction(() => {
      for (const statements of migrations.slice(version)) sqlite.exec(statements);
      const violations = sqlite.pragma('foreign_key_check') as unknown[];
      if (violations.length > 0) throw new Error(`migration left ${violations.length} dangling references`);
      sqlite.pragma(`application_id = ${APPLICATION_ID}`);
      sqlite.pragma(`user_version = ${migrations.length}`);
    })();
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
  return true;
}

/** Reads the version without changing anything in the file. @throws AppError COMPANY_FILE_NEWER */
export function refuseNewer(sqlite: Database.Database, path: string, migrations: readonly string[] = MIGRATIONS): void {
  const version = versionOf(sqlite);
  if (version > migrations.length) throw new AppError('COMPANY_FILE_NEWER', { path, fileVersion: version, appVersion: migrations.length });
}

function versionOf(sqlite: Database.Database): number {
  return sqlite.pragma('user_version', { simple: true }) as number;
}
