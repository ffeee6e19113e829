import { listCustomers, readCustomer } from '../../../db/customers/customers.queries.ts';
import type { customersContract } from '../../../shared/customers/customers.contract.ts';
import type { HandlersOf } from '../context.ts';
import { addFile, exportFile, listFiles, removeFile } from './customer-files.ts';
import { listPeople, removePerson, savePerson } from './customer-people.ts';
import { describePayer } from './describe-payer.ts';
import { listMerges, mergeCustomers, previewMerge, undoCustomerMerge } from './merge-customers.ts';
import { createCustomer, updateCustomer } from './update-customer.ts';

export const customersHandlers: HandlersOf<typeof customersContract> = {
  list: ({ db }, { asOf }) => listCustomers(db, asOf),
  get: ({ db }, { id }) => readCustomer(db, id),
  behaviour: describePayer,
  create: createCustomer,
  update: updateCustomer,
  previewMerge,
  merge: mergeCustomers,
  undoMerge: undoCustomerMerge,
  merges: listMerges,
  contacts: listPeople,
  saveContact: savePerson,
  removeContact: removePerson,
  files: listFiles,
  addFile,
  exportFile,
  removeFile,
};
