import type { TableTemplate } from '../../shared/letters/letter-template.ts';

export const instalmentNoticeEnglish: TableTemplate<'instalmentNotice'> = {
  kind: 'instalmentNotice',
  documentTitle: 'Formal notice, instalments, {{customerName}}, {{date}}',
  subject: [
    {
      text: {
        one: 'Subject: formal notice to pay an instalment of the agreement of {{agreedOn}}',
        many: 'Subject: formal notice to pay {{instalmentCount}} instalments of the agreement of {{agreedOn}}',
      },
    },
  ],
  title: 'FORMAL NOTICE (MISE EN DEMEURE)',
  delivery: 'Registered letter with return receipt',
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      text: {
        one: 'The repayment agreement of {{agreedOn}} is not being kept: the following instalment has not been paid in full. We hereby give you formal notice to pay **{{total}}** by **{{deadline}}** at the latest.',
        many: 'The repayment agreement of {{agreedOn}} is not being kept: the following instalments have not been paid in full. We hereby give you formal notice to pay **{{total}}** by **{{deadline}}** at the latest.',
      },
    },
  ],
  afterTable: [
    {
      when: ['termLeft'],
      text: 'Failing payment within this time, and under the acceleration clause of the agreement, the whole balance, {{balance}} to date, will become payable at once without any further formality.',
    },
    {
      when: ['allDue'],
      text: 'The dates of all the instalments have passed: this sum is the whole balance, and it is due. Failing payment within this time, we will claim it before the competent court.',
    },
    {
      when: ['business'],
      text: 'Late-payment interest under article {{interestLaw}}, which the agreement forgoes only while its instalments are paid on time, will be added to it.',
    },
  ],
  afterWaysToPay: [
    {
      text: 'This letter is a formal notice (mise en demeure) within the meaning of articles 1344 and following of the French Civil Code.',
    },
    { when: ['reachable'], text: 'If a difficulty explains the delay, please tell us without waiting, {{contactDetails}}.' },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [],
};
