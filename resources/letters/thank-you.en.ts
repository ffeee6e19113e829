import type { TableTemplate } from '../../shared/letters/letter-template.ts';

export const thankYouEnglish: TableTemplate<'thankYou'> = {
  kind: 'thankYou',
  documentTitle: 'Thank you, {{customerName}}, {{date}}',
  subject: [
    { when: ['scheduleKept'], text: 'Subject: your instalments are paid' },
    { text: { one: 'Subject: your payment of invoice {{firstInvoice}}', many: 'Subject: your payment of {{invoiceCount}} invoices' } },
  ],
  title: null,
  delivery: null,
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      text: {
        one: 'We have received full payment of the following invoice and thank you for it.',
        many: 'We have received full payment of the following invoices and thank you for it.',
      },
    },
  ],
  afterTable: [
    { when: ['scheduleKept'], text: 'The repayment agreement between us has thus been kept to its end.' },
    { text: 'At {{date}}, no invoice is overdue on your account.' },
  ],
  afterWaysToPay: [{ when: ['reachable'], text: 'We remain at your disposal {{contactDetails}}.' }],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [],
};
