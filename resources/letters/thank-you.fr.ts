import type { TableTemplate } from '../../shared/letters/letter-template.ts';

/** Once everything overdue is paid: the relation goes on. */
export const thankYouFrench: TableTemplate<'thankYou'> = {
  kind: 'thankYou',
  documentTitle: 'Remerciements, {{customerName}}, {{date}}',
  subject: [
    { when: ['scheduleKept'], text: 'Objet : votre échéancier est réglé' },
    {
      text: { one: 'Objet : votre règlement de la facture {{firstInvoice}}', many: 'Objet : votre règlement de {{invoiceCount}} factures' },
    },
  ],
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      text: {
        one: 'Nous avons bien reçu le règlement complet de la facture suivante et vous en remercions.',
        many: 'Nous avons bien reçu le règlement complet des factures suivantes et vous en remercions.',
      },
    },
  ],
  afterTable: [
    { when: ['scheduleKept'], text: 'L’accord d’échelonnement que nous avions conclu est ainsi mené à son terme.' },
    { text: 'Au {{date}}, votre compte ne présente plus aucune facture échue.' },
  ],
  afterWaysToPay: [{ when: ['reachable'], text: 'Nous restons à votre disposition {{contactDetails}}.' }],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};
