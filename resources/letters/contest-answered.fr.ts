import type { TemplateParagraph } from '../../shared/letters/letter-template.ts';

/** What the first letter after a dispute says of it, where the invoice was maintained. */
export const contestAnsweredFrench: TemplateParagraph = {
  when: ['contestAnswered'],
  text: 'Vous avez contesté {{maintainedInvoices}}. Après examen de votre contestation, nous maintenons la somme demandée.',
};
