import type { TemplateParagraph } from '../../shared/letters/letter-template.ts';

/** As the French sentence. */
export const contestAnsweredEnglish: TemplateParagraph = {
  when: ['contestAnswered'],
  text: 'You disputed {{maintainedInvoices}}. Having examined your objection, we maintain the sum claimed.',
};

/** As the French sentence. */
export const creditGrantedEnglish: TemplateParagraph = {
  when: ['creditGranted'],
  text: 'Following your objection, we have granted {{grantedCredits}}; the sum claimed takes it into account.',
};
