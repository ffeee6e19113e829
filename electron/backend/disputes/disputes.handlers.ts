import { disputesAt } from '../../../db/disputes/disputes.queries.ts';
import { disputeReport } from '../../../shared/disputes/dispute-report.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import type { HandlersOf } from '../context.ts';
import { closeDispute } from './close-dispute.ts';
import { addDisputeFile, exportDisputeFile, listDisputeFiles, removeDisputeFile } from './dispute-files.ts';
import { openDispute } from './open-dispute.ts';
import { recordGrantedCreditNote } from './record-granted-credit-note.ts';
import { removeDispute } from './remove-dispute.ts';
import { reopenDispute } from './reopen-dispute.ts';
import { updateDispute } from './update-dispute.ts';

export const disputesHandlers: HandlersOf<typeof disputesContract> = {
  open: openDispute,
  update: updateDispute,
  close: closeDispute,
  recordCreditNote: recordGrantedCreditNote,
  reopen: reopenDispute,
  remove: removeDispute,
  list: ({ db }, { asOf }) => disputesAt(db, asOf),
  report: ({ db }, { asOf }) => disputeReport(disputesAt(db, asOf)),
  files: listDisputeFiles,
  addFile: addDisputeFile,
  exportFile: exportDisputeFile,
  removeFile: removeDisputeFile,
};
