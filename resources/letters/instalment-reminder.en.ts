import type { TableTemplate } from '../../shared/letters/letter-template.ts';

export const instalmentReminderEnglish: TableTemplate<'instalmentReminder'> = {
  kind: 'instalmentReminder',
  documentTitle: 'Reminder of an instalment, {{customerName}}, {{date}}',
  subject: [
    {
      text: {
        one: 'Subject: instalment of the agreement of {{agreedOn}} still to be paid',
        many: 'Subject: {{instalmentCount}} instalments of the agreement of {{agreedOn}} still to be paid',
      },
    },
  ],
  title: null,
  delivery: null,
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      text: {
        one: 'Unless we are mistaken, the following instalment of the repayment agreement of {{agreedOn}} has not reached us in full. Please pay **{{total}}** by **{{deadline}}**.',
        many: 'Unless we are mistaken, the following instalments of the repayment agreement of {{agreedOn}} have not reached us in full. Please pay **{{total}}** by **{{deadline}}**.',
      },
    },
  ],
  afterTable: [
    {
      when: ['termLeft'],
      text: 'The agreement then goes on as it is. We would rather avoid it, but without this payment we would have to give you formal notice; should that remain without effect, the agreement would make the whole balance payable, {{balance}} to date.',
    },
    {
      when: ['allDue'],
      text: 'The dates of all the instalments have passed: this sum is all that is left to pay under the agreement.',
    },
  ],
  afterWaysToPay: [
    { text: 'If your payment has crossed this letter, please disregard it.' },
    {
      when: ['reachable'],
      text: 'If a difficulty explains the delay, please tell us without waiting, {{contactDetails}}: we will see together what is possible.',
    },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [],
};
