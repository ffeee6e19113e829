import { addDays, type LocalDate } from '../../../../shared/dates/local-date.ts';
import { parsePaymentTerms } from '../../../../shared/invoices/payment-terms.fr.ts';
import { dueDate, type PaymentTerms } from '../../../../shared/invoices/payment-terms.ts';
import type { SampleCustomer } from './sample-resources.ts';
import { workdayUntil } from './workdays.ts';

/** When an invoice to a customer issued on a day falls due. */
export function dueDateFor(customer: SampleCustomer, issuedOn: LocalDate): LocalDate {
  return dueDate(issuedOn, termsOf(customer));
}

/** The workday on which to invoice for the due date to be that day, or at most two days before it. */
export function issueDateFor(customer: SampleCustomer, dueOn: LocalDate): LocalDate {
  const terms = termsOf(customer);
  if (terms.mode !== 'net') throw new RangeError(`the story dates invoices by their due date: ${customer.name} must have net terms`);
  return workdayUntil(addDays(dueOn, -terms.days));
}

function termsOf({ name, paymentTerms }: SampleCustomer): PaymentTerms {
  const terms = parsePaymentTerms(paymentTerms);
  if (!terms) throw new RangeError(`unknown payment terms of ${name}: ${paymentTerms}`);
  return terms;
}
