import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredEnglish, creditGrantedEnglish } from './contest-answered.en.ts';

/** Courteous: supposes an oversight, unless the customer was contacted before. */
export const reminder1English: TableTemplate<'reminder1'> = {
  kind: 'reminder1',
  documentTitle: 'Reminder, {{customerName}}, {{date}}',
  subject: [{ text: { one: 'Subject: your invoice {{firstInvoice}}', many: 'Subject: your {{invoiceCount}} overdue invoices' } }],
  title: null,
  delivery: null,
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      when: ['neverReminded'],
      text: {
        one: 'Unless we are mistaken, the invoice below is past its due date and has not been paid in full. This is no doubt an oversight.',
        many: 'Unless we are mistaken, the invoices below are past their due dates and have not been paid in full. This is no doubt an oversight.',
      },
    },
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} Unless we are mistaken, the invoice below is overdue and has not been paid in full.',
        many: '{{earlierContacts}} Unless we are mistaken, the invoices below are overdue and have not been paid in full.',
      },
    },
    contestAnsweredEnglish,
    creditGrantedEnglish,
  ],
  afterTable: [{ text: 'We would be grateful if you could send us **{{total}}** as soon as possible.' }],
  afterWaysToPay: [
    {
      text: 'If your payment has crossed with this letter, please disregard it. If there is a difficulty, or if a document is missing, you can reach us {{contactDetails}}.',
      when: ['reachable'],
    },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [],
};
