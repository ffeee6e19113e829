import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredFrench, creditGrantedFrench } from './contest-answered.fr.ts';

/** Courteous: supposes an oversight, unless the customer was contacted before. */
export const reminder1French: TableTemplate = {
  kind: 'reminder1',
  documentTitle: 'Relance, {{customerName}}, {{date}}',
  subject: [{ text: { one: 'Objet : votre facture {{firstInvoice}}', many: 'Objet : vos {{invoiceCount}} factures échues' } }],
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      when: ['neverReminded'],
      text: {
        one: 'Sauf erreur de notre part, la facture ci-dessous est arrivée à échéance et son règlement complet ne nous est pas encore parvenu. Il s’agit sans doute d’un simple oubli.',
        many: 'Sauf erreur de notre part, les factures ci-dessous sont arrivées à échéance et leur règlement complet ne nous est pas encore parvenu. Il s’agit sans doute d’un simple oubli.',
      },
    },
    {
      when: ['reminded'],
      text: {
        one: '{{earlierContacts}} Sauf erreur de notre part, la facture ci-dessous est échue et son règlement complet ne nous est pas encore parvenu.',
        many: '{{earlierContacts}} Sauf erreur de notre part, les factures ci-dessous sont échues et leur règlement complet ne nous est pas encore parvenu.',
      },
    },
    contestAnsweredFrench,
    creditGrantedFrench,
  ],
  afterTable: [{ text: 'Nous vous remercions de bien vouloir nous adresser la somme de **{{total}}** dès que possible.' }],
  afterWaysToPay: [
    {
      text: 'Si votre règlement s’est croisé avec ce courrier, veuillez ne pas en tenir compte. Si une difficulté en est la cause, ou s’il vous manque un document, nous sommes à votre disposition {{contactDetails}}.',
      when: ['reachable'],
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};
