import type { TableTemplate } from '../../shared/letters/letter-template.ts';

/** The friendly word about a late instalment, before any formal notice: what is late, until when, and what the agreement says otherwise. */
export const instalmentReminderFrench: TableTemplate<'instalmentReminder'> = {
  kind: 'instalmentReminder',
  documentTitle: 'Rappel d’échéance, {{customerName}}, {{date}}',
  subject: [
    {
      text: {
        one: 'Objet : échéance de l’accord du {{agreedOn}}, restée à régler',
        many: 'Objet : {{instalmentCount}} échéances de l’accord du {{agreedOn}}, restées à régler',
      },
    },
  ],
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      text: {
        one: 'Sauf erreur de notre part, l’échéance suivante de l’accord d’échelonnement du {{agreedOn}} ne nous est pas parvenue en entier. Merci de nous régler la somme de **{{total}}** d’ici au **{{deadline}}**.',
        many: 'Sauf erreur de notre part, les échéances suivantes de l’accord d’échelonnement du {{agreedOn}} ne nous sont pas parvenues en entier. Merci de nous régler la somme de **{{total}}** d’ici au **{{deadline}}**.',
      },
    },
  ],
  afterTable: [
    {
      when: ['termLeft'],
      text: 'Une fois cette somme réglée, l’accord se poursuit comme convenu. Sans ce règlement, nous devrions vous adresser une mise en demeure, ce que nous tenons à éviter ; si elle restait sans effet, l’accord rendrait exigible la totalité du solde, soit {{balance}} à ce jour.',
    },
    {
      when: ['allDue'],
      text: 'Les dates de toutes les échéances sont passées : cette somme est tout ce qui reste dû au titre de l’accord.',
    },
  ],
  afterWaysToPay: [
    { text: 'Si votre règlement s’est croisé avec cette lettre, merci de ne pas en tenir compte.' },
    {
      when: ['reachable'],
      text: 'Si une difficulté explique ce retard, dites-le-nous sans attendre {{contactDetails}} : nous verrons ensemble ce qui est possible.',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};
