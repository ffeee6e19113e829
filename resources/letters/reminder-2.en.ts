import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredEnglish, creditGrantedEnglish } from './contest-answered.en.ts';

/** Respectful: asks for a date. May be a first contact: an old debt starts here. */
export const reminder2English: TableTemplate<'reminder2'> = {
  kind: 'reminder2',
  documentTitle: 'Reminder, {{customerName}}, {{date}}',
  subject: [
    {
      when: ['allRemindedInWriting'],
      text: {
        one: 'Subject: second reminder, invoice {{firstInvoice}}',
        many: 'Subject: second reminder, {{invoiceCount}} overdue invoices',
      },
    },
    { text: { one: 'Subject: reminder, invoice {{firstInvoice}}', many: 'Subject: reminder, {{invoiceCount}} overdue invoices' } },
  ],
  title: null,
  delivery: null,
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} To date, the following invoice is overdue and we have not received full payment.',
        many: '{{earlierContacts}} To date, the following invoices are overdue and we have not received full payment.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'To date, the following invoice is overdue and we have not received full payment.',
        many: 'To date, the following invoices are overdue and we have not received full payment.',
      },
    },
    contestAnsweredEnglish,
    creditGrantedEnglish,
  ],
  afterTable: [{ text: 'Please pay **{{total}}**, or let us know before **{{replyBy}}** the date on which you will do so.' }],
  afterWaysToPay: [
    {
      when: ['reachable'],
      text: 'If a dispute or a difficulty explains the delay, please tell us without waiting, {{contactDetails}}: we will look for a solution with you.',
    },
    {
      when: ['business'],
      text: 'Late payment gives rise by law to interest and to a flat-rate compensation of €40 for each invoice (articles {{feeLaw}}).',
    },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [],
};
