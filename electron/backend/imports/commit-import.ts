import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { insertReturns } from '../../../db/imports/returned-payments.queries.ts';
import { writeImport } from '../../../db/imports/write-import.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { IMPORT_STEPS, NO_ROWS } from '../../../shared/imports/import-questions.fr.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { breathe, type CommandContext } from '../context.ts';
import { rememberImport } from './import-memory.ts';
import { keepsFiles } from './import-options.ts';
import { matchWaitingPayments } from './match-waiting-payments.ts';
import { operatingSystemUser } from './operating-system-user.ts';
import { prepareImport } from './prepare-import.ts';
import { isZip } from './recognise-content.ts';

/** Text shrinks to a fifth even in haste; what is packed already does not. */
const HASTE = 1;
const AS_IT_IS = 0;

/**
 * Imports a file: reads and checks it again, whatever a preview said, then writes all of it in one transaction, which a cancel undoes.
 * Payments that waited for what it brings are allocated in the same transaction.
 * @throws AppError as `prepareImport`; IMPORT_QUESTION while a question is open; IMPORT_NOTHING_USABLE when no row can be taken
 */
export async function commitImport(
  context: CommandContext,
  input: InputOf<typeof importsContract.commit>,
): Promise<OutputOf<typeof importsContract.commit>> {
  const { db } = context;
  // Both are done beside the reading, which takes longer.
  let deflating: Promise<Uint8Array> | null = null;
  let hashing: Promise<string> | undefined;
  const { file, description, questions, plan, report, used } = await prepareImport(context, { ...input, rowLimit: 0 }, ({ bytes }) => {
    hashing = sha256Of(bytes);
    if (keepsFiles(db)) deflating = promisify(deflate)(bytes, { level: isZip(bytes) ? AS_IT_IS : HASTE, chunkSize: 1 << 20 });
  });
  const [question] = questions;
  if (question)
    throw new AppError('IMPORT_QUESTION', { file: file.name, code: question.code, question: question.message, choices: question.choices });
  if (!plan) throw new Error('an import without questions has a plan');
  const { counts, totals } = plan;
  if (counts.new + counts.changed + counts.unchanged + counts.settled === 0) {
    const firstProblem = report.sorted()[0]?.message ?? NO_ROWS;
    throw new AppError('IMPORT_NOTHING_USABLE', { file: file.name, rejected: counts.rejected, firstProblem });
  }
  const total = plan.newInvoices.length + plan.changedInvoices.length + plan.newPayments.length + plan.newAllocations.length;
  const record = {
    fileName: file.name,
    sha256: await (hashing ?? sha256Of(file.bytes)),
    kind: description.kind,
    mode: input.mode ?? 'delta',
    importedAt: context.now,
    importedOn: context.today,
    mapping: used.mapping ?? {},
    answers: used.answers ?? {},
    importedBy: operatingSystemUser(),
    deflatedBytes: await deflating,
  };
  const checked = plan;
  function* write(): Generator<number, { importId: number; matchedPayments: number }> {
    const importId = yield* writeImport(db, record, checked);
    insertReturns(db, importId, checked.newReturns ?? []);
    const matchedPayments = matchWaitingPayments(db, importId, description.kind, checked);
    rememberImport(context, importId, file.name, description, used);
    return { importId, matchedPayments };
  }
  const { importId, matchedPayments } = await context.alone(() =>
    db.transactionInSteps(write(), async (done) => {
      context.progress({ done, total, step: IMPORT_STEPS.writing });
      await breathe(context);
    }),
  );
  return { importId, counts, rejected: report.rejected(), remarks: report.remarks(), totals, matchedPayments };
}

/** Hashed in another thread. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
}
