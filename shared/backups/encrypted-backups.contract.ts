import { z } from 'zod';
import { OpenCompany } from '../companies/companies.contract.ts';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { appCommand, appQuery, query } from '../contract/procedure.ts';

/** Never kept, and in no message, log or journal: it lives for the time of the call. */
const Passphrase = z.string().min(1).max(1000);

/** Copies of a company's file that only a passphrase opens: age format, version 1, one scrypt recipient (age-encryption.org/v1). */
export const encryptedBackupsContract = {
  /** Writes one of the company as it is at this moment. @throws AppError PASSPHRASE_TOO_SHORT */
  create: query({
    input: z.object({ out: OutputFile, passphrase: Passphrase }),
    output: z.object({ path: z.string(), sizeBytes: z.int() }),
  }),
  /** Takes one in: the company's file goes to the application's folder and opens. Refused when that company is already on this computer. */
  open: appCommand({ input: z.object({ file: InputFile, passphrase: Passphrase }), output: OpenCompany }),
  /** Makes a plain company file of one again, for a restore beside the file in use. It is not opened. */
  decrypt: appCommand({
    input: z.object({ file: InputFile, passphrase: Passphrase, out: OutputFile }),
    output: z.object({ path: z.string(), name: z.string() }),
  }),
  /** A passphrase made of words drawn at random; `bits` says among how many it was drawn, as a power of two. */
  suggestPassphrase: appQuery({ input: z.object({}), output: z.object({ passphrase: z.string(), bits: z.int() }) }),
};
