import type { ReminderTemplate } from '../../shared/letters/letter-template.ts';

/** Firm: last before the formal notice, with the interest shown. */
export const reminder3French: ReminderTemplate = {
  kind: 'reminder3',
  documentTitle: 'Dernière relance, {{customerName}}, {{date}}',
  subject: {
    one: 'Objet : dernière relance avant mise en demeure, facture {{firstInvoice}}',
    many: 'Objet : dernière relance avant mise en demeure, {{invoiceCount}} factures échues',
  },
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: 'Malgré {{reminders}}, la facture ci-dessous reste impayée et nous n’avons reçu de vous aucune explication qui le justifie.',
        many: 'Malgré {{reminders}}, les factures ci-dessous restent impayées et nous n’avons reçu de vous aucune explication qui le justifie.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'La facture ci-dessous reste impayée et nous n’avons reçu de vous aucune explication qui le justifie.',
        many: 'Les factures ci-dessous restent impayées et nous n’avons reçu de vous aucune explication qui le justifie.',
      },
    },
  ],
  afterTable: [
    {
      when: ['charged'],
      text: 'Les pénalités de retard et l’indemnité forfaitaire sont dues de plein droit, sans qu’un rappel soit nécessaire (articles L441-10 et D441-5 du Code de commerce). Les pénalités continuent de courir jusqu’au règlement.',
    },
    { text: 'Nous vous demandons de régler **{{total}}** au plus tard le **{{deadline}}**.' },
  ],
  afterWaysToPay: [
    {
      text: 'À défaut, nous vous adresserons une mise en demeure par lettre recommandée, première étape d’un recouvrement par voie de justice.',
    },
    {
      when: ['reachable'],
      text: 'Il est encore temps de nous parler d’une difficulté ou d’un échéancier : vous pouvez nous joindre {{contactDetails}}.',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [
    {
      text: 'Pénalités = reste dû TTC × taux annuel × jours ÷ 365, du lendemain de l’échéance au {{date}} inclus, {{rateBasis}} (article L441-10 du Code de commerce), arrondies au centime ligne par ligne. Chaque ligne change de taux au semestre et de base à chaque règlement ou avoir. Sans TVA.',
    },
    { when: ['accruing'], text: 'À compter du {{dayAfter}}, elles augmentent de {{dailyInterest}} par jour jusqu’au règlement.' },
  ],
};
