import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { HandlersOf } from '../context.ts';
import { compareBackup } from './compare-backup.ts';
import { createBackup } from './create-backup.ts';
import { findBackups, listBackups, showState } from './list-backups.ts';
import { choosePlace, listPlaces } from './list-places.ts';
import { readManifest } from './read-manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { keepUp, saveNow } from './save-backup.ts';
import { showAlerts } from './show-alerts.ts';
import { openBeside, replaceByBackup, takeUpBackup } from './take-up-backup.ts';
import { backupFile, verifyBackup } from './verify-backup.ts';

export const backupsHandlers: HandlersOf<typeof backupsContract> = {
  create: createBackup,
  verify: verifyBackup,
  restore: restoreBackup,
  state: showState,
  alerts: showAlerts,
  list: listBackups,
  saveNow,
  keepUp,
  places: listPlaces,
  choosePlace,
  find: findBackups,
  compare: compareBackup,
  async recognise(context, { file }) {
    return { isBackup: (await readManifest(backupFile(context, file).path)) !== null };
  },
  takeUp: takeUpBackup,
  replace: replaceByBackup,
  openBeside,
};
