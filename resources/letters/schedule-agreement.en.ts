import type { AgreementTemplate } from '../../shared/letters/letter-template.ts';

/** The agreement in English: the same clauses, under the same French law. */
export const scheduleAgreementEnglish: AgreementTemplate = {
  kind: 'scheduleAgreement',
  documentTitle: 'Repayment agreement, {{customerName}}, {{date}}',
  subject: [
    { when: ['oneInstalment'], text: 'Subject: repayment agreement, to be signed and returned' },
    { text: 'Subject: repayment agreement in {{instalmentCount}} instalments, to be signed and returned' },
  ],
  title: 'REPAYMENT AGREEMENT',
  delivery: null,
  introduction: [
    { text: 'Dear Sir or Madam,' },
    {
      text: 'Following our exchanges, here are two originals of the agreement that spreads your payment. Please sign both and return one to us; the other is yours.',
    },
  ],
  partiesHeading: 'Between the undersigned',
  creditor: 'The creditor',
  debtor: 'The debtor',
  articles: [
    {
      heading: '1. Acknowledgement of debt',
      paragraphs: [
        {
          when: ['partlyPaid'],
          text: 'Of the {{agreedTotal}} agreed on {{agreedOn}}, {{paid}} had been paid or deducted at {{date}}: this agreement is about what is left.',
        },
        {
          text: {
            one: 'The debtor acknowledges owing the creditor **{{total}} ({{totalInWords}})** and undertakes to pay it, for the following invoice:',
            many: 'The debtor acknowledges owing the creditor **{{total}} ({{totalInWords}})** and undertakes to pay it, for the following invoices:',
          },
        },
      ],
      table: 'debt',
    },
    {
      heading: '2. Instalments',
      paragraphs: [
        {
          when: ['severalInstalments'],
          text: 'The debtor pays this amount in {{instalmentCount}} instalments, by the following dates at the latest:',
        },
        { when: ['oneInstalment'], text: 'The debtor pays this amount at once, by the following date at the latest:' },
      ],
      table: 'instalments',
    },
    {
      heading: '3. Interest and late fees',
      paragraphs: [
        {
          when: ['business', 'feesIncluded'],
          text: 'The amount due includes late-payment interest at {{agreedOn}} and the flat-rate recovery compensation. While the instalments are paid on time, the creditor claims no other.',
        },
        {
          when: ['business', 'feesPartly', 'charged'],
          text: 'The amount due includes {{interest}} of late-payment interest at {{agreedOn}} and {{indemnity}} of flat-rate recovery compensation. While the instalments are paid on time, the creditor claims no more of them.',
        },
        {
          when: ['business', 'feesPartly', 'interestOnly'],
          text: 'The amount due includes {{interest}} of late-payment interest at {{agreedOn}}. While the instalments are paid on time, the creditor claims no more of it, nor the flat-rate recovery compensation.',
        },
        {
          when: ['business', 'feesPartly', 'indemnityOnly'],
          text: 'The amount due includes {{indemnity}} of flat-rate recovery compensation. While the instalments are paid on time, the creditor claims no more of it, nor late-payment interest.',
        },
        {
          when: ['business', 'feesExcluded'],
          text: 'The amount due includes neither late-payment interest nor the flat-rate recovery compensation. The creditor does not claim them while the instalments are paid on time.',
        },
        {
          when: ['business'],
          text: 'Should the balance be accelerated, everything that the creditor forgoes above is due again: interest under article {{interestLaw}} on the amounts that remained due day by day, from the original due date of each invoice, and the flat-rate recovery compensation for each invoice, less what of these has already been paid.',
        },
        {
          when: ['consumer', 'feesIncluded'],
          text: 'The amount due includes interest at the legal rate to {{agreedOn}} (articles 1231-6 and 1344-1 of the French Civil Code). While the instalments are paid on time, the creditor claims no other.',
        },
        {
          when: ['consumer', 'feesPartly'],
          text: 'The amount due includes {{interest}} of interest at the legal rate to {{agreedOn}} (articles 1231-6 and 1344-1 of the French Civil Code). While the instalments are paid on time, the creditor claims no more of it.',
        },
        { when: ['consumer', 'feesExcluded'], text: 'No interest is due while the instalments are paid on time.' },
      ],
    },
    {
      heading: '4. Acceleration',
      paragraphs: [
        {
          text: 'If a single instalment is not paid on its date, the whole balance becomes payable at once {{accelerationDays}} days after a formal notice by registered letter has remained without effect, without any further formality.',
        },
      ],
    },
    {
      heading: '5. Scope',
      paragraphs: [
        {
          when: ['replacing'],
          text: 'This agreement takes the place of the schedule agreed before for these invoices; what was paid under it stands.',
        },
        {
          text: 'This agreement is made without novation and without waiver: each invoice, with the rights and actions attached to it, subsists until payment in full. It releases no part of the debt. French law governs it.',
        },
        {
          when: ['notPublicBuyer'],
          text: 'It is an acknowledgement of debt and interrupts prescription (article 2240 of the French Civil Code).',
        },
        {
          when: ['publicBuyer'],
          text: 'It is an acknowledgement of debt; its four-year prescription, and what interrupts it, are governed by French law no. 68-1250 of 31 December 1968 (articles 1 and 2).',
        },
      ],
    },
  ],
  closing: [{ text: 'Made in two originals, one for each party.' }],
  creditorSignature: {
    heading: 'The creditor',
    lines: ['{{creditorName}}', 'Name and capacity: {{signatory}}', 'Date and signature:'],
  },
  debtorSignature: {
    heading: 'The debtor',
    lines: [
      '{{customerName}}',
      'Name and capacity:',
      'Date, signature and, in the signatory’s own hand, “Good for the amount of {{total}} ({{totalInWords}})”:',
    ],
    consumerLines: [
      '{{customerName}}',
      'First and last name:',
      'Date, signature and, in the signatory’s own hand, “Good for the amount of {{total}} ({{totalInWords}})”:',
    ],
  },
};
