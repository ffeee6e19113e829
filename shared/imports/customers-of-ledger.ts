import type { LedgerReceivables } from '../fec/ledger-receivables.ts';
import { type CustomerDraft, NO_CUSTOMER_DETAILS } from './customer-draft.ts';

/** The longest texts that a company's file takes (customers.contract.ts, payments.contract.ts). */
export const LIMITS = { code: 60, name: 160, number: 60, reference: 60, label: 200 } as const;

/** The customers of a book as a row would name them, by their code in it. */
export function customersNamed(customers: LedgerReceivables['customers']): Map<string, CustomerDraft> {
  return new Map(
    customers.map(({ code, name, namedOnly }) => [
      code,
      { ...NO_CUSTOMER_DETAILS, code: namedOnly ? '' : code.slice(0, LIMITS.code), name: name.slice(0, LIMITS.name) },
    ]),
  );
}
