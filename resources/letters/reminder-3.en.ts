import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredEnglish, creditGrantedEnglish } from './contest-answered.en.ts';
import { interestExplanationEnglish } from './interest-explanation.en.ts';

/** Firm: last before the formal notice, with the interest shown. */
export const reminder3English: TableTemplate<'reminder3'> = {
  kind: 'reminder3',
  documentTitle: 'Reminder, {{customerName}}, {{date}}',
  subject: [
    {
      when: ['forInformation'],
      text: { one: 'Subject: reminder, invoice {{firstInvoice}}', many: 'Subject: reminder, {{invoiceCount}} overdue invoices' },
    },
    {
      when: ['allRemindedInWriting'],
      text: {
        one: 'Subject: final reminder before formal notice, invoice {{firstInvoice}}',
        many: 'Subject: final reminder before formal notice, {{invoiceCount}} overdue invoices',
      },
    },
    {
      text: {
        one: 'Subject: reminder before formal notice, invoice {{firstInvoice}}',
        many: 'Subject: reminder before formal notice, {{invoiceCount}} overdue invoices',
      },
    },
  ],
  title: null,
  delivery: null,
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} To date, the following invoice is overdue and unpaid.',
        many: '{{earlierContacts}} To date, the following invoices are overdue and unpaid.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'To date, the following invoice is overdue and unpaid.',
        many: 'To date, the following invoices are overdue and unpaid.',
      },
    },
    contestAnsweredEnglish,
    creditGrantedEnglish,
  ],
  afterTable: [
    {
      when: ['charged'],
      text: 'Late-payment interest and the flat-rate compensation are due by law, without any reminder being necessary (articles {{feeLaw}}).',
    },
    {
      when: ['interestOnly'],
      text: 'Late-payment interest is due by law, without any reminder being necessary (article {{interestLaw}}).',
    },
    {
      when: ['indemnityOnly'],
      text: 'The flat-rate compensation is due by law, without any reminder being necessary (articles {{feeLaw}}).',
    },
    {
      when: ['accruing'],
      text: 'Interest continues to run until payment.',
    },
    { text: 'Please pay **{{total}}** by **{{deadline}}** at the latest.' },
  ],
  afterWaysToPay: [
    {
      when: ['notInProceedings'],
      text: 'Failing that, we will send you a formal notice by registered letter, the first step towards recovery through the courts.',
    },
    {
      when: ['notInProceedings', 'reachable'],
      text: 'It is not too late to tell us of a difficulty or to agree on instalments: you can reach us {{contactDetails}}.',
    },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: interestExplanationEnglish,
};
