import { promiseRecords, promiseStatisticsBy } from '../../../db/promises/promise-book.queries.ts';
import type { promisesContract } from '../../../shared/promises/promises.contract.ts';
import type { HandlersOf } from '../context.ts';
import { correctPromise } from './correct-promise.ts';
import { reinstatePromise, removePromise, withdrawPromise } from './end-promise.ts';
import { recordPromise } from './record-promise.ts';

export const promisesHandlers: HandlersOf<typeof promisesContract> = {
  record: recordPromise,
  correct: correctPromise,
  withdraw: withdrawPromise,
  reinstate: reinstatePromise,
  remove: removePromise,
  list: ({ db }, { asOf, customerId }) => promiseRecords(db, asOf, customerId),
  statistics: ({ db }, { asOf, customerId }) => promiseStatisticsBy(db, asOf, customerId),
};
