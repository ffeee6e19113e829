import type { TemplateParagraph } from '../../shared/letters/letter-template.ts';

/** What the first letter after a dispute says of it, where the invoice was maintained. */
export const contestAnsweredFrench: TemplateParagraph = {
  when: ['contestAnswered'],
  text: 'Vous avez contesté {{maintainedInvoices}}. Après examen de votre contestation, nous maintenons la somme demandée.',
};

/** The same, where a credit note was granted for it: the sum asked for is already less by it. */
export const creditGrantedFrench: TemplateParagraph = {
  when: ['creditGranted'],
  text: 'À la suite de votre contestation, nous vous avons accordé {{grantedCredits}} ; la somme demandée en tient compte.',
};
