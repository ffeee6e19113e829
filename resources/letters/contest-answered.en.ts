import type { TemplateParagraph } from '../../shared/letters/letter-template.ts';

/** As the French sentence. */
export const contestAnsweredEnglish: TemplateParagraph = {
  when: ['contestAnswered'],
  text: 'You disputed {{maintainedInvoices}}. Having examined your objection, we maintain the sum claimed.',
};
