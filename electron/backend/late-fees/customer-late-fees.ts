import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { lateFeeStatement } from '../../../shared/late-fees/late-fee-rules.ts';
import type { lateFeesContract } from '../../../shared/late-fees/late-fees.contract.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof lateFeesContract.statement;

/** What a customer owes for paying late, on every invoice paid late or still late. A rate given here wins over the settings'. */
export function customerLateFees({ db }: QueryContext, { customerId, asOf, ratePct }: InputOf<Verb>): OutputOf<Verb> {
  const terms = lateFeeTermsOf(db, customerId, asOf);
  return lateFeeStatement(
    lateInvoices(db, asOf, customerId),
    ratePct === undefined ? terms : { ...terms, contractRatePct: String(ratePct) },
  );
}
