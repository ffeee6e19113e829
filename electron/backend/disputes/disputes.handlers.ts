import { disputesAt } from '../../../db/disputes/disputes.queries.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import type { HandlersOf } from '../context.ts';
import { closeDispute } from './close-dispute.ts';
import { openDispute } from './open-dispute.ts';

export const disputesHandlers: HandlersOf<typeof disputesContract> = {
  open: openDispute,
  close: closeDispute,
  list: ({ db }, { asOf }) => disputesAt(db, asOf),
};
