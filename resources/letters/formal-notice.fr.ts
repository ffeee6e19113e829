import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredFrench, creditGrantedFrench } from './contest-answered.fr.ts';

/**
 * Mise en demeure. No law lists its mentions; it must be a sufficient summons (C. civ. 1344): who owes what, since when, by
 * when, how to pay, what follows. It is the creditor's own letter and imitates no court's or bailiff's document (C. pén. 433-13).
 */
export const formalNoticeFrench: TableTemplate = {
  kind: 'formalNotice',
  documentTitle: 'Mise en demeure, {{customerName}}, {{date}}',
  subject: [
    {
      text: {
        one: 'Objet : mise en demeure de payer la facture {{firstInvoice}}',
        many: 'Objet : mise en demeure de payer {{invoiceCount}} factures',
      },
    },
  ],
  title: 'MISE EN DEMEURE',
  delivery: 'Lettre recommandée avec avis de réception',
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} À ce jour, la facture suivante est échue et reste impayée. Nous vous mettons en demeure de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
        many: '{{earlierContacts}} À ce jour, les factures suivantes sont échues et restent impayées. Nous vous mettons en demeure de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
      },
    },
    {
      when: ['neverReminded'],
      text: {
        one: 'À ce jour, la facture suivante est échue et reste impayée. Nous vous mettons en demeure de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
        many: 'À ce jour, les factures suivantes sont échues et restent impayées. Nous vous mettons en demeure de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
      },
    },
    contestAnsweredFrench,
    creditGrantedFrench,
  ],
  afterTable: [
    {
      when: ['charged'],
      text: 'Les pénalités de retard et l’indemnité forfaitaire pour frais de recouvrement sont dues de plein droit en application des articles {{feeLaw}}.',
    },
    {
      when: ['interestOnly'],
      text: 'Les pénalités de retard sont dues de plein droit en application de l’article {{interestLaw}}.',
    },
    {
      when: ['indemnityOnly'],
      text: 'L’indemnité forfaitaire pour frais de recouvrement est due de plein droit en application des articles {{feeLaw}}.',
    },
    {
      when: ['accruing'],
      text: 'Les pénalités continuent de courir jusqu’au règlement complet.',
    },
    {
      when: ['consumer'],
      text: 'À compter de la réception de la présente, la somme due porte intérêt au taux légal (articles 1231-6 et 1344-1 du Code civil).',
    },
  ],
  afterWaysToPay: [
    { text: 'La présente vaut mise en demeure au sens des articles 1344 et suivants du Code civil.' },
    {
      when: ['notInProceedings'],
      text: 'À défaut de règlement complet dans ce délai, nous engagerons sans autre avis une procédure judiciaire de recouvrement devant le tribunal compétent.',
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
