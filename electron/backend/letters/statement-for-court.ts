import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Page } from '../../../shared/letters/page.ts';
import type { QueryContext } from '../context.ts';
import { letterKey, prepareLetter } from './prepare-letter.ts';

/** The statement of a customer's account in French, whatever language the customer is written to in: a French court reads it. */
export function statementForCourt({ db }: QueryContext, { customerId, asOf }: { customerId: number; asOf: LocalDate }): Page[] {
  return prepareLetter(db, letterKey(db, { customerId, kind: 'statement', asOf }), 'fr').pages;
}
