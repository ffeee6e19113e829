import type { privacyContract } from '../../../shared/privacy/privacy.contract.ts';
import type { HandlersOf } from '../context.ts';
import { anonymiseCustomer } from './anonymise-customer.ts';
import { customerState } from './customer-state.ts';
import { diagnostic, saveDiagnostic } from './diagnostic.ts';
import { exportCustomer, type WriteCsv } from './export-customer.ts';
import { places, stored } from './stored.ts';

/** How CSV is written comes from another domain. */
export function privacyHandlers(writeCsv: WriteCsv): HandlersOf<typeof privacyContract> {
  return {
    stored,
    places,
    customerState,
    exportCustomer: (context, input) => exportCustomer(context, input, writeCsv),
    anonymise: anonymiseCustomer,
    diagnostic,
    saveDiagnostic,
  };
}
