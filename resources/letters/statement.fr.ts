import type { TableTemplate } from '../../shared/letters/letter-template.ts';

/** Relevé de compte: what is open at a day, for the customer to compare with its own books. It asks for nothing that is not due. */
export const statementFrench: TableTemplate<'statement'> = {
  kind: 'statement',
  documentTitle: 'Relevé de compte, {{customerName}}, {{date}}',
  subject: [{ text: 'Objet : relevé de votre compte au {{date}}' }],
  title: 'RELEVÉ DE COMPTE',
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [{ text: 'Voici l’état de votre compte dans nos livres au {{date}}.' }],
  afterTable: [
    {
      when: ['owing', 'dueNow'],
      text: 'Nous vous remercions de bien vouloir régler chaque facture à son échéance, et dès à présent les **{{dueNow}}** à régler à ce jour.',
    },
    { when: ['owing', 'dueLater'], text: 'Nous vous remercions de bien vouloir régler chaque facture à son échéance.' },
    {
      when: ['owing', 'scheduled'],
      text: 'Ce qui est sous échéancier se règle aux dates convenues, et rien n’en est demandé avant elles.',
    },
    {
      when: ['forInformation'],
      text: 'Ce relevé, arrêté au {{date}}, vous est adressé pour information : il ne demande aucun paiement.',
    },
    { when: ['settled'], text: 'Votre compte ne présente aucun solde en notre faveur.' },
  ],
  afterWaysToPay: [
    {
      when: ['reachable'],
      text: 'Si vos écritures diffèrent des nôtres, merci de nous le signaler {{contactDetails}}.',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};
