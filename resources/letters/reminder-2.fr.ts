import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredFrench, creditGrantedFrench } from './contest-answered.fr.ts';

/** Respectful: asks for a date. May be a first contact: an old debt starts here. */
export const reminder2French: TableTemplate = {
  kind: 'reminder2',
  documentTitle: 'Relance, {{customerName}}, {{date}}',
  subject: [
    {
      when: ['allRemindedInWriting'],
      text: {
        one: 'Objet : nouvelle relance pour la facture {{firstInvoice}}',
        many: 'Objet : nouvelle relance pour {{invoiceCount}} factures échues',
      },
    },
    { text: { one: 'Objet : relance pour la facture {{firstInvoice}}', many: 'Objet : relance pour {{invoiceCount}} factures échues' } },
  ],
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} À ce jour, la facture suivante est échue et nous n’en avons pas reçu le règlement complet.',
        many: '{{earlierContacts}} À ce jour, les factures suivantes sont échues et nous n’en avons pas reçu le règlement complet.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'À ce jour, la facture suivante est échue et nous n’en avons pas reçu le règlement complet.',
        many: 'À ce jour, les factures suivantes sont échues et nous n’en avons pas reçu le règlement complet.',
      },
    },
    contestAnsweredFrench,
    creditGrantedFrench,
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
      text: 'Nous vous rappelons que tout retard entraîne de plein droit des pénalités et une indemnité forfaitaire de 40 € par facture (articles {{feeLaw}}).',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};
