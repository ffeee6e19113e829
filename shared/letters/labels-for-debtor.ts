import type { CustomerKind } from '../customers/customers.contract.ts';
import type { LetterLabels } from './letter-template.ts';

/** A consumer owes interest at the legal rate (C. civ. 1231-6, 1344-1), which no letter may call the late-payment penalties of businesses. */
export function labelsForDebtor(labels: LetterLabels, kind: CustomerKind): LetterLabels {
  if (kind !== 'consumer') return labels;
  const { sum, annexTitle, annexTotal, column, acknowledged } = labels.consumerInterest;
  return {
    ...labels,
    columns: { ...labels.columns, interest: column },
    interestSum: sum,
    annexTitle,
    annexTotal,
    acknowledgedInterest: acknowledged,
  };
}
