import type { TableTemplate } from '../../shared/letters/letter-template.ts';

export const statementEnglish: TableTemplate<'statement'> = {
  kind: 'statement',
  documentTitle: 'Statement of account, {{customerName}}, {{date}}',
  subject: [{ text: 'Subject: statement of your account at {{date}}' }],
  title: 'STATEMENT OF ACCOUNT',
  delivery: null,
  salutation: 'Dear Sir or Madam,',
  beforeTable: [{ text: 'Here is your account as it stands in our books at {{date}}.' }],
  afterTable: [
    { when: ['owing', 'dueNow'], text: 'Please pay each invoice when it falls due, and the **{{dueNow}}** payable now without delay.' },
    { when: ['owing', 'dueLater'], text: 'Please pay each invoice when it falls due.' },
    { when: ['owing', 'scheduled'], text: 'What is under the repayment agreement is payable on the agreed days, and not before.' },
    { when: ['forInformation'], text: 'This statement, made up to {{date}}, is for your information: it asks for no payment.' },
    { when: ['settled'], text: 'Nothing is due to us on your account.' },
  ],
  afterWaysToPay: [{ when: ['reachable'], text: 'If your books differ from ours, please let us know {{contactDetails}}.' }],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [],
};
