import { listWriteOffs, vatLinesOf } from '../../../db/write-offs/write-offs.queries.ts';
import type { writeOffsContract } from '../../../shared/write-offs/write-offs.contract.ts';
import type { HandlersOf } from '../context.ts';
import { printVatNote } from './print-vat-note.ts';
import { recordWriteOff } from './record-write-off.ts';
import { setInvoiceVat } from './set-invoice-vat.ts';

export const writeOffsHandlers: HandlersOf<typeof writeOffsContract> = {
  record: recordWriteOff,
  list: ({ db }, { customerId }) => listWriteOffs(db, customerId),
  vatLines: ({ db }, { paymentId }) => vatLinesOf(db, paymentId),
  setVat: setInvoiceVat,
  printVatNote,
};
