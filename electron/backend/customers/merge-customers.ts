import {
  findMerge,
  mergeCustomers as merge,
  mergesInto,
  rowsOfCustomer,
  undoMerge,
} from '../../../db/customers/customer-merges.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { anonymisedOn } from '../../../db/privacy/retention-facts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { customersContract } from '../../../shared/customers/customers.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext, QueryContext } from '../context.ts';

/** What merging would move from one customer to another. @throws AppError CUSTOMER_NOT_FOUND, CUSTOMER_MERGE_SELF */
export function previewMerge(
  { db }: QueryContext,
  { keepId, mergeId }: InputOf<typeof customersContract.previewMerge>,
): OutputOf<typeof customersContract.previewMerge> {
  if (keepId === mergeId) throw new AppError('CUSTOMER_MERGE_SELF', { customerId: keepId });
  return { keep: readCustomer(db, keepId), merge: readCustomer(db, mergeId), moved: rowsOfCustomer(db, mergeId) };
}

/**
 * Makes one customer of two, for good until it is undone. One whose name was taken out of the file has nothing left to be recognised by.
 * @throws AppError CUSTOMER_NOT_FOUND, CUSTOMER_MERGE_SELF, CUSTOMER_MERGE_ANONYMISED
 */
export function mergeCustomers(
  { db, today }: CommandContext,
  { keepId, mergeId }: InputOf<typeof customersContract.merge>,
): OutputOf<typeof customersContract.merge> {
  if (keepId === mergeId) throw new AppError('CUSTOMER_MERGE_SELF', { customerId: keepId });
  return db.transaction(() => {
    for (const customerId of [keepId, mergeId]) {
      const { name } = readCustomer(db, customerId);
      if (anonymisedOn(db, customerId) !== null) throw new AppError('CUSTOMER_MERGE_ANONYMISED', { name });
    }
    const moved = rowsOfCustomer(db, mergeId);
    return { mergeId: merge(db, keepId, mergeId, today), customer: readCustomer(db, keepId), moved };
  });
}

/** Makes two customers again of those that were merged. @throws AppError CUSTOMER_MERGE_NOT_FOUND, CUSTOMER_MERGE_ALREADY_UNDONE, CUSTOMER_MERGE_UNDO_BLOCKED */
export function undoCustomerMerge(
  { db, today }: CommandContext,
  { mergeId }: InputOf<typeof customersContract.undoMerge>,
): OutputOf<typeof customersContract.undoMerge> {
  return db.transaction(() => {
    const known = findMerge(db, mergeId);
    if (!known) throw new AppError('CUSTOMER_MERGE_NOT_FOUND', { mergeId });
    if (known.undoneOn !== null) throw new AppError('CUSTOMER_MERGE_ALREADY_UNDONE', { mergeId });
    const outcome = undoMerge(db, mergeId, today);
    if ('reason' in outcome) throw new AppError('CUSTOMER_MERGE_UNDO_BLOCKED', { mergeId, name: known.mergedName, reason: outcome.reason });
    return { keep: readCustomer(db, known.keepId), restored: readCustomer(db, outcome.restoredId) };
  });
}

/** The merges into a customer that still hold. */
export function listMerges(
  { db }: QueryContext,
  { id }: InputOf<typeof customersContract.merges>,
): OutputOf<typeof customersContract.merges> {
  return mergesInto(db, id).map(({ undoneOn: _undoneOn, keepId: _keepId, mergedId: _mergedId, ...merged }) => merged);
}
