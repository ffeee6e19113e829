import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredEnglish, creditGrantedEnglish } from './contest-answered.en.ts';
import { interestExplanationEnglish } from './interest-explanation.en.ts';

/** The formal notice in English; it keeps its French title and the articles that give it effect, since French law governs it. */
export const formalNoticeEnglish: TableTemplate<'formalNotice'> = {
  kind: 'formalNotice',
  documentTitle: 'Formal notice to pay, {{customerName}}, {{date}}',
  subject: [
    {
      text: {
        one: 'Subject: formal notice to pay invoice {{firstInvoice}}',
        many: 'Subject: formal notice to pay {{invoiceCount}} invoices',
      },
    },
  ],
  title: 'FORMAL NOTICE (MISE EN DEMEURE)',
  delivery: 'Registered letter with return receipt',
  salutation: 'Dear Sir or Madam,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} To date, the following invoice is overdue and unpaid. We hereby give you formal notice to pay **{{total}}** by **{{deadline}}** at the latest.',
        many: '{{earlierContacts}} To date, the following invoices are overdue and unpaid. We hereby give you formal notice to pay **{{total}}** by **{{deadline}}** at the latest.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'To date, the following invoice is overdue and unpaid. We hereby give you formal notice to pay **{{total}}** by **{{deadline}}** at the latest.',
        many: 'To date, the following invoices are overdue and unpaid. We hereby give you formal notice to pay **{{total}}** by **{{deadline}}** at the latest.',
      },
    },
    contestAnsweredEnglish,
    creditGrantedEnglish,
  ],
  afterTable: [
    {
      when: ['charged'],
      text: 'Late-payment interest and the flat-rate compensation for recovery costs are due by law under articles {{feeLaw}}.',
    },
    {
      when: ['interestOnly'],
      text: 'Late-payment interest is due by law under article {{interestLaw}}.',
    },
    {
      when: ['indemnityOnly'],
      text: 'The flat-rate compensation for recovery costs is due by law under articles {{feeLaw}}.',
    },
    {
      when: ['accruing'],
      text: 'Interest continues to run until payment in full.',
    },
    {
      when: ['consumer'],
      text: 'From receipt of this letter, the amount due bears interest at the legal rate (articles 1231-6 and 1344-1 of the French Civil Code).',
    },
  ],
  afterWaysToPay: [
    {
      text: 'This letter is a formal notice (mise en demeure) within the meaning of articles 1344 and following of the French Civil Code.',
    },
    {
      when: ['notInProceedings'],
      text: 'Failing payment in full within this time, we will bring the matter before the competent court without further notice.',
    },
  ],
  closing: [{ text: 'Yours faithfully,' }],
  annex: interestExplanationEnglish,
};
