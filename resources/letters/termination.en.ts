import type { TableTemplate } from '../../shared/letters/letter-template.ts';

export const terminationEnglish: TableTemplate<'termination'> = {
  kind: 'termination',
  documentTitle: 'Acceleration of the balance, {{customerName}}, {{date}}',
  subject: [{ text: 'Subject: acceleration under the repayment agreement of {{agreedOn}}' }],
  title: 'ACCELERATION OF THE BALANCE (DÉCHÉANCE DU TERME)',
  delivery: 'Registered letter with return receipt',
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      when: ['noticed'],
      text: {
        one: 'By our letter of {{noticedOn}}, we gave you formal notice to keep the repayment agreement of {{agreedOn}}. The instalment of {{lateInstalments}} is nevertheless still unpaid.',
        many: 'By our letter of {{noticedOn}}, we gave you formal notice to keep the repayment agreement of {{agreedOn}}. The instalments of {{lateInstalments}} are nevertheless still unpaid.',
      },
    },
    {
      when: ['notNoticed'],
      text: {
        one: 'The repayment agreement of {{agreedOn}} is not being kept: the instalment of {{lateInstalments}} is still unpaid.',
        many: 'The repayment agreement of {{agreedOn}} is not being kept: the instalments of {{lateInstalments}} are still unpaid.',
      },
    },
    {
      text: 'Under the acceleration clause of this agreement, the whole balance is now payable. We hereby give you formal notice to pay **{{total}}** by **{{deadline}}** at the latest.',
    },
  ],
  afterTable: [
    {
      when: ['business', 'charged'],
      text: 'The agreement gave up late fees only while its instalments were paid on time: late-payment interest is due on the amounts that remained due day by day, from the original due date of each invoice (article {{interestLaw}}), with the flat-rate recovery compensation for each invoice, less what of these has already been paid.',
    },
    {
      when: ['business', 'interestOnly'],
      text: 'The agreement gave up late-payment interest only while its instalments were paid on time: it is due on the amounts that remained due day by day, from the original due date of each invoice (article {{interestLaw}}), less what of it has already been paid.',
    },
    {
      when: ['consumer', 'interestOnly'],
      text: 'Interest at the legal rate is due from the day after receipt of the formal notice for each invoice (articles 1231-6 and 1344-1 of the French Civil Code), less what of it has already been paid.',
    },
    { when: ['consumer', 'accruing'], text: 'Interest continues to run until payment in full.' },
    {
      when: ['business', 'accruing'],
      text: 'Interest continues to run until payment in full.',
    },
  ],
  afterWaysToPay: [
    {
      text: 'This letter is a formal notice (mise en demeure) within the meaning of articles 1344 and following of the French Civil Code.',
    },
    { text: 'Failing payment in full within this time, we will bring the matter before the competent court without further notice.' },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: [
    {
      when: ['consumer'],
      text: 'Interest = amount still due incl. VAT × yearly rate × days ÷ 365, to {{interestTo}} included, at the legal interest rate (articles 1231-6 and 1344-1 of the French Civil Code), rounded to the cent line by line. A line stops at each half-year’s end, payment or credit note. No VAT applies.',
    },
    {
      when: ['business'],
      text: 'Interest = amount still due incl. VAT × yearly rate × days ÷ 365, to {{interestTo}} included, {{rateBasis}} (article {{interestLaw}}), rounded to the cent line by line. A line stops at each {{lineEnds}}. No VAT applies.',
    },
  ],
};
