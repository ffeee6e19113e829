import type { MessageTexts } from '../../shared/messages/message-template.ts';

const same = (text: string) => ({ one: text, many: text });

/** What accompanies a letter, or stands alone: the facts, one request, a way to answer. */
export const englishMessages: MessageTexts = {
  greeting: 'Dear Sir or Madam,',
  closing: 'Kind regards,\n{{signature}}',
  answered: 'You disputed {{maintainedInvoices}}. Having examined your objection, we maintain the sum claimed.',
  granted: 'Following your objection, we have granted {{grantedCredits}}; the sum claimed takes it into account.',
  invoiceLine: '- invoice {{number}} of {{issuedOn}}, due on {{dueOn}}: {{amount}}',
  comingLine: '- invoice {{number}} of {{issuedOn}}, falling due on {{dueOn}}: {{amount}}',
  disputedLine: 'Invoice {{number}}: {{amount}} is disputed and is not claimed here.',
  creditLine: '- credit in your favour: {{amount}}',
  totalLine: 'Total to pay: {{total}}',
  comingTotalLine: 'Total falling due: {{total}}',
  principalLine: 'Amount due: {{principal}}',
  interestLine: 'Late-payment interest to {{date}}: {{interest}}',
  indemnityLine: 'Flat-rate recovery compensation: {{indemnity}}',
  ways: 'You can pay by transfer to account {{iban}}, quoting reference {{reference}}.',
  card: 'You can pay by card: {{cardLink}}',
  smsCard: 'By card: {{cardLink}}',
  emails: {
    notice: {
      subject: { one: 'Invoice {{firstInvoice}} falls due on {{firstDueOn}}', many: 'Your {{invoiceCount}} invoices fall due soon' },
      paragraphs: [
        {
          one: 'This is to remind you that the invoice below falls due on {{firstDueOn}}.',
          many: 'This is to remind you that the invoices below fall due soon.',
        },
        { list: true },
        { ways: true },
        same('If you lack a document, or if anything delays your payment, please tell us in reply to this message.'),
        same('If your payment is on its way, thank you.'),
      ],
    },
    satisfaction: {
      subject: { one: 'Our invoice {{firstInvoice}}: is everything in order?', many: 'Our latest invoices: is everything in order?' },
      paragraphs: [
        same('We would like to make sure that you are satisfied with our work, and that you have all you need to pay for it.'),
        { list: true },
        same('A question, a document to complete? Simply reply to this message.'),
      ],
    },
    reminder1: {
      subject: { one: 'Invoice {{firstInvoice}} awaiting payment', many: '{{invoiceCount}} invoices awaiting payment' },
      paragraphs: [
        {
          one: 'Unless we are mistaken, invoice {{firstInvoice}}, due on {{firstDueOn}}, has not been paid in full. This is no doubt an oversight.',
          many: 'Unless we are mistaken, {{invoiceCount}} invoices past their due dates have not been paid in full. This is no doubt an oversight.',
        },
        { answered: true },
        { withLetter: 'The attached letter gives the details.' },
        { list: true },
        same('We would be grateful if you could send us {{total}} as soon as possible.'),
        { ways: true },
        same('If your payment has crossed with this message, or if there is a difficulty, a word in reply is enough.'),
      ],
    },
    reminder2: {
      subject: { one: 'Reminder: invoice {{firstInvoice}} unpaid', many: 'Reminder: {{invoiceCount}} unpaid invoices' },
      paragraphs: [
        {
          one: 'Invoice {{firstInvoice}}, due on {{firstDueOn}}, remains unpaid.',
          many: '{{invoiceCount}} invoices remain unpaid; the oldest was due on {{firstDueOn}}.',
        },
        { answered: true },
        { withLetter: 'The attached letter gives the details.' },
        { list: true },
        same('Please pay {{total}}, or tell us by return on which day you will.'),
        { ways: true },
      ],
    },
    reminder3: {
      subject: {
        one: 'Last reminder before formal notice: invoice {{firstInvoice}}',
        many: 'Last reminder before formal notice: {{invoiceCount}} invoices',
      },
      paragraphs: [
        {
          one: 'In spite of the delay, invoice {{firstInvoice}}, due on {{firstDueOn}}, is still unpaid.',
          many: 'In spite of the delay, {{invoiceCount}} invoices are still unpaid; the oldest was due on {{firstDueOn}}.',
        },
        { answered: true },
        { withLetter: 'The attached letter gives the details, with the charges for late payment.' },
        { list: true },
        same('Without payment, or a precise date from you within eight days, a formal notice will be sent to you.'),
        { ways: true },
      ],
    },
    formalNotice: {
      subject: { one: 'Formal notice: invoice {{firstInvoice}}', many: 'Formal notice: {{invoiceCount}} invoices' },
      paragraphs: [
        { withLetter: 'Please find attached a formal notice, which is also being sent to you by registered post.' },
        { list: true },
        same('Please pay what is due within the time that it sets.'),
        { ways: true },
      ],
    },
    document: {
      subject: same('{{documentName}}, {{companyName}}'),
      paragraphs: [same('Please find attached: {{documentName}}.'), same('We remain at your disposal for any question.')],
    },
  },
  sms: {
    notice: {
      one: '{{companyName}}: invoice {{firstInvoice}} ({{total}}) falls due on {{firstDueOn}}. Thank you.',
      many: '{{companyName}}: {{invoiceCount}} invoices ({{total}}) fall due, the first on {{firstDueOn}}. Thank you.',
    },
    satisfaction: {
      one: '{{companyName}}: did you receive our invoice {{firstInvoice}}? Any question: {{phone}}.',
      many: '{{companyName}}: did you receive our latest invoices? Any question: {{phone}}.',
    },
    reminder1: {
      one: '{{companyName}}: unless we are mistaken, invoice {{firstInvoice}} ({{total}}), due on {{firstDueOn}}, is unpaid. Thank you. {{phone}}',
      many: '{{companyName}}: unless we are mistaken, {{invoiceCount}} invoices ({{total}}) are unpaid. Thank you. {{phone}}',
    },
    reminder2: {
      one: '{{companyName}}: invoice {{firstInvoice}} ({{total}}) was due on {{firstDueOn}}. When will you pay it? {{phone}}',
      many: '{{companyName}}: {{invoiceCount}} invoices ({{total}}) are overdue, since {{firstDueOn}}. When will you pay them? {{phone}}',
    },
    reminder3: {
      one: '{{companyName}}: last reminder for invoice {{firstInvoice}} ({{total}}), due on {{firstDueOn}}. Please call {{phone}}',
      many: '{{companyName}}: last reminder for {{invoiceCount}} invoices ({{total}}), overdue since {{firstDueOn}}. Please call {{phone}}',
    },
    formalNotice: {
      one: '{{companyName}}: a formal notice is being sent to you for invoice {{firstInvoice}} ({{total}}). Please call {{phone}}',
      many: '{{companyName}}: a formal notice is being sent to you for {{invoiceCount}} invoices ({{total}}). Please call {{phone}}',
    },
  },
};
