import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';

/** The scope itself, once its customer is known to exist; a segment without customers has figures of nothing. @throws AppError CUSTOMER_NOT_FOUND */
export function checkedScope(db: ReadDb, { customerId, segment }: Scope): Scope {
  if (customerId !== undefined) readCustomer(db, customerId);
  return { customerId, segment };
}
