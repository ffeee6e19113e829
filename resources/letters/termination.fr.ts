import type { TableTemplate } from '../../shared/letters/letter-template.ts';

/** Déchéance du terme: takes note that the notice stayed without effect and asks for the whole balance (C. civ. 1305-4, express clause). */
export const terminationFrench: TableTemplate<'termination'> = {
  kind: 'termination',
  documentTitle: 'Déchéance du terme, {{customerName}}, {{date}}',
  subject: [{ text: 'Objet : déchéance du terme de l’accord d’échelonnement du {{agreedOn}}' }],
  title: 'DÉCHÉANCE DU TERME',
  delivery: 'Lettre recommandée avec avis de réception',
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      when: ['noticed'],
      text: {
        one: 'Par lettre du {{noticedOn}}, nous vous avons mis en demeure de respecter l’accord d’échelonnement du {{agreedOn}}. L’échéance du {{lateInstalments}} reste pourtant impayée à ce jour.',
        many: 'Par lettre du {{noticedOn}}, nous vous avons mis en demeure de respecter l’accord d’échelonnement du {{agreedOn}}. Restent impayées à ce jour les échéances du {{lateInstalments}}.',
      },
    },
    {
      when: ['notNoticed'],
      text: {
        one: 'L’accord d’échelonnement du {{agreedOn}} n’est pas respecté : l’échéance du {{lateInstalments}} reste impayée à ce jour.',
        many: 'L’accord d’échelonnement du {{agreedOn}} n’est pas respecté : restent impayées à ce jour les échéances du {{lateInstalments}}.',
      },
    },
    {
      text: 'En application de la clause de déchéance du terme de cet accord, la totalité du solde est désormais exigible. Nous vous mettons en demeure de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
    },
  ],
  afterTable: [
    {
      when: ['business', 'charged'],
      text: 'L’accord ne renonçait aux frais de retard que tant que ses échéances étaient respectées : les pénalités sont dues sur les sommes restées dues jour après jour, depuis l’échéance d’origine de chaque facture (article {{interestLaw}}), ainsi que l’indemnité forfaitaire de recouvrement de chaque facture, sous déduction de ce qui en a déjà été payé.',
    },
    {
      when: ['business', 'interestOnly'],
      text: 'L’accord ne renonçait aux pénalités de retard que tant que ses échéances étaient respectées : elles sont dues sur les sommes restées dues jour après jour, depuis l’échéance d’origine de chaque facture (article {{interestLaw}}), sous déduction de ce qui en a déjà été payé.',
    },
    {
      when: ['consumer', 'interestOnly'],
      text: 'La somme due porte intérêt au taux légal depuis le lendemain de la réception de la mise en demeure de chaque facture (articles 1231-6 et 1344-1 du Code civil), sous déduction de ce qui en a déjà été payé.',
    },
    { when: ['consumer', 'accruing'], text: 'Les intérêts continuent de courir jusqu’au règlement complet.' },
    {
      when: ['business', 'accruing'],
      text: 'Les pénalités continuent de courir jusqu’au règlement complet.',
    },
  ],
  afterWaysToPay: [
    { text: 'La présente vaut mise en demeure au sens des articles 1344 et suivants du Code civil.' },
    {
      text: 'À défaut de règlement complet dans ce délai, nous engagerons sans autre avis une procédure judiciaire de recouvrement devant le tribunal compétent.',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [
    {
      when: ['consumer'],
      text: 'Intérêts = reste dû TTC × taux annuel × jours ÷ 365, jusqu’au {{interestTo}} inclus, au taux de l’intérêt légal (articles 1231-6 et 1344-1 du Code civil), arrondis au centime ligne par ligne. Une ligne s’arrête à chaque fin de semestre, règlement ou avoir. Sans TVA.',
    },
    {
      when: ['business'],
      text: 'Pénalités = reste dû TTC × taux annuel × jours ÷ 365, jusqu’au {{interestTo}} inclus, {{rateBasis}} (article {{interestLaw}}), arrondies au centime ligne par ligne. Une ligne s’arrête à chaque {{lineEnds}}. Sans TVA.',
    },
  ],
};
