import type { ReminderTemplate } from '../../shared/letters/letter-template.ts';

/** Respectful: asks for a date. */
export const reminder2French: ReminderTemplate = {
  kind: 'reminder2',
  documentTitle: 'Deuxième relance, {{customerName}}, {{date}}',
  subject: {
    one: 'Objet : deuxième relance pour la facture {{firstInvoice}}',
    many: 'Objet : deuxième relance pour {{invoiceCount}} factures échues',
  },
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: 'Malgré {{reminders}}, nous n’avons pas reçu le règlement de la facture ci-dessous.',
        many: 'Malgré {{reminders}}, nous n’avons pas reçu le règlement des factures ci-dessous.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'À ce jour, nous n’avons pas reçu le règlement de la facture ci-dessous.',
        many: 'À ce jour, nous n’avons pas reçu le règlement des factures ci-dessous.',
      },
    },
  ],
  afterTable: [
    {
      text: 'Nous vous demandons de nous régler la somme de **{{total}}**, ou de nous indiquer avant le **{{replyBy}}** la date à laquelle vous le ferez.',
    },
  ],
  afterWaysToPay: [
    {
      when: ['reachable'],
      text: 'Si une contestation ou une difficulté explique ce retard, dites-le-nous sans attendre {{contactDetails}} : nous chercherons avec vous une solution.',
    },
    {
      when: ['business'],
      text: 'Nous vous rappelons que tout retard entraîne de plein droit des pénalités et une indemnité forfaitaire de 40 € par facture (articles L441-10 et D441-5 du Code de commerce).',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};
