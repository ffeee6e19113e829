import type { promisesContract } from '../../../shared/promises/promises.contract.ts';
import type { HandlersOf } from '../context.ts';
import { recordPromise } from './record-promise.ts';

export const promisesHandlers: HandlersOf<typeof promisesContract> = { record: recordPromise };
