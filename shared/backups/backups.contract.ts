import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { appCommand, appQuery, query } from '../contract/procedure.ts';
import { BackupChecks } from './backup-checks.ts';

/** What was checked, and whether the manifest beside the file says the same; null where there is none. */
const VerifiedBackup = BackupChecks.extend({ matchesManifest: z.literal(true).nullable(), takenAt: z.iso.datetime().nullable() });

export const backupsContract = {
  /**
   * A whole copy of the company's file where the user says, checked page by page and compared with the file it was made of, with its
   * manifest beside it. The company stays open and usable meanwhile. @throws AppError OUTPUT_EXISTS, BACKUP_*
   */
  create: query({
    input: z.object({ out: OutputFile }),
    output: BackupChecks.extend({ path: z.string(), takenAt: z.iso.datetime() }),
  }),
  /** Checks a backup without changing or keeping anything. @throws AppError BACKUP_DAMAGED, COMPANY_FILE_* when it is not whole */
  verify: appQuery({ input: z.object({ file: InputFile }), output: VerifiedBackup }),
  /**
   * Verifies a backup and copies it to a new place, the application's folder without `path`; never over an existing file. The company's
   * present file, if there is one, is left as it is.
   */
  restore: appCommand({
    input: z.object({ file: InputFile, path: OutputFile.optional() }),
    output: VerifiedBackup.extend({ path: z.string() }),
  }),
};
