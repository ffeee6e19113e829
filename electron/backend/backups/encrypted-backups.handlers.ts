import type { encryptedBackupsContract } from '../../../shared/backups/encrypted-backups.contract.ts';
import type { HandlersOf } from '../context.ts';
import { createEncryptedBackup } from './create-encrypted-backup.ts';
import { decryptBackup, openEncryptedBackup } from './open-encrypted-backup.ts';
import { suggestPassphrase } from './suggest-passphrase.ts';

export const encryptedBackupsHandlers: HandlersOf<typeof encryptedBackupsContract> = {
  create: createEncryptedBackup,
  open: openEncryptedBackup,
  decrypt: decryptBackup,
  suggestPassphrase,
};
