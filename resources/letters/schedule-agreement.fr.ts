import type { AgreementTemplate } from '../../shared/letters/letter-template.ts';

/**
 * Agreement on a repayment schedule: debt acknowledged in figures and words with an undertaking to pay (C. civ. 1376), two
 * originals (1375), an express acceleration clause after a formal notice, no novation (1330), and what becomes of interest.
 */
export const scheduleAgreementFrench: AgreementTemplate = {
  kind: 'scheduleAgreement',
  documentTitle: 'Accord d’échelonnement, {{customerName}}, {{date}}',
  subject: [
    { when: ['oneInstalment'], text: 'Objet : accord d’échelonnement, à nous retourner signé' },
    { text: 'Objet : accord d’échelonnement en {{instalmentCount}} échéances, à nous retourner signé' },
  ],
  title: 'ACCORD D’ÉCHELONNEMENT',
  delivery: null,
  introduction: [
    { text: 'Madame, Monsieur,' },
    {
      text: 'À la suite de nos échanges, voici en deux originaux l’accord qui échelonne votre règlement. Merci de les signer tous les deux et de nous en retourner un ; l’autre est pour vous.',
    },
  ],
  partiesHeading: 'Entre les soussignés',
  creditor: 'Le créancier',
  debtor: 'Le débiteur',
  articles: [
    {
      heading: '1. Reconnaissance de dette',
      paragraphs: [
        {
          when: ['partlyPaid'],
          text: 'Sur les {{agreedTotal}} convenus le {{agreedOn}}, {{paid}} ont été réglés ou déduits au {{date}} : le présent accord porte sur ce qui reste.',
        },
        {
          text: {
            one: 'Le débiteur reconnaît devoir au créancier la somme de **{{total}} ({{totalInWords}})** et s’engage à la lui payer, au titre de la facture suivante :',
            many: 'Le débiteur reconnaît devoir au créancier la somme de **{{total}} ({{totalInWords}})** et s’engage à la lui payer, au titre des factures suivantes :',
          },
        },
      ],
      table: 'debt',
    },
    {
      heading: '2. Échéances',
      paragraphs: [
        {
          when: ['severalInstalments'],
          text: 'Le débiteur règle cette somme en {{instalmentCount}} échéances, aux dates suivantes au plus tard :',
        },
        { when: ['oneInstalment'], text: 'Le débiteur règle cette somme en une fois, à la date suivante au plus tard :' },
      ],
      table: 'instalments',
    },
    {
      heading: '3. Intérêts et frais de retard',
      paragraphs: [
        {
          when: ['business', 'feesIncluded'],
          text: 'La somme due comprend les pénalités de retard arrêtées au {{agreedOn}} et l’indemnité forfaitaire de recouvrement. Tant que les échéances sont respectées, le créancier n’en réclame pas d’autres.',
        },
        {
          when: ['business', 'feesPartly', 'charged'],
          text: 'La somme due comprend {{interest}} de pénalités de retard, arrêtées au {{agreedOn}}, et {{indemnity}} d’indemnité forfaitaire de recouvrement. Le créancier n’en réclame pas davantage tant que les échéances sont respectées.',
        },
        {
          when: ['business', 'feesPartly', 'interestOnly'],
          text: 'La somme due comprend {{interest}} de pénalités de retard, arrêtées au {{agreedOn}}. Le créancier n’en réclame pas davantage, ni l’indemnité forfaitaire de recouvrement, tant que les échéances sont respectées.',
        },
        {
          when: ['business', 'feesPartly', 'indemnityOnly'],
          text: 'La somme due comprend {{indemnity}} d’indemnité forfaitaire de recouvrement. Le créancier n’en réclame pas davantage, ni les pénalités de retard, tant que les échéances sont respectées.',
        },
        {
          when: ['business', 'feesExcluded'],
          text: 'La somme due ne comprend ni pénalités de retard ni indemnité forfaitaire de recouvrement. Le créancier ne les réclame pas tant que les échéances sont respectées.',
        },
        {
          when: ['business'],
          text: 'En cas de déchéance du terme, tout ce à quoi le créancier renonce ci-dessus est de nouveau dû : les pénalités de l’article {{interestLaw}} sur les sommes restées dues jour après jour, depuis l’échéance d’origine de chaque facture, et l’indemnité forfaitaire de recouvrement de chaque facture, sous déduction de ce qui en a déjà été payé.',
        },
        {
          when: ['consumer', 'feesIncluded'],
          text: 'La somme due comprend les intérêts au taux légal arrêtés au {{agreedOn}} (articles 1231-6 et 1344-1 du Code civil). Tant que les échéances sont respectées, le créancier n’en réclame pas d’autres.',
        },
        {
          when: ['consumer', 'feesPartly'],
          text: 'La somme due comprend {{interest}} d’intérêts au taux légal, arrêtés au {{agreedOn}} (articles 1231-6 et 1344-1 du Code civil). Tant que les échéances sont respectées, le créancier n’en réclame pas davantage.',
        },
        { when: ['consumer', 'feesExcluded'], text: 'Aucun intérêt n’est dû tant que les échéances sont respectées.' },
      ],
    },
    {
      heading: '4. Déchéance du terme',
      paragraphs: [
        {
          text: 'Si une seule échéance n’est pas payée à sa date, la totalité du solde devient immédiatement exigible {{accelerationDays}} jours après une mise en demeure par lettre recommandée restée sans effet, sans autre formalité.',
        },
      ],
    },
    {
      heading: '5. Portée',
      paragraphs: [
        {
          when: ['replacing'],
          text: 'Le présent accord remplace l’échéancier convenu auparavant pour ces factures ; ce qui en a été réglé reste acquis.',
        },
        {
          text: 'Le présent accord est conclu sans novation et sans renonciation : chaque facture, avec les droits et actions qui s’y attachent, subsiste jusqu’au paiement complet. Il n’emporte aucune remise de dette.',
        },
        {
          when: ['notPublicBuyer'],
          text: 'Il vaut reconnaissance de dette et interrompt la prescription (article 2240 du Code civil).',
        },
        {
          when: ['publicBuyer'],
          text: 'Il vaut reconnaissance de dette ; la prescription quadriennale et ce qui l’interrompt sont régis par la loi n° 68-1250 du 31 décembre 1968 (articles 1 et 2).',
        },
      ],
    },
  ],
  closing: [{ text: 'Établi en deux originaux, un pour chaque partie.' }],
  creditorSignature: {
    heading: 'Le créancier',
    lines: ['{{creditorName}}', 'Nom et qualité : {{signatory}}', 'Date et signature :'],
  },
  debtorSignature: {
    heading: 'Le débiteur',
    lines: [
      '{{customerName}}',
      'Nom et qualité :',
      'Date, signature et mention de la main du signataire « Bon pour la somme de {{total}} ({{totalInWords}}) » :',
    ],
    consumerLines: [
      '{{customerName}}',
      'Nom et prénom :',
      'Date, signature et mention de la main du signataire « Bon pour la somme de {{total}} ({{totalInWords}}) » :',
    ],
  },
};
