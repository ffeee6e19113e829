import type { Customer } from '../../shared/customers/customers.contract.ts';
import { CustomerFiles } from './CustomerFiles.tsx';
import classes from './CustomerForm.module.css';
import { CustomerMerges } from './CustomerMerges.tsx';
import { CustomerPeople } from './CustomerPeople.tsx';

/** What is kept on a customer beside its own details: its people, its files, and who else it turned out to be. */
export function CustomerRecords({ customer }: { customer: Customer }) {
  return (
    <>
      <div className={classes.below}>
        <CustomerPeople customer={customer} />
        <CustomerFiles customer={customer} />
      </div>
      <CustomerMerges customer={customer} />
    </>
  );
}
