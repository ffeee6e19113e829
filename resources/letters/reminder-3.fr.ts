import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredFrench, creditGrantedFrench } from './contest-answered.fr.ts';

/** Firm: last before the formal notice, with the interest shown. */
export const reminder3French: TableTemplate = {
  kind: 'reminder3',
  documentTitle: 'Relance, {{customerName}}, {{date}}',
  subject: [
    {
      when: ['forInformation'],
      text: { one: 'Objet : relance pour la facture {{firstInvoice}}', many: 'Objet : relance pour {{invoiceCount}} factures échues' },
    },
    {
      when: ['allRemindedInWriting'],
      text: {
        one: 'Objet : dernière relance avant mise en demeure, facture {{firstInvoice}}',
        many: 'Objet : dernière relance avant mise en demeure, {{invoiceCount}} factures échues',
      },
    },
    {
      text: {
        one: 'Objet : relance avant mise en demeure, facture {{firstInvoice}}',
        many: 'Objet : relance avant mise en demeure, {{invoiceCount}} factures échues',
      },
    },
  ],
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} À ce jour, la facture suivante est échue et reste impayée.',
        many: '{{earlierContacts}} À ce jour, les factures suivantes sont échues et restent impayées.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'À ce jour, la facture suivante est échue et reste impayée.',
        many: 'À ce jour, les factures suivantes sont échues et restent impayées.',
      },
    },
    contestAnsweredFrench,
    creditGrantedFrench,
  ],
  afterTable: [
    {
      when: ['charged'],
      text: 'Les pénalités de retard et l’indemnité forfaitaire sont dues de plein droit, sans qu’un rappel soit nécessaire (articles {{feeLaw}}).',
    },
    {
      when: ['interestOnly'],
      text: 'Les pénalités de retard sont dues de plein droit, sans qu’un rappel soit nécessaire (article {{interestLaw}}).',
    },
    {
      when: ['indemnityOnly'],
      text: 'L’indemnité forfaitaire est due de plein droit, sans qu’un rappel soit nécessaire (articles {{feeLaw}}).',
    },
    {
      when: ['accruing'],
      text: 'Les pénalités continuent de courir jusqu’au règlement.',
    },
    { text: 'Nous vous demandons de régler **{{total}}** au plus tard le **{{deadline}}**.' },
  ],
  afterWaysToPay: [
    {
      when: ['notInProceedings'],
      text: 'À défaut, nous vous adresserons une mise en demeure par lettre recommandée, première étape d’un recouvrement par voie de justice.',
    },
    {
      when: ['notInProceedings', 'reachable'],
      text: 'Il est encore temps de nous parler d’une difficulté ou d’un échéancier : vous pouvez nous joindre {{contactDetails}}.',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [
    {
      text: 'Pénalités = reste dû TTC × taux annuel × jours ÷ 365, du lendemain de l’échéance au {{interestTo}} inclus, {{rateBasis}} (article {{interestLaw}}), arrondies au centime ligne par ligne. Une ligne s’arrête à chaque {{lineEnds}}. Sans TVA.',
    },
    {
      when: ['credited'],
      text: 'Un avoir ou un règlement qui n’est pas encore affecté réduit la base à compter du lendemain de sa date, en commençant par la facture échue la plus ancienne (article 1342-10 du Code civil).',
    },
    { when: ['partlyDisputed'], text: 'La part contestée d’une facture n’entre pas dans la base.' },
    { when: ['accruing'], text: 'À compter du {{dayAfter}}, elles augmentent de {{dailyInterest}} par jour jusqu’au règlement.' },
  ],
};
