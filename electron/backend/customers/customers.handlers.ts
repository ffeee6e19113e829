import { customerIdByCode, insertCustomer, listCustomers, readCustomer, updateCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import type { CustomerFields, customersContract } from '../../../shared/customers/customers.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HandlersOf } from '../context.ts';
import { describePayer } from './describe-payer.ts';
import { listMerges, mergeCustomers, previewMerge, undoCustomerMerge } from './merge-customers.ts';

export const customersHandlers: HandlersOf<typeof customersContract> = {
  list: ({ db }, { asOf }) => listCustomers(db, asOf),
  get: ({ db }, { id }) => readCustomer(db, id),
  behaviour: describePayer,
  create({ db }, fields) {
    refuseTakenCode(db, fields.code);
    return readCustomer(
      db,
      db.transaction(() => insertCustomer(db, fields as Partial<CustomerFields> & { name: string })),
    );
  },
  update({ db }, { id, ...changes }) {
    readCustomer(db, id);
    refuseTakenCode(db, changes.code, id);
    db.transaction(() => updateCustomer(db, id, changes as Partial<CustomerFields>));
    return readCustomer(db, id);
  },
  previewMerge,
  merge: mergeCustomers,
  undoMerge: undoCustomerMerge,
  merges: listMerges,
};

function refuseTakenCode(db: ReadDb, code: string | undefined, exceptId?: number): void {
  if (code === undefined || code === '') return;
  const holder = customerIdByCode(db, code);
  if (holder !== undefined && holder !== exceptId) throw new AppError('CUSTOMER_CODE_TAKEN', { code, name: readCustomer(db, holder).name });
}
