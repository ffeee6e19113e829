import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { HandlersOf } from '../context.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup } from './verify-backup.ts';

export const backupsHandlers: HandlersOf<typeof backupsContract> = {
  create: createBackup,
  verify: verifyBackup,
  restore: restoreBackup,
};
