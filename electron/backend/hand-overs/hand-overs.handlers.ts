import { handOversAt } from '../../../db/hand-overs/hand-overs.queries.ts';
import type { handOversContract } from '../../../shared/hand-overs/hand-overs.contract.ts';
import type { HandlersOf } from '../context.ts';
import { removeHandOver, resumeHandOver, takeBackHandOver } from './end-hand-over.ts';
import { recordHandOver } from './record-hand-over.ts';
import { settleHandOver } from './settle-hand-over.ts';

export const handOversHandlers: HandlersOf<typeof handOversContract> = {
  record: recordHandOver,
  settle: settleHandOver,
  takeBack: takeBackHandOver,
  resume: resumeHandOver,
  remove: removeHandOver,
  list: ({ db }, { asOf, customerId }) => handOversAt(db, asOf, customerId),
};
