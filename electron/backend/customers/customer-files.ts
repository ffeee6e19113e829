import { deleteFile, filesOf, insertFile, provedByFiles, readFile, readFileBytes } from '../../../db/customers/customer-files.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { CustomerFile, customersContract } from '../../../shared/customers/customers.contract.ts';
import { interruptionName } from '../../../shared/legal/prescription-words.fr.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { readFileToKeep } from '../file-to-keep.ts';

type Contract = typeof customersContract;

/** @throws AppError CUSTOMER_NOT_FOUND */
export function listFiles({ db }: QueryContext, { id }: InputOf<Contract['files']>): OutputOf<Contract['files']> {
  readCustomer(db, id);
  const proved = provedByFiles(db, id);
  return filesOf(db, id).map((file) => {
    const proves = proved
      .filter(({ fileId }) => fileId === file.fileId)
      .map(({ invoiceNumber, kind, on }) => ({ invoiceNumber, name: interruptionName(kind), on }));
    return proves.length === 0 ? file : { ...file, proves };
  });
}

/**
 * Keeps a copy of a file in the company's own, so that it is copied, saved and moved with it. The same content is kept once for a customer.
 * @throws AppError CUSTOMER_NOT_FOUND, FILE_*, CUSTOMER_FILE_TOO_LARGE, CUSTOMER_FILE_IS_PROGRAM
 */
export async function addFile(context: CommandContext, { id, file }: InputOf<Contract['addFile']>): Promise<OutputOf<Contract['addFile']>> {
  const { db, today } = context;
  readCustomer(db, id);
  const kept = await readFileToKeep(context, file);
  const known = filesOf(db, id).find(({ sha256 }) => sha256 === kept.sha256);
  if (known) return known;
  const fileId = db.transaction(() => insertFile(db, { customerId: id, ...kept, addedOn: today }));
  return summary(readFile(db, fileId));
}

/** Gives a kept file back, byte for byte. @throws AppError CUSTOMER_FILE_NOT_FOUND, OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export function exportFile(
  { db, files }: QueryContext,
  { fileId, out }: InputOf<Contract['exportFile']>,
): Promise<OutputOf<Contract['exportFile']>> {
  return files.write(out, readFileBytes(db, fileId));
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function removeFile({ db }: CommandContext, { fileId }: InputOf<Contract['removeFile']>): OutputOf<Contract['removeFile']> {
  readFile(db, fileId);
  db.transaction(() => deleteFile(db, fileId));
  return { fileId };
}

function summary({ customerId: _, ...file }: CustomerFile & { customerId: number }): CustomerFile {
  return file;
}
