import type { TableTemplate } from '../../shared/letters/letter-template.ts';

export const callRecapEnglish: TableTemplate<'callRecap'> = {
  kind: 'callRecap',
  documentTitle: 'Following our call, {{customerName}}, {{date}}',
  subject: [{ text: 'Subject: our call of {{calledOn}}' }],
  title: null,
  delivery: null,
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    { when: ['nobodyNamed'], text: 'On {{calledOn}}, we telephoned you. {{outcome}}' },
    { when: ['somebodyNamed'], text: 'On {{calledOn}}, we telephoned you and spoke with {{spokenTo}}. {{outcome}}' },
    {
      text: {
        one: 'The following invoice was then overdue and unpaid:',
        many: 'The following invoices were then overdue and unpaid:',
      },
    },
  ],
  afterTable: [
    { when: ['promised'], text: 'As agreed with {{promisedBy}}, we expect your payment of **{{promisedAmount}}** by **{{promisedOn}}**.' },
    {
      when: ['contested'],
      text: 'Please send us in writing, with the documents that support it, what you dispute: we will answer you. The rest is to be paid without waiting.',
    },
  ],
  afterWaysToPay: [
    {
      when: ['reachable'],
      text: 'If this account of our call does not match yours, or if your payment has crossed with it, please let us know {{contactDetails}}.',
    },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [],
};
