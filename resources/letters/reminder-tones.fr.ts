import type { LetterTone, ReminderKind } from '../../shared/letters/letter-kinds.ts';
import type { TableTemplate } from '../../shared/letters/letter-template.ts';
import { contestAnsweredFrench, creditGrantedFrench } from './contest-answered.fr.ts';

type Texts = Partial<Pick<TableTemplate, 'beforeTable' | 'afterTable' | 'afterWaysToPay'>>;

/** What a reminder says otherwise than in its own tone (courteous for the first, respectful for the second, firm for the third). */
export const reminderTonesFrench: Readonly<Partial<Record<ReminderKind, Partial<Record<LetterTone, Texts>>>>> = {
  reminder1: {
    respectful: {
      beforeTable: [
        {
          when: ['neverReminded'],
          text: {
            one: 'La facture ci-dessous est arrivée à échéance et, sauf erreur de notre part, son règlement complet ne nous est pas parvenu.',
            many: 'Les factures ci-dessous sont arrivées à échéance et, sauf erreur de notre part, leur règlement complet ne nous est pas parvenu.',
          },
        },
        {
          when: ['reminded'],
          text: {
            one: '{{earlierContacts}} La facture ci-dessous est échue et, sauf erreur de notre part, son règlement complet ne nous est pas parvenu.',
            many: '{{earlierContacts}} Les factures ci-dessous sont échues et, sauf erreur de notre part, leur règlement complet ne nous est pas parvenu.',
          },
        },
        contestAnsweredFrench,
        creditGrantedFrench,
      ],
      afterTable: [{ text: 'Nous vous remercions de nous adresser la somme de **{{total}}** avant le **{{replyBy}}**.' }],
    },
    firm: {
      beforeTable: [
        {
          when: ['neverReminded'],
          text: {
            one: 'La facture ci-dessous est échue et son règlement complet ne nous est pas parvenu.',
            many: 'Les factures ci-dessous sont échues et leur règlement complet ne nous est pas parvenu.',
          },
        },
        {
          when: ['reminded'],
          text: {
            one: '{{earlierContacts}} La facture ci-dessous est échue et son règlement complet ne nous est toujours pas parvenu.',
            many: '{{earlierContacts}} Les factures ci-dessous sont échues et leur règlement complet ne nous est toujours pas parvenu.',
          },
        },
        contestAnsweredFrench,
        creditGrantedFrench,
      ],
      afterTable: [{ text: 'Nous vous demandons de régler la somme de **{{total}}** avant le **{{replyBy}}**.' }],
    },
  },
  reminder2: {
    courteous: {
      afterTable: [
        {
          text: 'Pourriez-vous nous régler la somme de **{{total}}**, ou nous dire avant le **{{replyBy}}** à quelle date vous pensez le faire ?',
        },
      ],
      afterWaysToPay: [
        {
          when: ['reachable'],
          text: 'Si une difficulté ou une question explique ce retard, parlons-en : vous pouvez nous joindre {{contactDetails}}. Nous chercherons avec vous une solution.',
        },
      ],
    },
    firm: {
      afterTable: [{ text: 'Nous vous demandons de nous régler la somme de **{{total}}** au plus tard le **{{replyBy}}**.' }],
      afterWaysToPay: [
        {
          when: ['business'],
          text: 'Tout retard entraîne de plein droit des pénalités et une indemnité forfaitaire de 40 € par facture (articles {{feeLaw}}). À défaut de règlement, elles vous seront réclamées.',
        },
        { when: ['reachable'], text: 'Une contestation doit nous être adressée sans attendre, {{contactDetails}}.' },
      ],
    },
  },
  reminder3: {
    courteous: {
      afterWaysToPay: [
        {
          when: ['notInProceedings', 'reachable'],
          text: 'Si ce règlement vous met en difficulté, dites-le-nous {{contactDetails}} : un échéancier est encore possible. Sans nouvelles de vous, nous devrions vous adresser une mise en demeure.',
        },
      ],
    },
    respectful: {
      afterWaysToPay: [
        {
          when: ['notInProceedings'],
          text: 'Sans règlement ni réponse de votre part, nous vous adresserons une mise en demeure par lettre recommandée.',
        },
        {
          when: ['notInProceedings', 'reachable'],
          text: 'Il est encore temps de nous parler d’une difficulté ou d’un échéancier : vous pouvez nous joindre {{contactDetails}}.',
        },
      ],
    },
  },
};
