import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { QueryContext } from '../context.ts';
import { writeBackup } from './write-backup.ts';

type Verb = typeof backupsContract.create;

export async function createBackup(context: QueryContext, { out }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const path = context.files.outputPath(out);
  return { ...(await writeBackup(context, path, 'manual')), path };
}
