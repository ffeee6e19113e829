import { filesOf, insertFile } from '../../../db/customers/customer-files.queries.ts';
import type { ReadDb, WriteDb } from '../../../db/database.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import {
  deleteInterruption,
  insertInterruption,
  readInterruption,
  updateInterruption,
} from '../../../db/legal/prescription-events.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { claimsContract } from '../../../shared/legal/claims.contract.ts';
import type { InterruptionKind } from '../../../shared/legal/prescription.ts';
import type { CommandContext } from '../context.ts';
import { type FileToKeep, readFileToKeep } from '../file-to-keep.ts';

type Contract = typeof claimsContract;

/**
 * Notes one event on each of some claims of one customer, with its proof.
 * @throws AppError INVOICE_NOT_FOUND, INVOICE_IS_CREDIT_NOTE, CLAIMS_OF_SEVERAL, INTERRUPTION_AHEAD, SUSPENSION_ENDS_TOO_EARLY, FILE_*
 */
export async function recordInterruption(
  context: CommandContext,
  { invoiceIds, kind, on, until = null, proof, file }: InputOf<Contract['recordInterruption']>,
): Promise<OutputOf<Contract['recordInterruption']>> {
  const { db, today } = context;
  const customerId = customerOfClaims(db, invoiceIds);
  checkDates(kind, on, until, today);
  const kept = file === undefined ? null : await readFileToKeep(context, file);
  const interruptionIds = db.transaction(() => {
    const fileId = kept === null ? null : keep(db, customerId, kept, today);
    return [...new Set(invoiceIds)].map((invoiceId) =>
      insertInterruption(db, { invoiceId, kind, on, until: suspensionEnd(kind, until), proof, fileId, recordedOn: today }),
    );
  });
  return { interruptionIds };
}

/** @throws AppError INTERRUPTION_NOT_FOUND, INTERRUPTION_AHEAD, SUSPENSION_ENDS_TOO_EARLY, FILE_* */
export async function correctInterruption(
  context: CommandContext,
  { interruptionId, file, ...given }: InputOf<Contract['correctInterruption']>,
): Promise<OutputOf<Contract['correctInterruption']>> {
  const { db, today } = context;
  const before = readInterruption(db, interruptionId);
  const kind = given.kind ?? before.kind;
  const on = given.on ?? before.on;
  const until = given.until === undefined ? before.until : given.until;
  checkDates(kind, on, until, today);
  const kept = file === undefined ? null : await readFileToKeep(context, file);
  db.transaction(() => {
    const fileId = kept === null ? before.fileId : keep(db, before.customerId, kept, today);
    updateInterruption(db, { interruptionId, kind, on, until: suspensionEnd(kind, until), proof: given.proof ?? before.proof, fileId });
  });
  return { interruptionId };
}

/** Takes a wrong entry back; its file stays among the customer's. @throws AppError INTERRUPTION_NOT_FOUND */
export function removeInterruption(
  { db }: CommandContext,
  { interruptionId }: InputOf<Contract['removeInterruption']>,
): OutputOf<Contract['removeInterruption']> {
  readInterruption(db, interruptionId);
  db.transaction(() => deleteInterruption(db, interruptionId));
  return { interruptionId };
}

/** The one customer that owes all these invoices. @throws AppError INVOICE_NOT_FOUND, INVOICE_IS_CREDIT_NOTE, CLAIMS_OF_SEVERAL */
export function customerOfClaims(db: ReadDb, invoiceIds: readonly number[]): number {
  const customers = new Set<number>();
  for (const invoiceId of invoiceIds) {
    const { number, kind, customerId } = readInvoice(db, invoiceId);
    if (kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
    customers.add(customerId);
  }
  const [customerId, ...others] = customers;
  if (customerId === undefined || others.length > 0) throw new AppError('CLAIMS_OF_SEVERAL', {});
  return customerId;
}

function checkDates(kind: InterruptionKind, on: LocalDate, until: LocalDate | null, today: LocalDate): void {
  if (on > today) throw new AppError('INTERRUPTION_AHEAD', { on });
  if (kind === 'simplifiedProcedure' && until !== null && until < on) throw new AppError('SUSPENSION_ENDS_TOO_EARLY', { on, until });
}

/** Only a suspension ends. */
function suspensionEnd(kind: InterruptionKind, until: LocalDate | null): LocalDate | null {
  return kind === 'simplifiedProcedure' ? until : null;
}

/** The same content is kept once for a customer. */
function keep(db: WriteDb, customerId: number, file: FileToKeep, today: LocalDate): number {
  return (
    filesOf(db, customerId).find(({ sha256 }) => sha256 === file.sha256)?.fileId ?? insertFile(db, { customerId, ...file, addedOn: today })
  );
}
