import type { TemplateParagraph } from '../../shared/letters/letter-template.ts';

/** How the interest of an annex is worked out. */
export const interestExplanationEnglish: readonly TemplateParagraph[] = [
  {
    text: 'Interest = amount still due incl. VAT × yearly rate × days ÷ 365, from the day after the due date to {{interestTo}} included, {{rateBasis}} (article {{interestLaw}}), rounded to the cent line by line. A line stops at each {{lineEnds}}. No VAT applies.',
  },
  {
    when: ['credited'],
    text: 'A credit note or a payment that is not allocated yet reduces the base from the day after its date, starting with the invoice that fell due first (article 1342-10 of the French Civil Code).',
  },
  { when: ['partlyDisputed'], text: 'The disputed part of an invoice is not in the base.' },
  { when: ['accruing'], text: 'From {{dayAfter}}, interest grows by {{dailyInterest}} a day until payment.' },
];
