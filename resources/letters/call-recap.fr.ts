import type { TableTemplate } from '../../shared/letters/letter-template.ts';

/** The written recap of a call: a trace of what was said, and of what was promised. */
export const callRecapFrench: TableTemplate<'callRecap'> = {
  kind: 'callRecap',
  documentTitle: 'Suite à notre appel, {{customerName}}, {{date}}',
  subject: [{ text: 'Objet : suite à notre appel du {{calledOn}}' }],
  title: null,
  delivery: null,
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    { when: ['nobodyNamed'], text: 'Le {{calledOn}}, nous vous avons téléphoné. {{outcome}}' },
    { when: ['somebodyNamed'], text: 'Le {{calledOn}}, nous vous avons téléphoné et avons eu {{spokenTo}} au bout du fil. {{outcome}}' },
    {
      text: {
        one: 'La facture suivante était alors échue et restait à régler :',
        many: 'Les factures suivantes étaient alors échues et restaient à régler :',
      },
    },
  ],
  afterTable: [
    {
      when: ['promised'],
      text: 'Comme convenu avec {{promisedBy}}, nous attendons votre règlement de **{{promisedAmount}}** pour le **{{promisedOn}}**.',
    },
    {
      when: ['contested'],
      text: 'Merci de nous adresser par écrit, avec les pièces utiles, ce que vous contestez : nous vous répondrons. Le reste est à régler sans attendre.',
    },
  ],
  afterWaysToPay: [
    {
      when: ['reachable'],
      text: 'Si ce compte rendu ne correspond pas à notre échange, ou si votre règlement s’est croisé avec lui, faites-le-nous savoir {{contactDetails}}.',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};
